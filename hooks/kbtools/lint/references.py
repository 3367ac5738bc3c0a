"""References and record links in prose lead somewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from hooks.kbtools import conditions, values
from hooks.kbtools.problems import Problem
from hooks.kbtools.prose import (
    BRACES,
    LINKED_KINDS,
    RECORD_LINK,
    REFERENCE,
    Passage,
    passages,
    references,
)
from hooks.kbtools.records import Corpus, Record

NAME = "references"
RULE = "A reference in prose names a fact, and a value that the fact has; a record link a record."

# Where a record names another one by `kind:id`, outside prose.
LINKS = {"criterion": ("fail.link", "unknown.link"), "change": ("links.*",)}


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:  # noqa: ARG001
    """Yield references that are misspelt or lead nowhere."""
    facts = {record.id: record for record in corpus.of("fact")}
    known = {kind: corpus.ids(kind) for kind in LINKED_KINDS}
    known["check"] = {
        checker for record in corpus.of("question") for checker in record.data.get("checkers", [])
    }
    for record in corpus.records:
        for passage in passages(record):
            yield from _spelling(passage)
            yield from _facts(passage, facts)
            yield from _links(passage, known)
        yield from _steps(record, known)
        yield from _thresholds(record, facts)


def _problem(passage: Passage, what: str, mend: str) -> Problem:
    problem = passage.record.problem(passage.path, what, mend)
    return Problem(problem.file, passage.line, problem.where, what, mend)


def _spelling(passage: Passage) -> Iterator[Problem]:
    for match in BRACES.finditer(passage.text):
        if not REFERENCE.fullmatch(match[0]):
            yield _problem(
                passage,
                f"{match[0]!r} is not a reference",
                "Write {{fact-id}} or {{fact-id:value}} or {{fact-id:value|percent}}.",
            )


def _facts(passage: Passage, facts: dict[str, Record]) -> Iterator[Problem]:
    for reference in references(passage.text):
        if reference.fact not in facts:
            yield _problem(passage, f"there is no fact {reference.fact!r}", "Correct the id.")
            continue
        value = facts[reference.fact].data.get("value")
        if reference.value is None:
            continue
        yield from _value(passage, value, reference.value, reference.filter)


def _value(passage: Passage, value: Any, path: str, how: str | None) -> Iterator[Problem]:  # noqa: ANN401
    try:
        part = values.pick(value, path)
    except KeyError:
        keys = ", ".join(value) if isinstance(value, dict) else "none"
        yield _problem(passage, f"the fact has no value {path!r}", f"Its values: {keys}.")
        return
    try:
        values.show(part, how, {})
    except KeyError:
        yield _problem(passage, f"no filter {how!r}", f"Filters: {', '.join(values.FILTERS)}.")
    except ValueError as error:
        yield _problem(passage, str(error), "Choose another value or another filter.")


def _links(passage: Passage, known: dict[str, set[str]]) -> Iterator[Problem]:
    for _, kind, target in RECORD_LINK.findall(passage.text):
        if target not in known[kind]:
            yield _problem(passage, f"there is no {kind} {target!r}", "Correct the link.")


def _steps(record: Record, known: dict[str, set[str]]) -> Iterator[Problem]:
    for key in LINKS.get(record.kind, ()):
        for path, link in record.find(key):
            kind, _, target = str(link).partition(":")
            if target not in known.get(kind, ()):
                yield record.problem(path, f"there is no {kind} {target!r}", "Correct the link.")


def _thresholds(record: Record, facts: dict[str, Record]) -> Iterator[Problem]:
    for key in ("test", "asked_if"):
        for inner, leaf in conditions.leaves(record.data.get(key)):
            for limit in (leaf.get("at_least"), leaf.get("at_most")):
                if isinstance(limit, dict):
                    yield from _threshold(record, (key, *inner), limit, facts)
    for key in ("valid_days", "valid_months", "months_left"):
        for path, limit in record.find(f"windows.*.{key}"):
            yield from _threshold(record, path, limit, facts)
    for key in ("min", "max"):
        if record.kind == "question" and isinstance(record.data.get(key), dict):
            yield from _threshold(record, (key,), record.data[key], facts)


def _threshold(
    record: Record, path: tuple[str | int, ...], limit: dict[str, str], facts: dict[str, Record]
) -> Iterator[Problem]:
    fact = facts.get(limit["fact"])
    try:
        amount = values.pick(fact.data.get("value"), limit["value"]) if fact else None
    except KeyError:
        amount = None
    if isinstance(amount, bool) or not isinstance(amount, int | float):
        yield record.problem(
            path,
            f"{limit['fact']}:{limit['value']} is not a number",
            "Name a fact and a key of its value that holds a number.",
        )
