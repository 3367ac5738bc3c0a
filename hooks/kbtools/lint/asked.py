"""Reader questions kept apart belong to a record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hooks.kbtools.problems import Problem
from hooks.kbtools.records import Corpus

NAME = "asked"
RULE = "Questions in kb/asks belong to a fact, rumour, channel, material or checker."
KINDS = ("fact", "channel", "material")


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:  # noqa: ARG001
    """Yield questions of no record, and words of no platform."""
    known = {record_id for kind in KINDS for record_id in corpus.ids(kind)}
    known |= {name for question in corpus.of("question") for name in question.data["checkers"]}
    for record in corpus.of("ask"):
        if record.id not in known:
            what = f"there is no record {record.id!r}"
            yield record.problem(("id",), what, "Correct the id, or remove these questions.")
    platforms = corpus.ids("platform")
    for record in corpus.of("synonym"):
        if record.data.get("platform", next(iter(platforms))) not in platforms:
            what = f"there is no platform {record.data['platform']!r}"
            yield record.problem(("platform",), what, "Correct the id.")
