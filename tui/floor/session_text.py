"""What the rows of the session screen say: from a view to text, without a screen."""

from collections.abc import Mapping

from tui.floor.load_line import LoadLine
from tui.progress.feeling import CONNECTION
from tui.progress.record import FELT, SetRecord
from tui.session.snapshot import Snapshot, clock, spoken
from tui.view import View

STOP = "End the session? What was done is kept. {done} ends it, {no} goes back."
STOP_REHEARSAL = "End the rehearsal? {done} ends it, {no} goes back."
PAIN = (
    "Stop. Put the weight down. A pop or snap, bruising, trouble walking, numbness or tingling, back pain "
    "down the leg: end the session and see a clinician. Chest pain, fainting or severe breathlessness: call "
    "emergency services. {done} ends the session, {no} goes back to the pause."
)
SHORTEST = {"pain": "Stop. Put the weight down. {done} ends it", "stop": "{done} ends it"}
USUAL: Mapping[str, str] = {"space": "space", "done": "enter", "no": "esc"}  # control: key, as it is printed
COUNT_MARKS = {"paused": "‖", "asked": "‖"}
STANDING_STILL = {"paused", "asked"}


def headline(view: View, width: int) -> tuple[str, str]:
    """Name the exercise and its load; tell which set it is. Shorter where it would not fit into the cells."""
    step = view.snapshot.step
    if step is None:
        return "", ""
    side = f" {step.side}" if step.side else ""
    number = f"set {step.set} of {step.sets}{side}"
    with_load = f"{step.name} · {view.load}" if view.load else step.name
    room = width - len(number) - 2
    name = with_load if len(with_load) <= room else step.name
    return name, number if len(name) <= room or room > width // 3 else short_place(view)


def short_place(view: View) -> str:
    """Tell which set it is in as few cells as can be: `2/3`, `2/3 l`."""
    step = view.snapshot.step
    if step is None:
        return ""
    return f"{step.set}/{step.sets}" + (f" {step.side[:1]}" if step.side else "")


def one_line(view: View) -> tuple[str, str]:
    """Give phase and count, and rep or set, where there is one row for all of it."""
    step, count = view.snapshot.step, view.snapshot.count
    place = short_place(view) if step is None or step.rep is None else f"{step.rep}/{step.reps}"
    return word(view) if count is None else f"{word(view)} {count}", place


def word(view: View) -> str:
    """Name the phase, or what has stopped it."""
    snapshot = view.snapshot
    if snapshot.question == "pain":
        return "PAIN"
    if snapshot.question == "stop":
        return "STOP?"
    return f"PAUSED · {snapshot.word}" if snapshot.state == "paused" else snapshot.word


def title(view: View) -> str:
    """Give the title of the terminal: `LOWER 3 · rep 7 of 12`. Nothing in it comes from a file."""
    step, count = view.snapshot.step, view.snapshot.count
    still = view.snapshot.state in STANDING_STILL or count is None
    phase = word(view) if still else f"{word(view)} {count}"
    if step is None:
        return phase
    if step.rep is None:
        return f"{phase} · set {step.set} of {step.sets}"
    return f"{phase} · rep {step.rep}" + ("" if step.open_ended else f" of {step.reps}")


def shouted(view: View) -> str:
    """Give the word of the phase that is under way, to be drawn as large as the count; else nothing."""
    snapshot = view.snapshot
    return snapshot.word if snapshot.state == "running" and snapshot.question is None else ""


def figure(snapshot: Snapshot) -> str:
    """Give what is drawn in giant blocks."""
    if snapshot.state in STANDING_STILL:
        return "‖"
    return "▶" if snapshot.count is None else str(snapshot.count)


def cue(view: View, keys: Mapping[str, str] = USUAL) -> str:
    """Give the one line of help for this moment, with the keys in force by the names of their controls."""
    snapshot = view.snapshot
    if snapshot.question is not None:
        stop = STOP_REHEARSAL if view.rehearsal else STOP
        return (PAIN if snapshot.question == "pain" else stop).format_map(keys)
    space = capital(keys["space"])
    if snapshot.rest_over is not None:
        return f"Rest over {clock(snapshot.rest_over)} ago. {space} when you are set"
    if snapshot.state == "paused":
        return f"{capital(snapshot.reason)}. {space} goes on" if snapshot.reason else f"{space} goes on"
    step = snapshot.step
    if step is not None and step.kind == "ready" and snapshot.state == "running":
        return f"{step.name}. {view.cue + '. ' if view.cue else ''}{space} when you are set"
    if snapshot.closing:
        return "Last rep"
    return view.cue or ""


def reps(view: View) -> str:
    """Count the reps of the set under way, or say what was done in the one before a rest."""
    step = view.snapshot.step
    if step is None:
        return ""
    if step.in_set:
        broke = " · tempo broke" if view.tempo_broken else ""
        if step.rep is None:
            return f"{step.kind} {spoken(step.seconds or 0.0)}{broke}"
        return f"rep {step.rep}{broke}" if step.open_ended else f"rep {step.rep} of {step.reps}{broke}"
    return "0 reps ↑↓" if view.skipped else done(view.last)


def done(record: SetRecord | None) -> str:
    """Say what a set came to: `12 reps ↑↓`, `30 s`."""
    if record is None:
        return ""
    marks = "".join(
        f" · {mark}"
        for mark, there in (("tempo broke", record.tempo_kept is False), ("pain", record.pain))
        if there
    )
    if record.reps is not None:
        return f"{record.reps} rep{'' if record.reps == 1 else 's'} ↑↓{marks}"
    return f"{spoken(record.seconds or 0.0)}{marks}"


def shortest(view: View, keys: Mapping[str, str] = USUAL) -> str:
    """Give what is asked in the fewest words, for a terminal that has no room for more."""
    return SHORTEST[view.snapshot.question or "stop"].format_map(keys)


def capital(text: str) -> str:
    """Begin with a capital; a key of one character stays as it is printed on the keyboard."""
    return text[:1].upper() + text[1:] if len(text) > 1 else text


def question(view: View, keys: Mapping[str, str] = USUAL) -> tuple[str, tuple[str, ...]]:
    """Give the question of a rest with its choices; empty where nothing is asked."""
    if view.last is None or view.snapshot.question is not None:
        return "", ()
    if view.stage == "connection":
        return "How well did you feel it?", choices(CONNECTION, keys)
    if view.stage == "where":
        return "Where?", choices(FELT, keys)
    return (f"Felt: {view.answer}", ()) if view.answer else ("", ())


def load_of(line: LoadLine) -> tuple[str, tuple[str, ...]]:
    """Show the load of the next set while it is being changed."""
    return "Load of the next set", (f"▸ {line.shown}",)


def choices(words: tuple[str, ...], keys: Mapping[str, str] = USUAL) -> tuple[str, ...]:
    """Put its key before each word."""
    return tuple(f"{keys.get(f'answer_{digit}', digit)} {text}" for digit, text in enumerate(words, 1))


def total(snapshot: Snapshot) -> tuple[str, str]:
    """Give where the programme stands and how long it is."""
    whole = clock(snapshot.total)
    return clock(snapshot.position), f"from {whole}" if snapshot.open_ended else whole
