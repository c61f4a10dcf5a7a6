import json

import pytest

from tests.commands.shell import Shell
from tests.protocol.files import PROTOCOLS


@pytest.mark.parametrize("kind", ["protocol", "plan", "exercises"])
def test_it_prints_the_schema_that_ships(shell: Shell, kind: str) -> None:
    assert shell.types(f"schema {kind}") == 0
    assert shell.said == (PROTOCOLS / f"{kind}.schema.json").read_text("utf-8")


def test_without_a_word_it_is_that_of_protocols(shell: Shell) -> None:
    assert shell.types("schema") == 0
    assert json.loads(shell.said)["title"] == "A protocol of lastrep"


def test_another_kind_is_wrong_usage(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        shell.types("schema workout")
    assert ended.value.code == 2
    assert "'plan'" in capsys.readouterr().err
