from hypothesis import given
from hypothesis import strategies as st

from tui.protocol.ids import is_id, slug


def test_a_slug_is_short_lower_case_and_plain() -> None:
    assert slug("Pull up") == "pull-up"
    assert slug("  Übung #3 (schräg) ") == "ubung-3-schrag"
    assert slug("½ squat") == "1-2-squat"


def test_a_name_of_which_nothing_is_left_is_told_from_others_by_its_hash() -> None:
    assert slug("引体向上") == "x-797f5901"
    assert slug("引体向上") != slug("深蹲")
    assert len(slug("引体向上")) == 10


@given(st.text())
def test_every_slug_is_an_id_and_its_own_slug(name: str) -> None:
    assert is_id(slug(name))
    assert slug(slug(name)) == slug(name)


def test_an_id_has_only_lower_case_letters_digits_and_dashes() -> None:
    assert is_id("activation-rdl")
    assert not any(is_id(text) for text in ("", "-x", "My Day", "my_day", "Mine", "a\n", "ä"))
