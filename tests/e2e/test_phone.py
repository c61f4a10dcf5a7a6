"""A phone with its keyboard out: 45 columns, 16 rows."""

import re
from pathlib import Path

from tests.e2e.quick import has_read_the_safety_page
from tests.e2e.terminal import terminal

PHASE = re.compile(r"^ (GET READY|LOWER|STRETCH|LIFT|SQUEEZE|HOLD|REST|CHANGE)\b", re.MULTILINE)
SET = re.compile(r"set \d of \d|\d/\d")
REP = re.compile(r"rep \d+ of \d+|\d+ reps?\b")


def test_phase_count_rep_and_set_are_there_at_all_times(tmp_path: Path) -> None:
    has_read_the_safety_page(tmp_path)
    with terminal(tmp_path, "run", "activation-rdl", "--speed", "20", size=(45, 16)) as user:
        user.sees("enter rehearse")
        user.types("enter")
        user.sees("enter leave it open", within=60)
        begun = next(n for n, frame in enumerate(user.frames) if PHASE.search(frame))
        over = next(
            n for n, frame in enumerate(user.frames) if n > begun and frame.startswith(" Five-minute")
        )
        session = [frame for frame in user.frames[begun:over] if frame.strip()]
    assert len(session) > 50
    for frame in session:
        assert PHASE.search(frame), frame
        assert SET.search(frame), frame
        assert REP.search(frame), frame
        assert "█" in frame or "▀" in frame, frame
