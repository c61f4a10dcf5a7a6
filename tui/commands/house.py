"""What a command is handed: where things lie, what is set, and where to print."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, TextIO

from msgspec import Struct

from tui.files.paths import Paths
from tui.files.problems import Problem, rendered
from tui.files.settings import Settings, SettingsRead, read_settings
from tui.protocol.library import Library, bundled_folder
from tui.terminal.width import columns, fitted


class House(Struct, frozen=True, dict=True):
    """The world outside, as far as a command may touch it.

    `width` is that of the terminal in cells; None where the output goes elsewhere and nothing is to be cut.
    `environ` holds the variables of the environment.
    """

    paths: Paths
    out: TextIO
    err: TextIO
    width: int | None = None
    environ: Mapping[str, str] = {}

    @cached_property
    def settings_read(self) -> SettingsRead:
        """The settings with what is wrong in their file, read when they are first wanted."""
        return read_settings(self.paths.config_file)

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.settings_read.settings

    @cached_property
    def library(self) -> Library:
        """The protocol files: the user's folder, more folders from the settings, the bundled ones."""
        return Library(
            folders=self.settings.protocol_folders(self.paths),
            bundled=bundled_folder(),
            default_unit=self.settings.unit or "lb",
        )

    def say(self, text: str = "") -> None:
        """Print a line of what was asked for."""
        print(text, file=self.out)

    def complain(self, text: str) -> None:
        """Print a line about what went wrong; text from files is already safe to show."""
        print(fitted(f"lastrep: {text}", self.err), file=self.err)

    def complain_of(self, problems: Iterable[Problem]) -> None:
        """Print what is wrong in a file."""
        for problem in problems:
            print(rendered(problem, width=columns(self.err)), file=self.err)

    def say_json(self, document: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
        """Print one JSON document; plain ASCII, so that nothing in it can steer a terminal."""
        # Here and not above: most of what is asked for is printed as text.
        import json  # noqa: PLC0415

        print(json.dumps(document, indent=1), file=self.out)
