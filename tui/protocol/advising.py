"""Advice as it is shown beside problems: each piece at the line that it is about."""

import msgspec

from tui.files.problems import Problem
from tui.protocol.advice import advice
from tui.protocol.findings import Findings, placed
from tui.protocol.model import Protocol


def placed_advice(protocol: Protocol, text: str, *, file: str) -> tuple[Problem, ...]:
    """Give the advice on a protocol with its places in the text that it was read from, in their order.

    Advice on the whole file stands at line 1, without an excerpt. Nothing is loaded where there is none.
    """
    findings = Findings()
    whole = []
    for one in advice(protocol):
        if one.path:
            findings.value(one.path, one.code, one.message, one.hint)
        else:
            whole.append(
                Problem(file=file, code=one.code, message=one.message, hint=one.hint, line=1, column=1)
            )
    return tuple(
        msgspec.structs.replace(problem, severity="advice")
        for problem in (*whole, *placed(findings, text, file=file))
    )
