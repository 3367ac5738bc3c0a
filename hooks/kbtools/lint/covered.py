"""Nothing that the site promises to answer is left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hooks.kbtools.problems import Problem
from hooks.kbtools.records import Corpus

NAME = "covered"
RULE = "Every question of kb/coverage.yml is answered by a record that names it under covers."


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:  # noqa: ARG001
    """Yield the questions that no record covers."""
    covered = {item for record in corpus.records for item in record.data.get("covers") or []}
    for question in corpus.of("coverage"):
        if question.id not in covered:
            yield question.problem(
                ("id",),
                f"nothing covers {question.id}: {question.data.get('about')}",
                f"Answer it in a record, and add {question.id} to its covers.",
            )
