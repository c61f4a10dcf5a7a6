from tests.protocol.files import bundled_catalogue
from tui.protocol.catalogue import Catalogue

BASE = (
    '[curl]\nname = "Curl"\nwas = ["old-curl"]\nstarts = "lift"\n[curl.cues]\nlower = "slow"\nlift = "fast"\n'
)


def base() -> Catalogue:
    return Catalogue().with_file(BASE, file="exercises.toml")


def test_the_users_file_wins_key_by_key() -> None:
    both = base().with_file('[curl]\nname = "Mine"\ncues = { lift = "now" }\n', file="own")
    assert both.problems == ()
    found = both.find("curl")
    assert found is not None
    assert found[1] == {
        "name": "Mine",
        "was": ["old-curl"],
        "starts": "lift",
        "cues": {"lower": "slow", "lift": "now"},
    }


def test_an_exercise_is_found_by_an_earlier_id() -> None:
    found = base().find("old-curl")
    assert found is not None
    assert found[0] == "curl"
    assert base().find("nope") is None


def test_what_is_wrong_in_a_file_is_named_and_the_rest_holds() -> None:
    both = base().with_file(
        '[curl]\nstarts = "up"\nrole = "compound"\nsets = 3\n["Bad Id"]\nname = "x"\n[new]\nhip = "static"\n',
        file="own",
    )
    assert [(one.file, one.line, one.column, one.code) for one in both.problems] == [
        ("own", 2, 10, "range"),
        ("own", 4, 1, "unknown-key"),
        ("own", 5, 1, "name"),
        ("own", 7, 1, "missing"),
    ]
    found = both.find("curl")
    assert found is not None
    assert (found[1]["starts"], found[1]["role"]) == ("lift", "compound")
    assert both.find("new") is not None


def test_a_file_that_is_no_toml_adds_nothing() -> None:
    both = base().with_file("[curl\n", file="own")
    assert [one.code for one in both.problems] == ["syntax"]
    assert both.find("curl") is not None


def test_the_catalogue_that_ships_has_no_problems() -> None:
    assert bundled_catalogue().problems == ()
    assert bundled_catalogue().near("seated-leg-crul") == "seated-leg-curl"
