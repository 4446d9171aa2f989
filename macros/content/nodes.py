"""YAML text to nodes with positions, by our own narrower rules.

Built from the parser's events rather than from its composer: anchors and tags are seen only
there, and depth can be bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from macros.content.place import Mark, Place
from macros.content.problem import Problem

MOST_DEPTH = 30
_AMBIGUOUS = re.compile(
    r"yes|no|on|off|y|n|null|~|(?-i:True|TRUE|False|FALSE)"
    r"|[-+]?(0[0-7_]+|0x[0-9a-f_]+|0b[01_]+)"
    r"|[-+]?([0-9][0-9_]*\.[0-9_]*|\.[0-9]+)(e[-+]?[0-9]+)?|[-+]?\.(inf|nan)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Node:
    """A value in a file. ``value`` is text, a list of nodes, or key → (key's node, node)."""

    line: int
    column: int
    value: str | list[Node] | dict[str, tuple[Node, Node]]
    plain: bool = False
    flow: bool = False
    """Written within braces or brackets, on one line."""


class Marked(dict[str, Any]):
    """A mapping's plain data that knows where it stands."""

    mark: Mark


@dataclass(eq=False)
class NodeMark(Mark):
    """The place of a node and of all under it."""

    file: str
    node: Node
    top: Place = field(init=False)

    def __post_init__(self) -> None:
        self.top = Place(self.file, self.node.line, self.node.column)

    def at(self, *path: str | int) -> Place:
        """Return the place of the value under ``path``, or the nearest one above it."""
        *_, node = self._down(path)
        return Place(self.file, node.line, node.column)

    def key(self, *path: str | int) -> Place:
        """Return the place of the key that ``path`` ends with, or the nearest value above it."""
        above = list(self._down(path[:-1]))[-1]
        if isinstance(above.value, dict) and path[-1] in above.value:
            node = above.value[str(path[-1])][0]
            return Place(self.file, node.line, node.column)
        return self.at(*path)

    def keys(self) -> list[str]:
        """Return the mapping's keys in the order they are written."""
        return list(self.node.value) if isinstance(self.node.value, dict) else []

    def _down(self, path: tuple[str | int, ...]) -> Iterator[Node]:
        node = self.node
        yield node
        for part in path:
            value = node.value
            if isinstance(value, dict) and str(part) in value:
                node = value[str(part)][1]
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                node = value[part]
            yield node


def parse(text: str, file: str, problems: list[Problem]) -> Node | None:
    """Return the file's only document, or None; what is wrong is added to ``problems``."""
    start = len(problems)
    builder = _Builder(file, problems)
    try:
        for event in iter(yaml.CSafeLoader(text).get_event, None):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        problems.append(_syntax(error, file, text))
    return builder.root if len(problems) == start else None


def data(node: Node, file: str) -> Any:
    """Return a node's plain data; mappings know where they stand."""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return [data(item, file) for item in node.value]
    found = Marked((key, data(value, file)) for key, (_, value) in node.value.items())
    found.mark = NodeMark(file, node)
    return found


class _Builder:
    """Builds nodes from events, without recursion."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        self.root: Node | None = None
        self.open: list[tuple[Node, list[Node]]] = []
        """The containers that are open, each with the key that waits for its value."""

    def take(self, event: yaml.Event) -> bool:
        """Take the next event; return False when nothing more can be made of the file."""
        line, column = _position_of(event)
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self.refuse_extras(event, line, column)
            self.put(Node(line, column, event.value, plain=event.implicit[0]))
            return True
        if isinstance(event, yaml.AliasEvent):
            self.say(
                line, column, "anchor", "”*” hämtar text från ett annat ställe", "skriv ut texten"
            )
            return False
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.say(
                line, column, "two-documents", "filen har mer än ett dokument (---)", "dela filen"
            )
            return False
        if isinstance(event, yaml.NodeEvent):
            self.refuse_extras(event, line, column)
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            mapping = isinstance(event, yaml.MappingStartEvent)
            node = Node(line, column, {} if mapping else [], flow=bool(event.flow_style))
            self.put(node)
            self.open.append((node, []))
            if len(self.open) > MOST_DEPTH:
                self.say(
                    line,
                    column,
                    "too-deep",
                    f"mer än {MOST_DEPTH} nivåer i varandra",
                    "skriv enklare",
                )
                return False
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.open.pop()
        return True

    def say(self, line: int, column: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(Place(self.file, line, column), code, message, hint))

    def refuse_extras(self, event: yaml.NodeEvent, line: int, column: int) -> None:
        if event.anchor:
            self.say(line, column, "anchor", f"”&{event.anchor}” är ett ankare", "skriv ut texten")
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            short = tag.replace("tag:yaml.org,2002:", "!!")
            self.say(line, column, "tag", f"”{short}” är en YAML-typ", "ta bort typen")

    def put(self, node: Node) -> None:
        if not self.open:
            self.root = node
            self.refuse_ambiguous(node)
            return
        above, key = self.open[-1]
        if isinstance(above.value, list):
            above.value.append(node)
            self.refuse_ambiguous(node)
        elif isinstance(above.value, dict) and not key:
            key.append(node)
        elif isinstance(above.value, dict):
            self.put_pair(above.value, key.pop(), node)

    def put_pair(self, mapping: dict[str, tuple[Node, Node]], key: Node, node: Node) -> None:
        name = key.value
        if not isinstance(name, str) or name.startswith("(") or name == "<<":
            self.say(
                key.line,
                key.column,
                "bad-key",
                "nyckeln är inte ett enkelt ord",
                "skriv ett ord och ett kolon",
            )
        elif name in mapping:
            first = mapping[name][0].line
            self.say(
                key.line,
                key.column,
                "duplicate-key",
                f"”{name}” står två gånger, första gången på rad {first}",
                "behåll en av dem",
            )
        else:
            mapping[name] = (key, node)
        self.refuse_ambiguous(node)

    def refuse_ambiguous(self, node: Node) -> None:
        if node.plain and node.value == "":
            self.say(
                node.line,
                node.column,
                "empty-value",
                "värdet saknas",
                "skriv ett värde eller ta bort raden",
            )
        elif node.plain and isinstance(node.value, str) and _AMBIGUOUS.fullmatch(node.value):
            self.say(
                node.line,
                node.column,
                "implicit-type",
                f"{node.value} kan läsas på flera sätt",
                f'skriv "{node.value}" inom citattecken',
            )


def _position_of(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


_SAID = (
    ("found duplicate", "samma nyckel står två gånger"),
    ("could not find expected ':'", "ett kolon saknas efter nyckeln"),
    ("mapping values are not allowed", "ett kolon står där det inte får stå"),
    ("did not find expected ',' or", "en parentes stängs inte"),
    ("did not find expected '-'", "en rad i en lista är fel indragen"),
    ("did not find expected key", "en rad är fel indragen, eller ett citattecken saknas"),
    ("found unexpected end of stream", "filen slutar mitt i ett värde"),
    ("found character that cannot start", "raden börjar med ett tecken som inte får stå där"),
    ("control characters", "filen innehåller ett osynligt styrtecken"),
    ("special characters", "filen innehåller ett osynligt styrtecken"),
)


def _syntax(error: yaml.YAMLError, file: str, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else _position(error, text)
    said = str(getattr(error, "problem", None) or error)
    matching = (swedish for english, swedish in _SAID if english in said)
    swedish = next(matching, "raden går inte att läsa som YAML")
    hint = "text med kolon, # eller parentes först ska stå inom citattecken"
    return Problem(Place(file, line, column), "yaml-syntax", swedish, hint)


def _position(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    found = getattr(error, "position", None)
    before = text[: found if isinstance(found, int) else 0]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
