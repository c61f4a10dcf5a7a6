"""Where things lie: the four folders of the application, and the names in them."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

APPLICATION = "lastrep"


class Paths(Struct, frozen=True):
    """The folders that hold what the program keeps. None of them need exist; writing makes them."""

    data: Path
    state: Path
    config: Path
    cache: Path

    @property
    def progress(self) -> Path:
        """The progress file of a machine that has no name of its own."""
        return self.progress_of(None)

    def progress_of(self, device: str | None) -> Path:
        """Give the file to which this machine appends: `progress-<device>.toml`, or `progress.toml`."""
        return self.data / (f"progress-{device}.toml" if device else "progress.toml")

    def withdrawn_of(self, device: str | None) -> Path:
        """Give the file to which this machine moves what is withdrawn."""
        return self.data / (f"withdrawn-{device}.toml" if device else "withdrawn.toml")

    @property
    def progress_lock(self) -> Path:
        """The lock under which anything in the data folder is written."""
        return self.data / "progress.toml.lock"

    @property
    def protocols(self) -> Path:
        """The folder of the user's own protocol files."""
        return self.config / "protocols"

    @property
    def config_file(self) -> Path:
        """The settings."""
        return self.config / "config.toml"

    def underway(self, session: str) -> Path:
        """Give the file of a session that is not in the progress file yet."""
        return self.state / f"underway-{session}.toml"

    def underway_lock(self, session: str) -> Path:
        """Give the file that is locked as long as the program that does this session lives."""
        return self.state / f"underway-{session}.lock"


def find_paths(environ: Mapping[str, str]) -> Paths:
    """Say where things lie: LASTREP_HOME above all, then XDG_* on every system, then the system's own places.

    A relative XDG_* is passed over, as its specification asks.
    """
    if home := environ.get("LASTREP_HOME"):
        folder = Path(home).absolute()
        return Paths(data=folder, state=folder, config=folder, cache=folder / "cache")
    # Here and not above: it takes longer than everything else that `--help` does.
    from platformdirs import PlatformDirs  # noqa: PLC0415

    system = PlatformDirs(APPLICATION, appauthor=False)

    def folder_of(variable: str, otherwise: str) -> Path:
        base = environ.get(variable, "")
        return Path(base) / APPLICATION if base and Path(base).is_absolute() else Path(otherwise)

    return Paths(
        data=folder_of("XDG_DATA_HOME", system.user_data_dir),
        state=folder_of("XDG_STATE_HOME", system.user_state_dir),
        config=folder_of("XDG_CONFIG_HOME", system.user_config_dir),
        cache=folder_of("XDG_CACHE_HOME", system.user_cache_dir),
    )
