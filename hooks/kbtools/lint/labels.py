"""Readers see Chinese labels, not the keys of a value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hooks.kbtools.problems import Problem
from hooks.kbtools.records import Corpus
from hooks.kbtools.yamlread import Path

NAME = "labels"
RULE = "Every key of a fact's value has a label in kb/labels.yml."


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:  # noqa: ARG001
    """Yield keys without a label."""
    known = {key for record in corpus.of("labels") for key in record.data.get("keys") or {}}
    for fact in corpus.of("fact"):
        for path in _keys(fact.data.get("value"), ("value",)):
            if path[-1] not in known:
                mend = f"Add {path[-1]!r} under keys in kb/labels.yml."
                yield fact.problem(path, f"the key {path[-1]!r} has no label", mend)


def _keys(value: object, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from _keys(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _keys(inner, (*path, index))
