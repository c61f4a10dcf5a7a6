"""The one declaration of every control: its name, its keys, its label and a sentence of help.

Footer, help and bindings are all made from this; a control that cannot work now is not offered.
"""

from msgspec import Struct


class Control(Struct, frozen=True):
    """One thing that can be done: `keys` in the order of preference, the first is the one that is shown."""

    name: str
    keys: tuple[str, ...]
    label: str
    help: str


def _out(label: str, help: str, *more: str) -> Control:
    """Declare the way out of a screen, by the keys that lead out of every one."""
    return Control("leave", ("escape", *more, "q", "ctrl+c", "ctrl+q"), label, help)


def _answers(help: str) -> tuple[Control, ...]:
    return tuple(Control(f"answer_{digit}", (digit,), digit, help) for digit in "12345")


_KEYS = Control("help", ("question_mark",), "keys", "Show every key")
_ERASE = Control("erase", ("backspace",), "erase", "Take back a figure")
_LINES = (
    Control("up", ("up", "k"), "line up", "Choose the line above"),
    Control("down", ("down", "j"), "line down", "Choose the line below"),
)
_MOVING = (
    Control("open", ("enter",), "open", "Open what is chosen"),
    Control("down", ("down", "j"), "down", "Move down"),
    Control("up", ("up", "k"), "up", "Move up"),
    Control("page_down", ("pagedown", "space"), "page down", "Move a page down"),
    Control("page_up", ("pageup",), "page up", "Move a page up"),
    Control("first", ("home", "g"), "first", "To the newest"),
    Control("last", ("end", "G"), "last", "To the oldest"),
)
_CORRECTING = (
    Control("edit", ("e",), "edit", "Correct the sets of the session"),
    Control("note", ("a",), "note", "Write a note to the session, or change it"),
    Control("withdraw", ("x",), "withdraw", "Take the session out of the history; asks"),
)

SESSION = (
    Control("space", ("space",), "pause", "Start, pause, go on"),
    Control("done", ("enter", "n", "right", "pagedown"), "done", "End what runs: a set, a rest, a count-in"),
    Control("back", ("b", "left", "pageup"), "back", "This set again; early in it, the set before"),
    Control("more_time", ("+", "plus"), "15 s more", "Make a rest or a changeover longer"),
    Control("less_time", ("-", "minus"), "15 s less", "Make a rest or a changeover shorter"),
    Control("more_reps", ("up", "k"), "a rep more", "Correct the reps of the set just done"),
    Control("fewer_reps", ("down", "j"), "a rep less", "Correct the reps of the set just done"),
    Control("load", ("w",), "load", "Change the load of the next set"),
    Control("tempo", ("t",), "tempo broke", "The tempo of this set was not kept; again: it was"),
    *_answers("Answer the question on the screen"),
    Control("undo", ("backspace",), "undo", "Take back the last answer or mark"),
    Control("pain", ("p",), "pain", "Pause at once and say what to do"),
    Control("stop", ("q", "ctrl+c", "ctrl+q"), "stop", "Pause and ask; what was done is kept"),
    Control("no", ("escape",), "stop", "Pause and ask whether to stop; asked, back to the pause"),
    Control("help", ("question_mark",), "keys", "Pause and show every key"),
)

HOME = (
    Control("open", ("enter",), "set up", "Open what is chosen"),
    Control("down", ("down", "j"), "down", "Move into the list, and down in it"),
    Control("up", ("up", "k"), "up", "Move up, back to what is due"),
    Control("search", ("slash",), "search", "Find a protocol by a part of its name"),
    Control("plans", ("p",), "plans", "Go to the plans in the list"),
    Control("history", ("h",), "history", "What was done: sessions, exercises, weeks, balance"),
    Control("follow", ("f",), "start plan", "Start the plan that is chosen, or stop it; asks first"),
    Control("new", ("n",), "new", "Begin a protocol of your own"),
    Control("edit", ("e",), "edit", "Open the file in the editor; a bundled one is copied"),
    Control("duplicate", ("d",), "copy", "Begin a new file with what stands in this one"),
    Control("rehearse", ("r",), "rehearse", "Run it at twenty times the speed; nothing is recorded"),
    Control("settings", ("s",), "settings", "See and change the settings"),
    Control("preview", ("v",), "preview", "Show or hide the preview where it does not fit beside the list"),
    _KEYS,
    Control("quit", ("q", "escape", "ctrl+q", "ctrl+c"), "quit", "Leave"),
)

