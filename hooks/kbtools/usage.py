"""Who uses a fact: the criteria that rest on it, and the records that cite it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from hooks.kbtools.model import Knowledge
from hooks.kbtools.prose import references
from hooks.kbtools.records import NOTES

CITING = ("scenario", "channel", "material", *NOTES, "rumour")


@dataclasses.dataclass(frozen=True, order=True)
class Use:
    """One use of a fact: `kind` and `id` name the record, `title` is what readers see."""

    kind: str
    id: str
    title: str


def uses(kb: Knowledge) -> dict[str, list[Use]]:
    """Return the uses of each fact that has any; records in reading order, each once."""
    found: dict[str, dict[Use, None]] = {}
    for criterion in kb.criteria.values():
        for fact in criterion.because:
            use = Use("criterion", criterion.id, criterion.title)
            found.setdefault(fact, {})[use] = None
    for kind in CITING:
        for record in records(kb, kind):
            for fact in cited(record):
                found.setdefault(fact, {})[Use(kind, record.id, title(record))] = None
    return {fact: list(by) for fact, by in found.items()}


def records(kb: Knowledge, kind: str) -> list[Any]:
    """Return the records of a citing kind."""
    return list(by_id(kb, kind).values())


def by_id(kb: Knowledge, kind: str) -> Mapping[str, Any]:
    """Return the records of a kind by id."""
    found: Mapping[str, Any] = kb.notes[kind] if kind in NOTES else getattr(kb, f"{kind}s")
    return found


def find(kb: Knowledge, kind: str, record_id: str) -> Any:  # noqa: ANN401 (any record)
    """Return one record.

    Raises:
        KeyError: If there is none.
    """
    return by_id(kb, kind)[record_id]


def title(record: Any) -> str:  # noqa: ANN401 (any record)
    """Return what readers call a record."""
    for name in ("title", "name", "claim"):
        if hasattr(record, name):
            return str(getattr(record, name))
    raise TypeError(type(record).__name__)


def cited(record: Any) -> list[str]:  # noqa: ANN401 (any record)
    """Return the ids of the facts that a record cites or answers with, each once, in order."""
    named = [*getattr(record, "because", ()), *getattr(record, "answers", ())]
    prose = [ref.fact for text in _texts(record) for ref in references(text)]
    return list(dict.fromkeys(named + prose))


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 (any part of a record)
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))
