from tests.commands.shell import Shell

RANGE = 'name = "Between"\nsummary = "s"\n[[exercise]]\nuse = "seated-leg-curl"\nreps = "8-12"\n'
PLAN = """\
name = "Two weeks"
[[week]]
weeks = 2
sessions = [{ run = "my-day" }]
[[week]]
forever = true
sessions = [{ run = "my-day" }]
"""


def test_the_users_files_come_before_the_bundled_ones(shell: Shell) -> None:
    shell.has("my-day.toml", RANGE)
    shell.has("activation-rdl.toml", RANGE)
    rows = shell.asks("list")
    assert [row["id"] for row in rows if not row["bundled"]] == ["activation-rdl", "my-day"]
    assert rows.index(next(row for row in rows if row["bundled"])) == 2
    assert {"activation-curl", "activation-home"} < {row["id"] for row in rows[2:]}
    assert rows[0]["instead_of_bundled"]
    assert rows[1] | {"file": ""} == {
        "id": "my-day",
        "name": "Between",
        "summary": "s",
        "file": "",
        "kind": "protocol",
        "bundled": False,
        "instead_of_bundled": False,
        "seconds": {"least": 48.0, "most": 72.0},
        "problem": None,
    }


def test_a_broken_file_is_listed_with_its_first_problem(shell: Shell) -> None:
    shell.has("my-day.toml", 'name = "N"\n[[exercise]]\nuse = "seated-leg-curl"\nreps = 5\ntempo = "3-1"\n')
    row = shell.asks("list")[0]
    assert (row["id"], row["name"], row["seconds"]) == ("my-day", "my-day.toml", None)
    assert row["problem"].startswith('line 5: tempo "3-1" has two figures')
    assert shell.types("list") == 0
    assert "! line 5: tempo" in shell.said


def test_it_is_a_table_on_a_screen_and_one_below_the_other_on_a_phone(shell: Shell) -> None:
    shell.has("activation-home.toml", RANGE)
    shell.types("list", width=80)
    own, mine, behind, bundled, *rows = shell.said.rstrip().split("\n")
    assert (own, behind, bundled) == ("Yours", "      yours, instead of the bundled one", "Bundled")
    assert mine.split() == ["activation-home", "0:48–1:12", "Between"]
    curl = next(row for row in rows if row.startswith("  activation-curl "))
    assert curl.split(maxsplit=2)[:2] == ["activation-curl", "5:00"]
    assert (curl.index("5:00"), curl.index("Five")) == (mine.index("0:48"), mine.index("Between"))
    shell.types("list", width=45)
    assert "  activation-rdl  5:00\n      Five-minute hamstring activation\n" in shell.said
    assert all(len(line) <= 45 for line in shell.said.split("\n"))


def test_a_folder_that_cannot_be_looked_into_is_named_and_hides_nothing(shell: Shell) -> None:
    shell.protocols.write_text("a file")
    assert shell.types("list") == 0
    assert "activation-rdl" in shell.said
    assert "protocols: the folder cannot be read" in shell.complained


def test_a_broken_catalogue_is_named_and_hides_nothing(shell: Shell) -> None:
    shell.has("exercises.toml", "[broken\n")
    assert shell.types("list") == 0
    assert "exercises.toml:1:1: " in shell.complained
    assert "activation-rdl" in shell.said


def test_plans_are_listed_after_the_protocols_with_their_weeks(shell: Shell) -> None:
    shell.has("my-day.toml", RANGE)
    shell.has("plans/mine.toml", PLAN)
    shell.has("plans/broken.toml", 'name = "Broken"\n[[week]]\nsessions = [{ run = "my-dya" }]\n')
    day, broken, mine = shell.asks("list")[:3]
    assert (day["id"], day["kind"]) == ("my-day", "protocol")
    assert (mine["id"], mine["kind"], mine["name"], mine["seconds"]) == ("mine", "plan", "Two weeks", None)
    assert mine["problem"] is None
    assert (broken["kind"], broken["problem"]) == ("plan", 'line 3: there is no protocol "my-dya"')
    shell.types("list", width=80)
    row = next(line for line in shell.said.split("\n") if line.startswith("  mine "))
    assert row.split(maxsplit=1)[1].split("  ")[0] == "2 weeks+"