NAME = (
    Control("take", ("enter",), "make it", "Make the file and open it"),
    Control("leave", ("escape", "ctrl+c", "ctrl+q"), "back", "Make nothing"),
)

EDITOR = (
    Control("save", ("ctrl+s",), "save", "Write the file, broken or not"),
    Control("write", ("enter", "i", "tab"), "write", "Into the text"),
    Control(
        "rehearse", ("r",), "rehearse", "Outside the text: run what stands in it at twenty times the speed"
    ),
    Control("problem", ("n",), "next problem", "Outside the text: to the next problem"),
    Control("down", ("down", "j"), "down", "Outside the text: move the preview"),
    Control("up", ("up", "k"), "up", "Outside the text: move the preview"),
    Control("help", ("question_mark",), "keys", "Outside the text: show every key"),
    Control("leave", ("escape", "q"), "leave", "Out of the text, to the preview; from there back home"),
    Control("quit", ("ctrl+q",), "quit", "Leave the program"),
)

UNSAVED = (
    Control("save", ("s", "enter", "ctrl+s"), "save it", "Save and leave"),
    Control("drop", ("d",), "drop it", "Leave without saving"),
    _KEYS,
    _out("stay", "Back to the text"),
)

CHANGED = (
    Control("overwrite", ("o",), "overwrite it", "Put the text of the editor in its place"),
    Control("reload", ("r",), "take the other", "Drop the text of the editor for what is on disk"),
    _KEYS,
    _out("neither", "Back to the text"),
)

START_PLAN = (
    Control("take", ("enter", "f"), "start it", "Follow this plan from now on"),
    _KEYS,
    _out("not now", "Change nothing"),
)

STOP_PLAN = (
    Control("take", ("enter", "f"), "stop it", "Follow it no more"),
    _KEYS,
    _out("go on with it", "Change nothing"),
)

SET_UP = (
    Control("start", ("enter", "space"), "start", "Start the session"),
    *_LINES,
    Control("page_down", ("pagedown",), "read on", "Read on"),
    Control("page_up", ("pageup",), "read back", "Read what was before"),
    Control("more", ("+", "plus"), "heavier", "One step that can be loaded more"),
    Control("less", ("-", "minus"), "lighter", "One step less"),
    Control("erase", ("backspace",), "erase", "Take back a figure; an empty load is not recorded"),
    _KEYS,
    _out("back", "Back to the list"),
)

SUMMARY = (
    Control("on", ("enter", "space"), "go on", "Leave a question open; then: go on"),
    *_answers("Rate the set that is asked for"),
    Control("more_reps", ("up", "k"), "a rep more", "Correct the reps of the last set; then: read back"),
    Control("fewer_reps", ("down", "j"), "a rep less", "Correct the reps of the last set; then: read on"),
    Control("undo", ("backspace",), "undo", "Take back the last answer"),
    Control("correct", ("e",), "edit", "Correct reps, load or connection of a set"),
    Control("note", ("a",), "note", "Add a note to this session"),
    Control("library", ("l",), "library", "Go on with another one, from the list"),
    _KEYS,
    _out("home", "Back to the list"),
)

SAFETY = (
    Control("on", ("enter", "space"), "understood", "Go on"),
    Control("page_down", ("pagedown", "down", "j"), "read on", "Read on"),
    Control("page_up", ("pageup", "up", "k"), "read back", "Read what was before"),
    _KEYS,
    _out("not today", "Back to the list"),
)

LESSON = (
    Control("space", ("space",), "to the session", "On to the session"),
    Control("done", ("enter", "n", "right", "pagedown"), "to the session", "On to the session"),
    Control("pain", ("p",), "back", "Stop here; nothing was begun"),
    Control("stop", ("q", "ctrl+c", "ctrl+q"), "back", "Back to the list; nothing was begun"),
    Control("no", ("escape",), "back", "Back to the list; nothing was begun"),
    _KEYS,
)

RESUME = (
    Control("resume", ("r", "enter"), "resume", "Go on from the set that was not done"),
    Control("save", ("s",), "save", "Keep what was done and close the session"),
    Control("discard", ("d",), "discard", "Throw away what was done; asks again"),
    _KEYS,
    _out("later", "Leave it as it is"),
)

