from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.progress.histories import bundled, day, done, offer, protocol, shown
from tui.progress.offering import offers
from tui.progress.weights import change, derived, percent_text, read_load, same, stepped
from tui.protocol.model import Load, Protocol

RDL, PLUS = bundled("activation-rdl"), bundled("connection-plus")
HINGE = protocol("sets = 1\nreps = 5").exercises[0]
BAND = (Decimal(110), Decimal(115))


def load(text: str) -> Load:
    read = read_load(text)
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("base", "offered", "why"),
    [
        ("30lb", "30 lb derived +0", "33-34.5 lb asked, none loadable: 30 lb, +0 %"),
        ("60lb", "65 lb derived +8.3", "66-69 lb asked, none loadable: 65 lb, +8.3 %"),
        ("40lb", "45 lb derived +12.5", "44-46 lb asked: 45 lb, +12.5 %"),
        ("20lb", "20 lb derived +0", "22-23 lb asked, none loadable: 20 lb, +0 %"),
        ("10kg", "10 kg derived +0", "11-11.5 kg asked, none loadable: 10 kg, +0 %"),
    ],
)
def test_a_derived_load_is_what_can_be_loaded_with_its_true_percentage(
    base: str, offered: str, why: str
) -> None:
    made = offer([done(f"1 {base} 12@4 12 12", RDL)], PLUS)
    assert (shown(made), made.why) == (offered, why)
    assert made.load_of == "activation-rdl"
    assert not made.earned


def test_the_base_is_what_would_be_offered_there_today() -> None:
    earned = offer([done("1 55lb 12 12 12", RDL)], PLUS)
    assert shown(earned) == "65 lb derived +8.3"
    assert earned.short == "+8.3 % on 60 lb"


def test_without_a_base_the_last_time_counts_and_before_that_the_hint() -> None:
    assert offer([], PLUS).why == "10 to 15 % above the first day of the week"
    assert shown(offer([done("1 25lb 12 12@4 12", PLUS)], PLUS)) == "25 lb last"
    gone = offers(PLUS, [done("1 25lb 12 12@4 12", PLUS)], lambda _id: None, day(9))
    assert shown(gone[2]) == "25 lb last"


def test_a_derived_load_is_lighter_after_a_tempo_that_broke_twice_but_never_lighter_than_its_base() -> None:
    base = done("1 60lb 12@4 12 12", RDL)
    assert shown(offer([base, done("3 65lb 12! 12! 12", PLUS)], PLUS)) == "60 lb derived +0"
    assert shown(offer([base, done("3 60lb 12! 12! 12", PLUS)], PLUS)) == "60 lb derived +0"
    assert shown(offer([base, done("3 65lb 12! 12 12", PLUS)], PLUS)) == "65 lb derived +8.3"


def test_of_the_body_alone_a_derived_load_is_the_body_alone() -> None:
    bridge = 'name = "Bridge"\nsets = 1\nreps = 5\nloaded = "bodyweight"'
    body = protocol(bridge, id="base")
    more = protocol(f'{bridge}\nload = {{ of = "base", percent = [110, 115] }}')
    offered = offers(more, [], {"base": body}.get, day(1))[1]
    assert (shown(offered), offered.why) == ("bodyweight derived", "as in base")


def test_loads_that_are_derived_from_each_other_end_somewhere() -> None:
    def of(id: str, other: str) -> Protocol:
        return protocol(f'sets = 1\nreps = 5\nload = {{ of = "{other}", percent = [110, 120] }}', id=id)

    one, other = of("one", "other"), of("other", "one")
    known = {"one": one, "other": other}
    assert shown(offers(one, [], known.get, day(1))[1]) == "nothing hint"
    assert shown(offers(one, [done("1 40lb 5", other)], known.get, day(1))[1]) == "45 lb derived +12.5"


@given(
    st.integers(1, 400),
    st.sampled_from(["5", "2.5", "1.25", "0.5", "10"]),
    st.integers(100, 150),
    st.integers(0, 40),
)
def test_a_derived_load_is_whole_steps_above_its_base_and_the_nearest_to_the_middle(
    steps: int, step: str, least: int, width: int
) -> None:
    exercise = protocol(f'sets = 1\nreps = 5\nstep = "{step} lb"').exercises[0]
    base = Load("weight", steps * Decimal(step), "lb")
    made = derived(base, (Decimal(least), Decimal(least + width)), exercise)
    assert made is not None
    assert made.load.amount is not None
    assert base.amount is not None
    assert (made.load.amount - base.amount) % Decimal(step) == 0
    assert base.amount <= made.load.amount <= max(base.amount, made.most)
    loadable = [base.amount + Decimal(step) * n for n in range(400)]
    inside = [one for one in loadable if made.least <= one <= made.most]
    middle = (made.least + made.most) / 2
    if inside:
        assert made.lies_in_it
        assert made.load.amount == min(inside, key=lambda one: (abs(one - middle), one))
    else:
        assert made.load.amount == max(one for one in loadable if one <= max(made.most, base.amount))


def test_of_two_that_are_as_near_the_lower_is_taken() -> None:
    made = derived(load("100 lb"), (Decimal(105), Decimal(110)), HINGE)
    assert made is not None
    assert made.load == load("105 lb")


def test_a_band_below_the_base_gives_a_lighter_day() -> None:
    made = derived(load("100 lb"), (Decimal(78), Decimal(87)), HINGE)
    assert made is not None
    assert made.load == load("80 lb")
    none_in_it = derived(load("20 lb"), (Decimal(80), Decimal(90)), HINGE)
    assert none_in_it is not None
    assert none_in_it.load == load("20 lb")


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("20 lb", "25 lb", "+25 %"),
        ("60 lb", "65 lb", "+8.3 %"),
        ("25 lb", "20 lb", "-20 %"),
        ("30 lb", "30 lb", "+0 %"),
        ("10 kg", "25 lb", "+13.4 %"),
    ],
)
def test_the_true_percentage(before: str, after: str, text: str) -> None:
    percent = change(load(before), load(after))
    assert percent is not None
    assert percent_text(percent) == text


def test_what_has_no_percentage() -> None:
    assert change(load("bodyweight"), load("bodyweight +5 kg")) is None
    assert change(load("band red"), load("band red")) is None


def test_steps_lead_to_the_bare_body_and_never_to_no_weight() -> None:
    assert stepped(load("bodyweight +2.5 kg"), HINGE, -1) == load("bodyweight")
    assert stepped(load("2.5 kg"), HINGE, -1) is None
    assert stepped(load("10000 lb"), HINGE, 1) is None
    assert stepped(load("band red"), HINGE, 1) is None


def test_what_is_the_same_load() -> None:
    assert same(load("20 lb"), load("20.0 lb"))
    assert same(load("20 lb"), load("9.07 kg"))
    assert not same(load("20 lb"), load("9 kg"))
    assert not same(load("20 kg"), load("20.02 kg"))
    assert not same(load("bodyweight"), load("band"))
    assert not same(load("band red"), load("band blue"))


@pytest.mark.parametrize(
    ("typed", "meant"), [("20 lbs", "20 lb"), ("20 LB", "20 lb"), ("12,5 kg", "12.5 kg"), ("20Lbs", "20 lb")]
)
def test_a_load_is_read_as_hands_type_it(typed: str, meant: str) -> None:
    assert read_load(typed) == read_load(meant) is not None
