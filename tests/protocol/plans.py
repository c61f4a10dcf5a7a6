"""Plans as tests write them, and the protocols that these run."""

from tests.protocol.files import protocol
from tui.files.problems import Problem
from tui.protocol.model import Protocol
from tui.protocol.plan import Plan, PlannedSession
from tui.protocol.plan_reading import read_plan
from tui.protocol.reading import Reading
from tui.protocol.wrong import Wrong

RUN = {
    "curl": '[[exercise]]\nuse = "seated-leg-curl"\nsets = 3\nreps = 12\nfinal_hold = 5\nload = "20 lb"\n',
    "hold": '[[exercise]]\nname = "Plank"\nhold = 30\nloaded = "none"\n',
    "uneven": '[[exercise]]\nuse = "seated-leg-curl"\nreps = [12, 10, 8]\n',
    "mixed": '[[exercise]]\nuse = "seated-leg-curl"\nreps = 6\nwarm_up = true\n'
    '[[exercise]]\nuse = "dumbbell-romanian-deadlift"\nsets = 2\nreps = "8-10"\nrest = 90\n'
    '[[exercise]]\nname = "Plank"\nhold = 30\nsets = 2\n',
    "open": '[[exercise]]\nuse = "seated-leg-curl"\nreps = "max"\n',
}


def look_up(run: str) -> Protocol:
    """Give one of the protocols above."""
    if run not in RUN:
        raise Wrong(f'there is no protocol "{run}"', code="unknown-protocol", hint='did you mean "curl"?')
    return protocol(f'name = "{run}"\n{RUN[run]}')


def read(text: str) -> Reading:
    """Read a text as the file my-plan.toml."""
    return read_plan(text, file="my-plan.toml", id="my-plan", look_up=look_up, default_unit="lb")


def plan(weeks: str, *, head: str = "") -> Plan:
    """Read a plan in which nothing is wrong."""
    reading = read(f'name = "My plan"\n{head}\n{weeks}\n')
    assert reading.problems == ()
    assert reading.plan is not None
    return reading.plan


def session(keys: str) -> PlannedSession:
    """Read the only session of a plan."""
    return plan(f"[[week]]\nsessions = [{{ {keys} }}]").weeks[0].sessions[0]


def problems(weeks: str, *, head: str = "") -> tuple[Problem, ...]:
    """Give all that is wrong in a plan, which is something."""
    reading = read(f'name = "My plan"\n{head}\n{weeks}\n')
    assert reading.plan is None
    assert reading.problems
    return reading.problems


def problem(keys: str) -> Problem:
    """Give the only problem of a plan whose only session has these keys."""
    (only,) = problems(f"[[week]]\nsessions = [{{ {keys} }}]")
    return only
