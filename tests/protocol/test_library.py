import os
from pathlib import Path

import pytest

from tests.protocol.files import PROTOCOLS
from tui.files.errors import NothingToWorkOn
from tui.protocol.library import Library, bundled_folder

BUNDLED = [
    *sorted(path.stem for path in PROTOCOLS.glob("*.toml") if path.name != "exercises.toml"),
    *sorted(path.stem for path in PROTOCOLS.glob("plans/*.toml")),
]
GOOD = '[[exercise]]\nuse = "seated-leg-curl"\nreps = 5\n'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "protocols"
    folder.mkdir()
    return folder


def library(*folders: Path) -> Library:
    return Library(folders=folders, bundled=PROTOCOLS, default_unit="lb")


def write(folder: Path, name: str, text: str = GOOD) -> Path:
    path = folder / name
    path.write_text(f'name = "{path.stem}"\n' + text)
    return path


def ids(books: Library) -> list[str]:
    return [found.id for found in books.files()]


def test_without_a_folder_of_ones_own_there_are_the_bundled_files(tmp_path: Path) -> None:
    books = library(tmp_path / "not made yet")
    assert ids(books) == BUNDLED
    assert all(found.bundled for found in books.files())
    assert books.problems == ()


def test_the_users_files_come_first_and_win(own: Path) -> None:
    write(own, "my-day.toml")
    mine = write(own, "activation-rdl.toml")
    books = library(own)
    others = [id for id in BUNDLED if id != "activation-rdl"]
    assert ids(books) == ["activation-rdl", "my-day", *others]
    first = books.files()[0]
    assert (first.path, first.bundled, first.instead_of_bundled) == (mine, False, True)
    assert not books.files()[1].instead_of_bundled


def test_of_two_folders_the_first_wins(own: Path, tmp_path: Path) -> None:
    other = tmp_path / "more"
    other.mkdir()
    first, _ = write(own, "my-day.toml"), write(other, "my-day.toml")
    write(other, "your-day.toml")
    books = library(own, other)
    assert books.find("my-day").path == first
    assert "your-day" in ids(books)


def test_the_catalogue_and_hidden_files_are_no_protocols(own: Path) -> None:
    write(own, ".hidden.toml")
    (own / "exercises.toml").write_text('[my-press]\nname = "My press"\n')
    (own / "notes.txt").write_text("x")
    books = library(own)
    assert not any(not found.bundled for found in books.files())
    assert books.catalogue.find("my-press") is not None
    assert books.bundled_catalogue.find("my-press") is None


def test_a_broken_file_hides_no_other(own: Path) -> None:
    write(own, "broken.toml", "[[exercise]]\nrset = 3\n")
    os.mkfifo(own / "pipe.toml")
    (own / "folder.toml").mkdir()
    (own / "loop.toml").symlink_to("loop.toml")
    (own / "huge.toml").write_text("#" * (1024 * 1024 + 1))
    (own / "latin.toml").write_bytes(b"name = '\xe4'")
    write(own, "good.toml")
    codes = {
        listed.found.id: listed.reading.problems[0].code
        for listed in library(own).listed()
        if listed.reading.problems
    }
    assert codes == {
        "broken": "missing",
        "pipe": "unreadable",
        "folder": "unreadable",
        "loop": "unreadable",
        "huge": "too-large",
        "latin": "encoding",
    }
    assert library(own).read(library(own).find("good")).protocol is not None


def test_a_broken_catalogue_of_ones_own_leaves_the_bundled_one(own: Path) -> None:
    (own / "exercises.toml").mkdir()
    books = library(own)
    assert [problem.code for problem in books.catalogue.problems] == ["unreadable"]
    assert books.catalogue.find("seated-leg-curl") is not None


def test_a_file_whose_name_is_no_id_gets_the_name_to_give_it(own: Path) -> None:
    write(own, "My Day.toml")
    write(own, "My-Other.toml")
    write(own, "my-other.toml")
    first, second, _ = library(own).listed()[:3]
    assert first.found.misnamed is not None
    assert first.reading.protocol is None
    assert [problem.code for problem in first.reading.problems] == ["name"]
    assert first.found.misnamed.hint == 'rename it to "my-day.toml"'
    assert second.found.misnamed is not None
    assert "only by case" in second.found.misnamed.message
    assert second.found.misnamed.hint == 'rename it to "my-other-2.toml"'


def hints(own: Path) -> dict[str, str]:
    wrong = [found.misnamed for found in library(own).files() if found.misnamed is not None]
    return {Path(one.file).name: f"{one.message}; {one.hint}" for one in wrong}


