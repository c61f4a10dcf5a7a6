"""Where the keys, values and table headers of a TOML text stand: lines and columns, in characters from 1.

The only module that loads tree-sitter; imported where a problem is to be placed, and not before.
"""

from collections.abc import Iterable, Iterator

import tomli
import tree_sitter_toml
from msgspec import Struct
from tree_sitter import Language, Node, Parser

Path = tuple[str | int, ...]  # keys, and places in lists from 0: ("exercise", 1, "cues", "lower")


class Position(Struct, frozen=True):
    """Where something begins, and how many characters of that line it takes."""

    line: int
    column: int
    width: int


START = Position(1, 1, 1)


class Positions:
    """The places of the `wanted` paths in a text that is known to be TOML 1.0.

    Something that has no place of its own, such as a key that is not there, is answered with the nearest
    thing around it. Reading ends where everything wanted has been seen, so a huge file costs no more than its
    first problems do.
    """

    def __init__(self, text: str, wanted: Iterable[Path]) -> None:
        self._lines = text.encode("utf-8", "replace").split(b"\n")
        self._keys: dict[Path, Position] = {}
        self._values: dict[Path, Position] = {}
        self._count: dict[Path, int] = {}
        self._open = set(wanted)
        self._around = {path[:length] for path in self._open for length in range(len(path) + 1)}
        root = Parser(Language(tree_sitter_toml.language())).parse(b"\n".join(self._lines)).root_node
        cursor = root.walk()
        more = cursor.goto_first_child()
        while more and self._open:
            node = cursor.node
            if node is not None and node.type == "pair":
                self._index_pair(node, ())
            elif node is not None and node.type in ("table", "table_array_element"):
                self._index_table(node)
            more = cursor.goto_next_sibling()

    def of_key(self, path: Path) -> Position:
        """Give the place of a key as it is written, a table's being its header."""
        return self._nearest(path, self._keys)

    def of_value(self, path: Path) -> Position:
        """Give the place of a value, a table's being its header."""
        return self._nearest(path, self._values)

    def _nearest(self, path: Path, places: dict[Path, Position]) -> Position:
        while path:
            if (found := places.get(path) or self._values.get(path)) is not None:
                return found
            path = path[:-1]
        return START

    def _index_table(self, node: Node) -> None:
        children = node.named_children
        names = tuple(_parts(children[0])) if children else ()
        path: Path = ()
        for depth, name in enumerate(names):
            path = (*path, name)
            if depth == len(names) - 1 and node.type == "table_array_element":
                if self._count.get(path) is None:
                    self._record(path, node)
                self._count[path] = self._count.get(path, -1) + 1
            if path in self._count:
                path = (*path, self._count[path])
        if path in self._around:
            self._record(path, node)
            for child in children[1:]:
                if child.type == "pair" and self._open:
                    self._index_pair(child, path)

    def _index_pair(self, node: Node, table: Path) -> None:
        key, value, *_ = (child for child in (*node.named_children, node, node) if child.type != "comment")
        path = table
        for name, part in zip(_parts(key), _part_nodes(key), strict=True):
            path = (*path, name)
            if path not in self._around:
                return
            if path not in self._keys:
                self._keys[path] = self._place(part)
                self._values[path] = self._place(value)
                self._open.discard(path)
        self._index_value(value, path)

    def _index_value(self, node: Node, path: Path) -> None:
        if path not in self._around:
            return
        self._values[path] = self._place(node)
        self._open.discard(path)
        if not self._open:
            return
        if node.type == "array":
            items = (child for child in node.named_children if child.type != "comment")
            for place, item in enumerate(items):
                self._index_value(item, (*path, place))
        elif node.type == "inline_table":
            for pair in node.named_children:
                self._index_pair(pair, path)

    def _record(self, path: Path, node: Node) -> None:
        self._keys[path] = self._values[path] = self._header(node)
        self._open.discard(path)

    def _header(self, node: Node) -> Position:
        closing = next((child for child in node.children if child.type in ("]", "]]")), node)
        return self._span(node.start_point, closing.end_point)

    def _place(self, node: Node) -> Position:
        return self._span(node.start_point, node.end_point)

    def _span(self, start: tuple[int, int], end: tuple[int, int]) -> Position:
        line = self._lines[start[0]].rstrip(b"\r")
        before = _characters(line[: start[1]])
        upto = _characters(line[: end[1]]) if end[0] == start[0] else _characters(line)
        return Position(start[0] + 1, before + 1, max(1, upto - before))


def _characters(piece: bytes) -> int:
    return len(piece) if piece.isascii() else len(piece.decode("utf-8", "replace"))


def _part_nodes(key: Node) -> Iterator[Node]:
    if key.type == "dotted_key":
        for child in key.named_children:
            yield from _part_nodes(child)
    else:
        yield key


def _parts(key: Node) -> Iterator[str]:
    for node in _part_nodes(key):
        written = (node.text or b"").decode("utf-8", "replace")
        yield next(iter(tomli.loads(f"{written} = 0"))) if node.type == "quoted_key" else written
