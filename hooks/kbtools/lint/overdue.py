"""Facts whose review day has passed are named, and the site says so too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hooks.kbtools.problems import Problem
from hooks.kbtools.records import Corpus
from hooks.kbtools.review import review_day

NAME = "overdue"
RULE = "A fact is compared with its sources before its review day."


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:
    """Yield a notice for each fact past its review day."""
    intervals = {topic.id: topic.data.get("review_days") for topic in corpus.of("topic")}
    for fact in corpus.of("fact"):
        interval = intervals.get(str(fact.data.get("topic")))
        if not isinstance(interval, int):
            continue
        try:
            due = review_day(fact.data, interval)
        except (KeyError, TypeError, ValueError):
            continue
        if today > due:
            yield fact.problem(
                ("checked",),
                f"review was due on {due}",
                "Read the sources again, correct the fact, and write today's day in checked.",
                notice=True,
            )
