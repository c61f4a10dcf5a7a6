"""Where a session stands among its sets: the one under way, the one just done, the one to come."""

from bisect import bisect_left

from tui.protocol.model import SetKey
from tui.protocol.timeline import Step
from tui.session.runner import Runner


def in_set(runner: Runner) -> bool:
    """Tell whether a set is under way."""
    return runner.step.in_set and runner.set_begun and not runner.over


def just_done(runner: Runner) -> SetKey | None:
    """Name the set that was performed last, whether it left a record or not."""
    steps, index = runner.steps, runner.index
    place = bisect_left(runner.starts, index)  # of the first set that begins here or later
    if index < len(steps) and steps[index].in_set and index not in runner.starts:
        place -= 1  # the set under way is not done
    return steps[runner.starts[place - 1]].set_key if place > 0 else None


def in_play(runner: Runner) -> SetKey | None:
    """Name the set that a mark is about: the one under way, before it and in a rest the one just done."""
    return runner.step.set_key if in_set(runner) else just_done(runner)


def next_set(runner: Runner) -> Step | None:
    """Give the first step of the next set that is not begun."""
    place = bisect_left(runner.starts, runner.index)
    return runner.steps[runner.starts[place]] if place < len(runner.starts) else None


def set_ahead(runner: Runner) -> Step | None:
    """Give the first step of the next set, where a rest leads straight to it."""
    after = runner.index + 1
    return runner.steps[after] if after < len(runner.steps) and runner.steps[after].in_set else None
