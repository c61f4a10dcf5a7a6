import re
import stat

import pytest

from tests.commands.shell import Shell
from tui.files.errors import LastrepError, NothingToWorkOn


def test_a_new_file_teaches_the_format_and_has_no_problem(shell: Shell) -> None:
    path = shell.protocols / "my-leg-day.toml"
    assert shell.types("new my-leg-day") == 0
    assert (shell.said, shell.complained) == (f"{path}\n", "")
    text = path.read_text()
    assert text.startswith("#:schema ./protocol.schema.json\n")
    assert 'name = "My leg day"' in text
    assert shell.types("check") == 0
    assert shell.asks("list")[0]["id"] == "my-leg-day"


def test_what_the_template_says_of_more_can_be_taken_at_its_word(shell: Shell) -> None:
    shell.types("new mine")
    path = shell.protocols / "mine.toml"
    head, own = path.read_text().split("# A name is enough. Take the # away:\n")
    for value in (
        'tags = ["leg-day"]',
        "minutes = 5",
        'then = "activation-rdl"',
        'unit = "kg"',
        'load = "20 lb"',
    ):
        assert f"# {value} " in head
        head = re.sub(f"# ({re.escape(value)}) .*", r"\1", head)
    path.write_text(head + re.sub("(?m)^# ", "", own))
    assert shell.types("check") == 0, shell.said
    assert len(shell.asks("show mine")["exercises"]) == 3


def test_the_schema_lies_beside_a_new_file(shell: Shell) -> None:
    shell.types("new mine")
    assert (shell.protocols / "protocol.schema.json").is_file()


def test_nobody_else_can_read_a_new_file(shell: Shell) -> None:
    shell.types("new mine")
    assert stat.S_IMODE((shell.protocols / "mine.toml").stat().st_mode) == 0o600
    assert stat.S_IMODE(shell.protocols.stat().st_mode) == 0o700


def test_from_another_one_only_the_name_is_new(shell: Shell) -> None:
    own = shell.has("first.toml", "# mine\r\nname = 'Fir\\st' # so\r\n[[exercise]]\r\nname='x'\r\nhold=3")
    shell.types("new second --from first")
    copy = (shell.protocols / "second.toml").read_bytes()
    assert copy == own.read_bytes().replace(b"'Fir\\st'", b'"Second"')


def test_a_copy_does_not_claim_the_history_of_its_original(shell: Shell) -> None:
    shell.has("first.toml", 'name = "First"\nwas = ["older"]\n[[exercise]]\nname = "x"\nhold = 3\n')
    shell.types("new second --from first")
    copy = (shell.protocols / "second.toml").read_text()
    assert copy == 'name = "Second"\n[[exercise]]\nname = "x"\nhold = 3\n'


def test_a_file_that_is_there_is_left_alone(shell: Shell) -> None:
    path = shell.has("mine.toml", "x")
    with pytest.raises(LastrepError, match="there is such a file already"):
        shell.types("new mine")
    assert path.read_text() == "x"
    shell.has("Other.toml", "x")
    with pytest.raises(LastrepError, match="there is such a file already"):
        shell.types("new other")


@pytest.mark.parametrize(
    ("name", "good"),
    [("'My Day'", "my-day"), ("mine.toml", "mine"), ("../up", "up"), ("exercises", "my-exercises")],
)
def test_a_name_that_is_no_id_is_refused_with_the_one_to_use(shell: Shell, name: str, good: str) -> None:
    with pytest.raises(NothingToWorkOn) as refused:
        shell.types(f"new {name}")
    assert refused.value.hint == f"`lastrep new {good}`"
    assert not shell.protocols.exists()


def test_one_in_place_of_a_bundled_one_is_said_to_be_so(shell: Shell) -> None:
    assert shell.types("new activation-rdl --from activation-rdl") == 0
    assert "in place of the bundled one" in shell.complained
