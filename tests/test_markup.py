"""No text from outside is ever read as markup: looked for in the source itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui

ROOT = Path(tui.__file__).parent
FILES = sorted(
    path for part in ("app.py", "screens", "widgets") for path in ROOT.joinpath(part).rglob("*.py")
)
FILES += [ROOT / "app.py"]
# What reads a `str` as markup, and which of its arguments.
WIDGETS = {
    "Static",
    "Label",
    "Button",
    "Checkbox",
    "RadioButton",
    "Collapsible",
    "Option",
    "Tab",
    "TabPane",
    "Link",
}
TITLES = {"border_title", "border_subtitle", "tooltip", "title", "sub_title"}
NOT_TEXT = {"Content", "literal", "Text", "TwoEnds", "Row", "Words"}  # drawn as they are


def objections(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give line and reason of everything that may read foreign text as markup."""
    tables = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and _name(node.value.func) == "grid"
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            drawn = node.args[0] if node.args else None
            if not (isinstance(drawn, ast.Name) and drawn.id in tables):
                yield from _of_call(node)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in TITLES and not _harmless(node.value):
                    yield node.lineno, f"`{target.attr}` reads its text as markup"


def _of_call(call: ast.Call) -> Iterator[tuple[int, str]]:
    name = _name(call.func)
    markup_off = any(
        word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
        for word in call.keywords
    )
    if name == "notify" and not markup_off and not all(map(_harmless, call.args)):
        yield call.lineno, "a notification reads its text as markup: markup=False"
    if name in WIDGETS and call.args and not markup_off and not _harmless(call.args[0]):
        yield call.lineno, f"{name} reads its text as markup: give it Content"
    if name in {"from_markup", "from_rich_text"}:
        texts = call.args[:1]
        if not all(isinstance(text, ast.Constant) for text in texts):
            yield call.lineno, "only constant text is markup"
    if name == "update" and isinstance(call.func, ast.Attribute) and call.args and _is_text(call.args[0]):
        yield call.lineno, "`update` reads its text as markup: give it Content"


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr | ast.BinOp) or (
        isinstance(node, ast.Call)
        and not _of_content(node.func)
        and _name(node.func) in {"str", "join", "format", "shown"}
    )


def _harmless(node: ast.expr) -> bool:
    """Say whether it is a constant of ours, or text that is never read as markup."""
    if isinstance(node, ast.Constant):
        return not (isinstance(node.value, str) and "[" in node.value)
    if isinstance(node, ast.Call):
        return _name(node.func) in NOT_TEXT or _of_content(node.func)
    return isinstance(node, ast.IfExp) and _harmless(node.body) and _harmless(node.orelse)


def _of_content(function: ast.expr) -> bool:
    """Say whether it is a method of Content, as in `Content(", ").join(...)`."""
    return isinstance(function, ast.Attribute) and (
        _name(function.value) == "Content"
        or (isinstance(function.value, ast.Call) and _name(function.value.func) == "Content")
    )


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_widget_is_given_text_that_it_would_read_as_markup(path: Path) -> None:
    found = list(objections(ast.parse(path.read_text("utf-8"))))
    assert not found, "\n".join(f"{path}:{line}: {why}" for line, why in found)


@pytest.mark.parametrize(
    "code",
    [
        "Static(name)",
        "Static(f'{name}')",
        "self.notify(str(error))",
        "self.border_title = name",
        "self.query_one(Static).update(f'{name}')",
        "Content.from_markup(name)",
        "Option(name)",
        "Static('[bold]')",
    ],
)
def test_what_it_looks_for_is_found(code: str) -> None:
    assert list(objections(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "Static(Content(name))",
        "Static(name, markup=False)",
        "Static(id='x')",
        "self.notify(str(error), markup=False)",
        "self.notify('Another window has this session')",
        "self.border_title = Content(name)",
        "self.border_title = 'Today'",
        "seen.update(one.id for one in all_of_them)",
        "Content.from_markup('[b]$name[/b]', name=name)",
    ],
)
def test_what_is_safe_is_left_alone(code: str) -> None:
    assert not list(objections(ast.parse(code)))
