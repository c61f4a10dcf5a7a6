"""The settings, read with care: whatever is wrong in them is said, and the rest holds."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from tui.files.complaints import in_words
from tui.files.errors import Unreadable
from tui.files.paths import Paths
from tui.files.problems import Problem
from tui.files.reading import read_text
from tui.files.shown import quoted
from tui.files.toml import NotToml, parse

Device = Annotated[str, Meta(pattern="^[a-z0-9-]{1,40}$")]


class Settings(Struct, frozen=True, kw_only=True):
    """What the user has set, and the defaults for everything else.

    `lead_in` in seconds and `volume` from 0 to 100, None: not set. `keys` (control = list of keys) and
    `theme` are kept as written: others judge them. `protocols` names more folders of protocols.
    """

    unit: Literal["lb", "kg"] | None = None
    device: Device | None = None
    lead_in: Annotated[float, Meta(ge=0, le=3600)] | None = None
    sound: Literal["auto", "bell", "off"] = "auto"
    voice: Literal["auto", "off"] = "off"
    volume: Annotated[float, Meta(ge=0, le=100)] | None = None
    command: str | None = None
    keep_awake: bool = True
    theme: str | None = None
    protocols: tuple[str, ...] = ()
    keys: dict[str, tuple[str, ...]] = {}
    seen: tuple[str, ...] = ()

    def protocol_folders(self, paths: Paths) -> tuple[Path, ...]:
        """Give the user's folders of protocols, the first wins; relative ones lie in the config folder."""
        more = (paths.config / os.path.expanduser(folder) for folder in self.protocols)  # noqa: PTH111 - never raises
        return (paths.protocols, *more)


class SettingsRead(Struct, frozen=True):
    """The settings in force, and what is wrong in their file: an `advice` where it is only not known."""

    settings: Settings
    problems: tuple[Problem, ...] = ()


def read_settings(path: Path) -> SettingsRead:
    """Read a settings file; never raises.

    A file that is not there sets nothing. For a broken one the defaults are taken, for a wrong value its own.
    """
    file = str(path)
    try:
        text = read_text(path)
        table = parse(text)
    except Unreadable as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return SettingsRead(Settings())
        return SettingsRead(Settings(), (Problem(file=file, code=error.code, message=error.message),))
    except NotToml as error:
        problem = Problem(
            file=file,
            code="syntax",
            message=error.message,
            line=error.line,
            column=error.column,
            hint="the defaults are used until it is mended, and nothing is written to it",
        )
        return SettingsRead(Settings(), (problem,))
    return _settings(table, file, text)


def _settings(table: Mapping[str, Any], file: str, text: str) -> SettingsRead:
    # Here and not above: a program without a settings file needs none of it.
    from difflib import get_close_matches  # noqa: PLC0415

    settings = Settings()
    wrong: list[tuple[tuple[str, ...], Problem]] = []
    for key, value in table.items():
        if key not in Settings.__struct_fields__:
            near = get_close_matches(key, Settings.__struct_fields__, 1)
            hint = (
                f"did you mean {near[0]}?" if near else f"known are {', '.join(Settings.__struct_fields__)}"
            )
            message = f"there is no setting {quoted(key)}"
            wrong.append(
                (
                    (key,),
                    Problem(file=file, code="unknown-key", message=message, severity="advice", hint=hint),
                )
            )
            continue
        try:
            one = msgspec.convert({key: value}, Settings)
        except msgspec.ValidationError as error:
            message = in_words(str(error)).replace("[...]", "")
            problem = Problem(file=file, code="type", message=message, hint="its default is used")
            wrong.append(((key,), problem))
        else:
            settings = msgspec.structs.replace(settings, **{key: getattr(one, key)})
    return SettingsRead(settings, placed(wrong, text) if wrong else ())


def placed(wrong: Sequence[tuple[tuple[str, ...], Problem]], text: str) -> tuple[Problem, ...]:
    """Find the places of problems, each given with the path of its key, in a text that is TOML."""
    # Here and not above: it loads a grammar, which only a file with problems is worth.
    from tui.files.positions import Positions  # noqa: PLC0415

    positions = Positions(text, [path for path, _ in wrong])
    lines = text.splitlines()
    found = []
    for path, problem in wrong:
        place = positions.of_key(path)
        excerpt = lines[place.line - 1] if place.line <= len(lines) else None
        found.append(
            msgspec.structs.replace(
                problem, line=place.line, column=place.column, width=place.width, excerpt=excerpt
            )
        )
    return tuple(found)
