from tests.building import exercise, held, timed
from tui.protocol.dose import dose


def test_an_exercise_is_written_as_lifters_write_it() -> None:
    assert dose(exercise(12, sets=3, hold=5.0)) == "3 x 12  3-1-1-1  hold 5"
    assert dose(exercise("8-12", sets=2, sides="each")) == "2 x 8-12 per side  3-1-1-1"
    assert dose(exercise([12, 10, 8])) == "12, 10, 8  3-1-1-1"
    assert dose(held(30.0, sets=4)) == "4 x 30 s hold"
    assert dose(timed(45.0)) == "1 x 45 s"
