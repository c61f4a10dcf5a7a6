"""Files from somebody who means no good, each with what is to become of it."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tui.files.reading import MAX_BYTES

Kind = Literal["protocol", "plan", "exercises", "settings", "progress"]
Fate = Literal["error", "inert", "skipped"]

MARK = "31337"  # stands in every sequence that is meant to steer a terminal
STEERING = (
    f"\x1b[{MARK}m",
    f"\x1b]0;{MARK}\x07",
    f"\x1bP{MARK}\x1b\\",
    f"\x1b_{MARK}\x1b\\",
    f"\x9b{MARK}m",
    f"\x9d0;{MARK}\x9c",
    f"\x07{MARK}",
    f"\x08{MARK}",
    f"\x0b{MARK}",
    f"\x0c{MARK}",
    f"\x0e{MARK}",
    f"\x7f{MARK}",
    f"\x85{MARK}",
    f"\u202e{MARK}",
    f"\u2066{MARK}",
    f"\u200f{MARK}",
    f"\u061c{MARK}",
    f"\u2028{MARK}",
)
MARKUP = (
    "[/]",
    "[bold]x",
    "[@click=app.quit]x[/]",
    "[link=file:///etc/passwd]x",
    "5 x [80%]",
    "[[[",
    "$primary",
    ":boom:",
)
NUMBERS = (
    "nan",
    "inf",
    "-inf",
    "-1",
    "true",
    "1e400",
    "0x10000000000000000",
    "9" * 5000,
    "1" + "_0" * 90,
    "[]",
    "{}",
    "''",
    "1979-05-27",
)
DEEP = 20_000
TEMPLATE = 'name = {name}\n[[exercise]]\nuse = "seated-leg-curl"\nreps = {reps}\nrest = {rest}\n'
BLOCK = (
    "[[session]]\nid = {id}\nformat = 1\nprotocol = {protocol}\nname = {name}\n"
    "started = {started}\nseconds = {seconds}\nnote = {note}\n\n"
    "[[session.set]]\nentry = 1\nexercise = {exercise}\nset = 1\nof = 1\n"
    'load = {load}\ntarget = "5"\nreps = {reps}\n\n'
    "[session.end]\nat = 2026-11-21T18:07:29+01:00\noutcome = {outcome}\n"
)


@dataclass(frozen=True)
class Hostile:
    """A file of one kind; `lay` puts it at a path. `place`: the message names line and column."""

    name: str
    kind: Kind
    fate: Fate
    lay: Callable[[Path], object]
    place: bool = False


def toml(text: str) -> str:
    """Quote text as TOML does, with escapes for all that steers."""
    inside = "".join(
        character if character.isprintable() and character not in '"\\' else f"\\U{ord(character):08x}"
        for character in text
    )
    return f'"{inside}"'


def protocol(name: str = '"N"', reps: str = "5", rest: str = "30", more: str = "") -> str:
    """Give a protocol with these values."""
    return more + TEMPLATE.format(name=name, reps=reps, rest=rest)


def block(**values: str) -> str:
    """Give a block of a record with these values."""
    usual = {
        "id": '"00000000beef"',
        "protocol": '"activation-rdl"',
        "name": '"N"',
        "started": "2026-11-20T18:02:11+01:00",
        "seconds": "300.0",
        "note": '"n"',
        "exercise": '"seated-leg-curl"',
        "load": '"20 lb"',
        "reps": "5",
        "outcome": '"finished"',
    }
    return BLOCK.format(**usual | values)


def corpus() -> Iterator[Hostile]:
    """Give all of them; the names are different."""
    yield from _bytes("protocol", "error")
    yield from _bytes("plan", "error")
    yield from _bytes("exercises", "error")
    yield from _bytes("settings", "skipped")
    yield from _bytes("progress", "skipped")
    yield from _file_kinds("protocol", "error")
    yield from _file_kinds("settings", "skipped")
    yield from _file_kinds("progress", "skipped")
    yield _text("byte-order-mark", "protocol", "inert", "\ufeff" + protocol())
    yield _text("windows-lines", "protocol", "inert", protocol().replace("\n", "\r\n"))
    yield _text("old-mac-lines", "protocol", "error", protocol().replace("\n", "\r"), place=True)
    yield _text("device-path", "settings", "skipped", 'device = "../../x"\n')
    yield _text(
        "folder-of-devices", "settings", "inert", 'protocols = ["/dev", "/proc/self/fd", "~nobody"]\n'
    )
    yield _text("id-path", "progress", "inert", block(id='"../../../tmp/x"', protocol='"/etc/passwd"'))
    for number, steering in enumerate(STEERING):
        yield _text(f"steering-{number}", "protocol", "error", protocol(name=toml(steering)), place=True)
        yield _text(f"raw-steering-{number}", "protocol", "error", protocol(name=f'"{steering}"'), place=True)
        yield _text(
            f"steering-comment-{number}", "protocol", "error", f"# {steering}\n" + protocol(), place=True
        )
        yield _text(
            f"steering-key-{number}", "protocol", "error", f"{toml(steering)} = 1\n" + protocol(), place=True
        )
        yield _text(
            f"steering-note-{number}", "progress", "inert", block(note=toml(steering), name=toml(steering))
        )
        yield _text(
            f"steering-exercise-{number}",
            "progress",
            "inert",
            block(exercise=toml(steering), load=toml(steering)),
        )
        yield _text(
            f"steering-id-{number}", "progress", "inert", block(id=toml(steering), protocol=toml(steering))
        )
        yield _text(f"steering-outcome-{number}", "progress", "skipped", block(outcome=toml(steering)))
        yield _text(f"steering-theme-{number}", "settings", "inert", f"theme = {toml(steering)}\n")
        yield _text(f"steering-setting-{number}", "settings", "skipped", f"{toml(steering)} = 1\n")
    for number, markup in enumerate(MARKUP):
        yield _text(f"markup-{number}", "protocol", "inert", protocol(name=toml(f"{markup} {MARK}")))
        yield _text(f"markup-note-{number}", "progress", "inert", block(note=toml(markup), name=toml(markup)))
        yield _text(
            f"markup-key-{number}", "protocol", "error", f"{toml(markup)} = 1\n" + protocol(), place=True
        )
    for number, value in enumerate(NUMBERS):
        yield _text(f"number-reps-{number}", "protocol", "error", protocol(reps=value), place=True)
        yield _text(f"number-rest-{number}", "protocol", "error", protocol(rest=value), place=True)
        yield _text(f"number-lead-in-{number}", "settings", "skipped", f"lead_in = {value}\n")
        fate: Fate = "skipped"
        yield _text(f"number-seconds-{number}", "progress", fate, block(seconds=value))
        yield _text(f"number-set-{number}", "progress", fate, block(reps=value))


def _bytes(kind: Kind, fate: Fate) -> Iterator[Hostile]:
    """Give what no file of any kind may be."""
    contents = {
        "nul": (b"name = 'x\x00y'\n", True),
        "latin-1": (b"name = 'caf\xe9'\n", False),
        "overlong": (b"name = '\xc0\xaf'\n", False),
        "surrogate": (b"name = '\xed\xa0\x80'\n", False),
        "utf-16": ("name = 'x'\n".encode("utf-16"), False),
        "huge": (b"#" * (MAX_BYTES + 1 if kind != "progress" else 64 * MAX_BYTES + 1), False),
        "deep-list": (b"x = " + b"[" * DEEP, True),
        "deep-table": (b"x = " + b"{a=" * DEEP, True),
        "deep-header": (b"[" * DEEP, True),
        "dotted": (b".".join([b"a"] * DEEP) + b" = 1\n", True),
        "many-digits": (b"x = " + b"9" * 5000 + b"\n", True),
        "unclosed": (b'x = "abc\n', True),
        "unclosed-long": (b'x = """abc\n', True),
        "twice": (b"x = 1\nx = 2\n", True),
        "year-0": (b"x = 0000-01-01\n", True),
        "bad-escape": (b'x = "\\ud800"\n', True),
        "many-items": (b"x = [" + b"1," * 200_000 + b"]\n", True),
        "binary": (bytes(range(256)) * 40, False),
    }
    if kind == "progress":
        wrapped = {}
        for name, (content, place) in contents.items():
            body = content if name in ("utf-16", "huge", "binary") else b"[[session]]\n" + content
            wrapped[name] = (body, place)
        contents = wrapped
    for name, (content, place) in contents.items():
        where = place and kind in ("protocol", "plan")
        yield Hostile(f"{kind}-{name}", kind, fate, _writer(content), where)


def _file_kinds(kind: Kind, fate: Fate) -> Iterator[Hostile]:
    """Give what is no file at all."""
    kinds: dict[str, Callable[[Path], object]] = {
        "fifo": os.mkfifo,
        "folder": Path.mkdir,
        "loop": lambda path: path.symlink_to(path.name),
        "zero": lambda path: path.symlink_to("/dev/zero"),
        "tty": lambda path: path.symlink_to("/dev/tty"),
        "endless": lambda path: path.symlink_to("/dev/urandom"),
    }
    for name, lay in kinds.items():
        yield Hostile(f"{kind}-{name}", kind, fate, lay)


def _text(name: str, kind: Kind, fate: Fate, text: str, *, place: bool = False) -> Hostile:
    return Hostile(name, kind, fate, _writer(text.encode()), place)


def _writer(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)
