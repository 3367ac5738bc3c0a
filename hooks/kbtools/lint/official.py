"""A verified fact rests on a page of the platform or office itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hooks.kbtools.problems import Problem
from hooks.kbtools.records import Corpus

NAME = "official"
RULE = "A verified fact names at least one official source."


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:  # noqa: ARG001
    """Yield verified facts without an official source."""
    official = {source.id for source in corpus.of("source") if source.data.get("official")}
    for fact in corpus.of("fact"):
        if fact.data.get("grade") != "verified":
            continue
        if not official & set(fact.data.get("sources") or []):
            yield fact.problem(
                ("sources",),
                "graded verified, but no source is official",
                "Add the official page, or grade it reported or partly.",
            )