def test_a_name_in_lower_case_that_is_no_id_is_said_to_be_none(own: Path) -> None:
    for name in ("a_b.toml", "only\x01.toml", "only.toml", "A_B.toml"):
        write(own, name)
    message = "the file's name is no id: only a-z, 0-9 and - can be in one"
    assert hints(own) == {
        "A_B.toml": f'{message}; rename it to "a-b.toml"',
        "a_b.toml": f'{message}; rename it to "a-b-2.toml"',
        "only\x01.toml": f'{message}; rename it to "only-2.toml"',
    }


def test_files_that_differ_only_by_case_get_a_name_each(own: Path) -> None:
    for name in ("CASE.toml", "Case.toml", "case.toml"):
        write(own, name)
    message = "the file's name differs from case.toml only by case"
    assert hints(own) == {
        "CASE.toml": f'{message}; rename it to "case-2.toml"',
        "Case.toml": f'{message}; rename it to "case-3.toml"',
    }


def test_of_two_files_with_one_id_the_folder_that_comes_first_wins_and_the_other_is_told(own: Path) -> None:
    more = own.parent / "more"
    more.mkdir()
    for folder, name in ((own, "First"), (more, "Second")):
        (folder / "mine.toml").write_text(f'name = "{name}"\n[[exercise]]\nuse = "plank"\nhold = 5\n')
    books = Library(folders=(own, more), bundled=bundled_folder(), default_unit="lb")
    first, second = (one for one in books.listed() if not one.found.bundled)
    assert first.reading.protocol is not None
    assert first.reading.protocol.name == "First"
    assert second.found.misnamed is not None
    assert str(first.found.path) in second.found.misnamed.message
    assert second.found.misnamed.hint == 'rename it to "mine-2.toml"'
    assert books.find("mine").path == first.found.path


def test_a_name_that_is_not_utf_8_is_survived(own: Path) -> None:
    bad = os.fsencode(own) + b"/\xff\x1b.toml"
    Path(os.fsdecode(bad)).write_text("name = 'x'")
    (first, *_) = library(own).listed()
    assert [problem.code for problem in first.reading.problems][:1] == ["name"]


def test_a_folder_that_is_a_file_is_a_problem_and_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    books = library(tmp_path / "file")
    assert ids(books) == BUNDLED
    assert [problem.code for problem in books.problems] == ["unreadable"]


def test_a_protocol_is_found_by_name_or_by_path(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(own, "my-day.toml")
    assert library(own).find("my-day").path == path
    assert library(own).find("activation-rdl").bundled
    monkeypatch.chdir(own)
    assert library().find("./my-day.toml").id == "my-day"
    assert library().find("my-day.toml").id == "my-day"
    assert library().read(library().find("my-day.toml"), file="my-day.toml").protocol is not None


def test_a_protocol_is_found_by_an_earlier_id(own: Path) -> None:
    path = write(own, "my-day.toml", 'was = ["old-day"]\n' + GOOD)
    assert library(own).find("old-day").path == path


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("activation-rld", '"activation-rdl"'),
        ("curl", '"activation-curl"'),
        ("zzz", "`lastrep list` shows all"),
    ],
)
def test_an_unknown_name_gets_the_nearest_ones(name: str, hint: str) -> None:
    with pytest.raises(NothingToWorkOn) as raised:
        library().find(name)
    assert hint in str(raised.value)


@pytest.mark.parametrize("path", ["./nope.toml", "nope.toml", "a/\0.toml"])
def test_a_path_that_leads_nowhere_is_nothing_to_work_on(path: str) -> None:
    with pytest.raises(NothingToWorkOn, match="there is no such file"):
        library().find(path)


def test_the_bundled_folder_is_in_the_package_or_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "tui"
    package.mkdir()
    assert bundled_folder(package) == tmp_path / "protocols"
    (package / "bundled").mkdir()
    assert bundled_folder(package) == package / "bundled"
    assert (bundled_folder() / "activation-rdl.toml").is_file()


PLAN = '[[week]]\nsessions = [{ run = "activation-rdl" }]\n'


def write_plan(folder: Path, name: str, text: str = PLAN) -> Path:
    (folder / "plans").mkdir(exist_ok=True)
    return write(folder / "plans", name, text)


def test_plans_come_after_the_protocols_and_know_their_kind(own: Path) -> None:
    path = write_plan(own, "a-plan.toml")
    write(own, "my-day.toml")
    day, plan = library(own).listed()[:2]
    assert (day.found.kind, day.reading.plan) == ("protocol", None)
    assert (plan.found.kind, plan.found.path, plan.reading.protocol) == ("plan", path, None)
    assert plan.reading.plan is not None
    assert plan.reading.plan.weeks[0].sessions[0].protocol.id == "activation-rdl"
    assert library(own).find("a-plan").path == path


