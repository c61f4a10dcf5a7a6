from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.progress.records import AS_WRITTEN
from tui.progress.blocks import split
from tui.progress.reading import Reading, read_block
from tui.progress.record import End, Session

ZONE = timezone(timedelta(hours=2))


def reading(text: str | bytes, *, under_way: bool = False) -> Reading:
    (block,) = split(text.encode() if isinstance(text, str) else text)
    return read_block(block, "progress.toml", ZONE, under_way=under_way)


def session(text: str) -> Session:
    read = reading(text)
    assert read.wrong is None, read.wrong.why
    assert read.session is not None
    return read.session


def why(text: str | bytes) -> str:
    read = reading(text)
    assert read.session is None
    assert read.wrong is not None
    assert read.wrong.line == 1
    return read.wrong.why


def by_hand(lines: str) -> str:
    return f"[[session]]\nstarted = 2026-11-21\nprotocol = 'activation-rdl'\n{lines}\n"


def test_a_block_typed_by_hand_needs_a_date_and_a_protocol() -> None:
    typed = session("[[session]]\nstarted = 2026-11-21\nprotocol = 'activation-rdl'\n")
    assert typed.started == datetime(2026, 11, 21, 12, tzinfo=ZONE)
    assert typed.end == End(outcome="finished")


def test_a_block_typed_by_hand_may_have_an_exercise_in_place_of_a_protocol() -> None:
    typed = session("[[session]]\nstarted = 2026-11-21\n[[session.set]]\nexercise = 'nordic'\nreps = 5\n")
    assert typed.sets[0].reps == 5
    assert "neither" in why("[[session]]\nstarted = 2026-11-21\n")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-21", datetime(2026, 11, 21, 12, tzinfo=ZONE)),
        ("2026-11-21T18:02:11", datetime(2026, 11, 21, 18, 2, 11, tzinfo=ZONE)),
        ("2026-11-21 18:02:11", datetime(2026, 11, 21, 18, 2, 11, tzinfo=ZONE)),
        ("2026-11-21T18:02:11Z", datetime(2026, 11, 21, 18, 2, 11, tzinfo=UTC)),
        ('"2026-11-21"', datetime(2026, 11, 21, 12, tzinfo=ZONE)),
        ('"2026-11-21T18:02"', datetime(2026, 11, 21, 18, 2, tzinfo=ZONE)),
    ],
)
def test_a_date_means_noon_and_a_time_without_offset_is_of_this_machine(
    written: str, meant: datetime
) -> None:
    read = session(f"[[session]]\nstarted = {written}\nprotocol = 'a'\n").started
    assert (read, read.utcoffset()) == (meant, meant.utcoffset())


def test_without_a_zone_the_one_of_this_machine_is_taken() -> None:
    (block,) = split(b"[[session]]\nstarted = 2026-11-21T18:02:11\nprotocol = 'a'\n")
    read = read_block(block, "progress.toml").session
    assert read is not None
    assert read.started == datetime(2026, 11, 21, 18, 2, 11).astimezone()


def test_the_same_content_has_the_same_id_however_it_is_laid_out() -> None:
    one = session("[[session]]\nstarted = 2026-11-21\nprotocol = 'a'\nnote = 'x'\n")
    same = session("[[session]]\r\nnote = \"x\"   # mine\r\n\r\nprotocol = 'a'\r\nstarted = 2026-11-21\r\n")
    other = session("[[session]]\nstarted = 2026-11-22\nprotocol = 'a'\nnote = 'x'\n")
    assert one.id == same.id != other.id
    assert len(one.id) == 12


