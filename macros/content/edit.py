"""Content changed in its text: comments, order and style stay, and nothing else is touched."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

Value = str | Sequence[str] | Mapping[str, str | Sequence[str]] | None
"""A key's new value; None takes the key away."""


def edited(text: str, key: str, value: Value, step: str | None = None) -> str:
    """Return a file's text with a key changed: the record's, or a step's wherever it stands.

    Raises:
        KeyError: the file has no such step, or no such key there.
    """
    record = opened(text)
    own = record if step is None else _step(record, step)
    if key not in own:
        where = "i filen" if step is None else f"i steget ”{step}”"
        raise KeyError(f"nyckeln ”{key}” finns inte {where}")
    if value is None:
        del own[key]
    else:
        own[key] = _flowing(value)
    return written(record)


def opened(text: str) -> Any:
    """Return a file's text as values that remember its comments, order and style."""
    return _yaml().load(text)


def written(record: Any) -> str:
    """Return the text of values that have been opened."""
    text = io.StringIO()
    _yaml().dump(record, text)
    return text.getvalue()


def _yaml() -> YAML:
    """Return what reads and writes a file of ours so that an unchanged one stays the same."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000  # one sentence a line, however long
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _step(record: Any, step: str) -> Any:
    found = next((own for own in _mappings(record) if own.get("id") == step), None)
    if found is None:
        raise KeyError(f"steget ”{step}” finns inte i filen")
    return found


def _flowing(value: Any) -> Any:
    """Return a value as it is written on one line: ``{barn: ja, orsak: [annat, storning]}``."""
    if isinstance(value, str):
        return value
    mapped = isinstance(value, Mapping)
    inner = {key: _flowing(own) for key, own in value.items()} if mapped else value
    whole: CommentedMap | CommentedSeq = CommentedMap(inner) if mapped else CommentedSeq(inner)
    whole.fa.set_flow_style()
    return whole


def _mappings(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _mappings(inner)
