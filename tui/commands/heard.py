"""What makes the cues of a session heard, for the app and for a session line by line."""

from tui.commands.house import House
from tui.files.settings import Settings
from tui.session.hearing import Player
from tui.sound.outlet import Outlet


def player(house: House, settings: Settings, outlet: Outlet, rehearsal: bool) -> Player:
    """Make the player of a session by the settings in force."""
    # Here and not above: nothing is to be heard before the first session.
    from tui.sound.choosing import make_player  # noqa: PLC0415

    return make_player(settings, house.environ, house.paths.cache, outlet, rehearsal=rehearsal)