def test_unknown_keys_are_kept() -> None:
    read = session(
        AS_WRITTEN.replace("plan_session = 7\n", "plan_session = 7\nmood = [-1.5, 'good']\nunknown = 1\n")
    )
    assert read.unknown == {"mood": [-1.5, "good"], "unknown": 1}
    read = session(AS_WRITTEN.replace("entry = 3\n", "entry = 3\nsets = 9\n"))
    assert read.sets[1].unknown == {"sets": 9}
    assert read.sets[0].unknown == {}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("reps = -1", "set 1, reps: a whole number of 0 or more is meant"),
        ("reps = true", "set 1, reps: a whole number is meant"),
        ("reps = 12.5", "set 1, reps: a whole number is meant"),
        ("reps = '12'", "set 1, reps: a whole number is meant"),
        ("reps = 99999999999999999999", "set 1, reps: a whole number"),
        ("tension = nan", "set 1, tension: a number of 0 or more is meant"),
        ("tension = inf", "set 1, tension: a number of 1e+12 at most is meant"),
        ("tension = -inf", "set 1, tension: a number of 0 or more"),
        ("tension = 1e999", "set 1, tension: a number of 1e+12 at most"),
        ("connection = 6", "set 1, connection: a whole number of 5 at most"),
        ("felt = 'left knee'", "set 1, felt: 'left knee' is no word that belongs here"),
        ("exercise = ''", "set 1, exercise: it may not be empty"),
    ],
)
def test_what_is_wrong_with_a_set_is_said_in_plain_words(line: str, reason: str) -> None:
    exercise = "# none" if line.startswith("exercise") else "exercise = 'nordic'"
    assert why(by_hand(f"[[session.set]]\n{exercise}\n{line}")).startswith(reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[session]]\nprotocol = 'a'\n", "it does not say when it `started`"),
        ("[[session]]\nprotocol = 'a'\nstarted = 12:00:00\n", "started: a date or a time is meant"),
        ("[[session]]\nprotocol = 'a'\nstarted = 'yesterday'\n", "started: there is no such time"),
        ("[[session]]\nprotocol = 'a'\nstarted = 2026-02-30\n", ""),
        (
            "[[session]]\nprotocol = 'a'\nstarted = 0001-01-01T00:00:00\nset = 3\n",
            "`set` is no list of tables",
        ),
        (by_hand("[[session.set]]\nreps = 5"), "set 1, `exercise` is missing"),
        (by_hand("note = 'a'\nnote = 'b'"), "line 5: "),
        (by_hand("plan_session = 1\x00"), "line 4: "),
        (by_hand("end = 'over'"), "`end` is no table"),
        (by_hand("[session.end]\noutcome = 'tired'"), "end, outcome: 'tired' is no word that belongs here"),
        (by_hand("[session.end]\nat = 'soon'"), "end, at: there is no such time"),
        (by_hand("id = ''\n[session.end]\noutcome = 'stopped'"), "id: it may not be empty"),
        (by_hand("id = '7ce418072e8c'"), "it is not whole"),
        (AS_WRITTEN.replace('outcome = "finished"', ""), "it is not whole"),
        (AS_WRITTEN.replace('outcome = "finished"', 'outcome = "finishe"'), "it is not whole"),
        (AS_WRITTEN.replace('outcome = "finished"', 'outcome = "finished'), "line 46: "),
        (AS_WRITTEN.encode().replace(b"felt set 3", b"felt \xff"), "line 12: it is not UTF-8 text"),
        (AS_WRITTEN.replace("seconds = 318.4", "seconds = true"), "seconds: a number is meant"),
        (by_hand("x" + ".x" * 20_000 + " = 1"), "line 4: the key has more than"),
        (by_hand("x = " + "[" * 20_000), "line 4: brackets are nested deeper"),
    ],
)
def test_what_makes_a_block_damaged_is_said_in_plain_words(text: str | bytes, reason: str) -> None:
    assert why(text).startswith(reason)


@pytest.mark.parametrize("outcome", ["finished", "stopped", "pain"])
def test_a_block_is_whole_with_each_of_the_three_outcomes(outcome: str) -> None:
    assert session(AS_WRITTEN.replace('"finished"', f'"{outcome}"')).end is not None


def test_what_follows_the_outcome_and_is_no_toml_leaves_the_session_whole() -> None:
    for rest in ("[[sess", "\n\n[[sess", "\x00\x00\x00", "\n[[session]\nid = 1", "\noutcome = 'stopped'\n"):
        read = reading(AS_WRITTEN.removesuffix("\n") + rest)
        assert read.session == session(AS_WRITTEN)
        assert read.wrong is not None
        assert read.wrong.line == 46 + len(rest) - len(rest.lstrip())


def test_a_session_of_a_later_format_is_shown_as_far_as_it_is_known_and_not_counted() -> None:
    text = AS_WRITTEN.replace("format = 1", "format = 2").replace(
        "seconds = 318.4", 'seconds = "five minutes"'
    )
    later = session(text.replace("[[session.set]]", "[[session.bout]]"))
    assert (later.id, later.format, later.counts) == ("7ce418072e8c", 2, False)
    assert later.name == "Five-minute hamstring activation"
    assert later.unknown["seconds"] == "five minutes"
    assert len(later.unknown["bout"]) == 2
    assert session(AS_WRITTEN.replace("format = 1", "format = 2")).sets == session(AS_WRITTEN).sets


def test_a_session_under_way_needs_no_end() -> None:
    text = AS_WRITTEN[: AS_WRITTEN.index("[session.end]")]
    read = reading(text, under_way=True)
    assert read.session is not None
    assert read.session.end is None
    assert reading(text).session is None
