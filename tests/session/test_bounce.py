from tui.session.bounce import Bounce


def test_the_same_key_again_at_once_is_one_press() -> None:
    bounce = Bounce()
    assert [bounce.bounced("pagedown", at) for at in (0.0, 0.1, 0.3, 0.6)] == [False, True, True, False]


def test_another_key_is_a_press_of_its_own() -> None:
    bounce = Bounce()
    assert [bounce.bounced(key, 0.0) for key in ("enter", "space", "enter")] == [False, False, False]


def test_digits_and_time_may_be_pressed_twice() -> None:
    bounce = Bounce()
    assert [bounce.bounced(key, 0.0) for key in ("+", "+", "4", "4")] == [False] * 4
