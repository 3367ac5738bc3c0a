"""What is contradicted or unverified decides nothing and is not told as true."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hooks.kbtools import conditions
from hooks.kbtools.problems import Problem
from hooks.kbtools.prose import passages, references
from hooks.kbtools.records import Corpus, Record
from hooks.kbtools.yamlread import Path

NAME = "weak-reason"
RULE = (
    "No criterion rests on, and no prose outside rumours cites, a contradicted or unverified fact."
)
WEAK = {"contradicted", "unverified"}


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:  # noqa: ARG001
    """Yield criteria and prose that lean on weak facts."""
    weak = {fact.id: str(fact.data["grade"]) for fact in corpus.of("fact") if _is_weak(fact)}
    for criterion in corpus.of("criterion"):
        yield from _reasons(criterion, weak)
    for platform in corpus.of("platform"):
        for path, fact in platform.find("sites.*.because.*"):
            if fact in weak:
                yield _cannot_carry(platform, path, fact, weak[fact])
    for record in corpus.records:
        if record.kind == "rumour":
            continue
        for passage in passages(record):
            for fact in sorted({r.fact for r in references(passage.text)} & set(weak)):
                yield Problem(
                    record.document.file,
                    passage.line,
                    "",
                    f"{fact} is graded {weak[fact]} and must not be told as true",
                    f"Link to the rumour check instead: [...](rumour:{fact})",
                )


def _is_weak(fact: Record) -> bool:
    return fact.data.get("grade") in WEAK


def _cannot_carry(record: Record, path: Path, fact: str, grade: str) -> Problem:
    return record.problem(
        path,
        f"{fact} is graded {grade} and cannot be a reason",
        "Name a fact that is verified, reported or partly true.",
    )


def _reasons(criterion: Record, weak: dict[str, str]) -> Iterator[Problem]:
    because = criterion.data.get("because") or []
    for index, fact in enumerate(because):
        if fact in weak:
            yield _cannot_carry(criterion, ("because", index), fact, weak[fact])
    for path, leaf in conditions.leaves(criterion.data.get("test")):
        for limit in (leaf.get("at_least"), leaf.get("at_most")):
            if isinstance(limit, dict) and limit.get("fact") not in because:
                yield criterion.problem(
                    ("test", *path),
                    f"the threshold comes from {limit.get('fact')}, which is no reason here",
                    "Add that fact to because.",
                )
