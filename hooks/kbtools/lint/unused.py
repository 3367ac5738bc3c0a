"""Criteria and questions earn their place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hooks.kbtools import conditions
from hooks.kbtools.problems import Problem
from hooks.kbtools.records import Corpus

NAME = "unused"
RULE = (
    "Every criterion is required by a channel; every question is asked by a criterion, "
    "or by a checker that has rules of its own."
)
BY_CRITERIA = "eligibility"
ASKED_ALWAYS = {"platform", "site", "issue"}


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:  # noqa: ARG001
    """Yield criteria and questions that nothing uses."""
    required = {
        criterion
        for channel in corpus.of("channel")
        for criterion in conditions.criteria(channel.data.get("requires"))
    }
    asked = ASKED_ALWAYS | {
        question
        for kind, key in (("criterion", "test"), ("question", "asked_if"))
        for record in corpus.of(kind)
        for question in conditions.questions(record.data.get(key))
    }
    asked |= {
        record.id
        for record in corpus.of("question")
        if set(record.data.get("checkers", ())) - {BY_CRITERIA}
    }
    for kind, used in (("criterion", required), ("question", asked)):
        for record in corpus.of(kind):
            if record.id not in used:
                yield record.problem(("id",), f"nothing uses this {kind}", "Use it, or delete it.")
