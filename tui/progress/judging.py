"""Whether a session passed, for one exercise: decided by its own records and the rule of the file alone."""

from msgspec import Struct

from tui.progress.days import counted
from tui.progress.findings import Finding, findings_of, together
from tui.progress.performance import Performance, belongs, performance
from tui.progress.record import Session, SetRecord
from tui.protocol.model import Protocol


class Verdict(Struct, frozen=True, kw_only=True):
    """What a session was for one exercise with a rule. `passed` is None where it is not judged.

    `done` says what was done; `reasons` are the findings that decided, one text for sets that are alike.
    """

    entry: int
    exercise: str
    name: str
    passed: bool | None
    findings: tuple[Finding, ...] = ()
    done: str = ""

    @property
    def reasons(self) -> str:
        """The sets that decided it: `set 1 felt 4 (5 needed); set 3 broke tempo`."""
        return "; ".join(together(self.findings))

    @property
    def why(self) -> str:
        """The verdict as one sentence."""
        if self.passed:
            return f"Passed: {self.done}."
        return f"{'Not judged' if self.passed is None else 'Not passed'}: {self.reasons}."

    @property
    def broken(self) -> int:
        """How many sets broke the tempo, both sides being one."""
        return len({finding.of.split()[0] for finding in self.findings if finding.kind == "tempo"})

    @property
    def setback(self) -> bool:
        """Whether it fell short: more than reps that are still to grow to the top of their range."""
        return self.passed is False and any(finding.kind != "building" for finding in self.findings)


def verdicts(session: Session, protocol: Protocol) -> tuple[Verdict, ...]:
    """Judge a session of this protocol, each exercise that has a rule and was done; empty for any other."""
    if not session.counts or not belongs(session, protocol):
        return ()
    made = (performance(session, protocol, one) for one in protocol.exercises if one.progress.rule != "none")
    return tuple(judge(one) for one in made if one is not None)


def judge(performed: Performance) -> Verdict:
    """Judge one performance by the rule that the file has today."""
    exercise = performed.exercise
    found = [*findings_of(performed)]
    failed = tuple(finding for finding in found if finding.kind != "unknown")
    passed = False if failed else (None if found else True)
    return Verdict(
        entry=exercise.entry,
        exercise=exercise.id,
        name=exercise.name,
        passed=passed,
        findings=failed or tuple(found),
        done=_done(performed),
    )


def _done(performed: Performance) -> str:
    """Say what was done: `3 x 12 at 3-1-1-1, connection 5 5 5`."""
    sets = performed.sets
    sided = any(record.side is not None for record in sets)
    amounts = [_amount(record) for record in sets if record.side != "right"]
    if len(set(amounts)) == 1:
        dose = f"{len(amounts)} x {amounts[0]}" if amounts[0] else counted(len(amounts), "set")
    else:
        dose = ", ".join(amount or "-" for amount in amounts)
    tempi = {record.tempo for record in sets}
    tempo = next(iter(tempi)) if len(tempi) == 1 else None
    text = f"{dose} per side" if sided else dose
    text += f" at {tempo}" if tempo else ""
    if performed.exercise.progress.connection is not None:
        ratings = " ".join("-" if one.connection is None else str(one.connection) for one in sets)
        text += f", connection {ratings}"
    return text


def _amount(record: SetRecord) -> str:
    if record.reps is not None:
        return str(record.reps)
    return "" if record.seconds is None else f"{record.seconds:g} s"