HISTORY = (
    *_MOVING,
    Control("next_view", ("right", "l", "tab"), "next view", "Sessions, exercises, weeks, balance"),
    Control("previous_view", ("left", "shift+tab"), "view before", "The view before"),
    Control("sessions", ("1",), "sessions", "The sessions, newest first"),
    Control("exercises", ("2",), "exercises", "The exercises, each with its chart"),
    Control("weeks", ("3",), "weeks", "The weeks, as a map and in words"),
    Control("balance", ("4",), "balance", "Hamstring and quad sets, both joints, days between"),
    *_CORRECTING,
    _KEYS,
    _out("back", "Back to the list of protocols"),
)

PAST_SESSION = (
    Control("down", ("down", "j"), "down", "Read on"),
    Control("up", ("up", "k"), "up", "Read what was before"),
    Control("page_down", ("pagedown", "space"), "page down", "Read on a page"),
    Control("page_up", ("pageup",), "page up", "Read what was a page before"),
    *_CORRECTING,
    _KEYS,
    _out("back", "Back to the history", "enter"),
)

COURSE = (
    *_MOVING,
    Control("nearer", ("+", "plus"), "nearer", "Draw half as long a time"),
    Control("farther", ("-", "minus"), "all of it", "Draw twice as long a time"),
    Control("chart", ("v",), "chart", "Show or hide the chart"),
    _KEYS,
    _out("back", "Back to the history"),
)

EDIT_SETS = (
    Control("save_sets", ("enter", "ctrl+s"), "save", "Write it down and go back"),
    Control("up", ("up", "k"), "set up", "Choose the set above"),
    Control("down", ("down", "j"), "set down", "Choose the set below"),
    Control("left", ("left", "shift+tab"), "left", "Choose the field before"),
    Control("right", ("right", "tab"), "right", "Choose the next field"),
    Control("more", ("+", "plus"), "more", "A rep, a step, a point more"),
    Control("less", ("-", "minus"), "less", "A rep, a step, a point less"),
    Control("other", ("space",), "tempo", "The tempo was kept, or was not"),
    Control("erase", ("backspace",), "erase", "Take back a figure; a load and a rating may be left open"),
    _KEYS,
    _out("as it was", "Change nothing"),
)

NOTE = (
    Control("take", ("enter",), "save", "Write the note down; an empty one is none"),
    Control("leave", ("escape", "ctrl+c", "ctrl+q"), "as it was", "Change nothing"),
)

WITHDRAWAL = (
    Control("take_out", ("y",), "withdraw it", "Move it to the withdrawn sessions"),
    _KEYS,
    _out("keep it", "Change nothing", "n"),
)

HELP = (_out("close", "Close", "enter", "question_mark"),)


SETTINGS = (
    Control("take", ("enter",), "change", "Change the chosen setting, or give a control another key"),
    Control("less", ("left", "-", "minus"), "less", "The value before"),
    Control("more", ("right", "+", "plus"), "more", "The next value"),
    Control("reset", ("backspace",), "as it came", "Take the setting out of the file"),
    Control("try", ("t",), "listen", "Let a few cues be heard"),
    Control("up", ("up", "k"), "up", "Choose the line above"),
    Control("down", ("down", "j"), "down", "Choose the line below"),
    _KEYS,
    _out("back", "Back to where you were"),
)

PRESS = (Control("leave", ("escape", "ctrl+c", "ctrl+q"), "back", "Leave the keys as they are"),)

PALETTE = (
    Control("take", ("enter",), "do it", "Do what is chosen"),
    Control("up", ("up",), "up", "Choose the line above"),
    Control("down", ("down",), "down", "Choose the line below"),
    Control("leave", ("escape", "ctrl+c", "ctrl+q", "ctrl+p"), "back", "Do nothing"),
)

EVERYWHERE = (Control("commands", ("ctrl+p",), "commands", "Search for what can be done now"),)

SCREENS = {
    "session": SESSION,
    "home": HOME,
    "name": NAME,
    "editor": EDITOR,
    "unsaved": UNSAVED,
    "changed": CHANGED,
    "start_plan": START_PLAN,
    "stop_plan": STOP_PLAN,
    "set_up": SET_UP,
    "summary": SUMMARY,
    "safety": SAFETY,
    "lesson": LESSON,
    "resume": RESUME,
    "history": HISTORY,
    "past_session": PAST_SESSION,
    "course": COURSE,
    "edit_sets": EDIT_SETS,
    "note": NOTE,
    "withdrawal": WITHDRAWAL,
    "help": HELP,
    "settings": SETTINGS,
    "press": PRESS,
    "palette": PALETTE,
    "everywhere": EVERYWHERE,
}