def test_a_plan_runs_the_users_protocols_also_by_an_earlier_id(own: Path) -> None:
    write(own, "my-day.toml", 'was = ["old-day"]\n' + GOOD)
    write_plan(own, "mine.toml", '[[week]]\nsessions = [{ run = "my-day" }, { run = "old-day" }]\n')
    reading = library(own).read(library(own).find("mine"))
    assert reading.plan is not None
    assert [one.protocol.id for one in reading.plan.weeks[0].sessions] == ["my-day", "my-day"]


@pytest.mark.parametrize(
    ("run", "message"),
    [
        ("my-dya", 'there is no protocol "my-dya"'),
        ("other", 'run is "other", which is a plan'),
        ("mine", 'run is "mine", which is this plan itself'),
        ("broken", 'the protocol "broken" has problems of its own'),
    ],
)
def test_a_plan_says_of_each_run_why_it_cannot_be(own: Path, run: str, message: str) -> None:
    write(own, "my-day.toml")
    (own / "broken.toml").write_text('[[exercise]]\nname = "Press"\n')
    write_plan(own, "other.toml", '[[week]]\nsessions = [{ run = "mine" }]\n')
    write_plan(own, "mine.toml", f'[[week]]\nsessions = [{{ run = "{run}" }}]\n')
    by_id = {one.found.id: one.reading for one in library(own).listed()}
    (wrong,) = by_id["mine"].problems
    assert (wrong.code, wrong.line, wrong.column) == ("unknown-protocol", 3, 21)
    assert wrong.message.startswith(message)


def test_of_a_plan_and_a_protocol_of_one_id_the_plan_is_the_problem(own: Path) -> None:
    write(own, "my-day.toml")
    write_plan(own, "my-day.toml")
    day, plan = library(own).listed()[:2]
    assert day.reading.problems == ()
    assert plan.reading.plan is None
    (wrong,) = plan.reading.problems
    assert (wrong.code, wrong.hint) == ("name", 'rename it to "my-day-plan.toml"')
    assert wrong.message.startswith('"my-day" is taken: ')
    assert library(own).find("my-day").kind == "protocol"


def test_the_users_plan_wins_over_the_bundled_file_of_its_id(own: Path) -> None:
    write_plan(own, "activation-home.toml")
    first = library(own).files()[0]
    assert (first.kind, first.instead_of_bundled) == ("plan", True)
    assert not any(found.bundled and found.id == "activation-home" for found in library(own).files())


def test_a_file_by_its_path_is_a_plan_by_its_weeks_or_its_folder(own: Path, tmp_path: Path) -> None:
    apart = write(tmp_path, "apart.toml", PLAN)
    assert library().find(str(apart)).kind == "plan"
    assert library().read(library().find(str(apart))).plan is not None
    assert library().find(str(write_plan(own, "mine.toml", ""))).kind == "plan"
    assert library().find(str(write(tmp_path, "both.toml", PLAN + GOOD))).kind == "protocol"


def test_a_text_is_read_as_what_its_file_is(own: Path) -> None:
    books = library(own)
    found = books.find(str(write_plan(own, "mine.toml")))
    assert books.read_as('name = "New"\n' + PLAN, found).plan is not None
    assert books.read_as('name = "New"\n' + GOOD, found).problems[-1].code == "unknown-key"


def test_a_folder_of_plans_that_cannot_be_read_hides_no_protocol(own: Path) -> None:
    write(own, "my-day.toml")
    (own / "plans").write_text("x")
    books = library(own)
    assert [found.id for found in books.files() if not found.bundled] == ["my-day"]
    assert [problem.file for problem in books.problems] == [str(own / "plans")]


def test_a_plan_in_the_place_of_a_bundled_protocol_is_named_to_those_that_run_it(own: Path) -> None:
    week = '[[week]]\nsessions = [{ run = "activation-rdl" }]\n'
    hiding = write_plan(own, "activation-rdl.toml", '[[week]]\nsessions = [{ run = "bridge-hold" }]\n')
    write_plan(own, "mine.toml", week)
    books = library(own)
    (wrong,) = books.read(books.find("mine")).problems
    assert (
        wrong.message == f'run is "activation-rdl", which is your plan {hiding}; only a protocol can be run'
    )
    assert wrong.hint == "give that file another name, if the bundled protocol is meant"
