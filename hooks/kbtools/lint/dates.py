"""Days are real, and in a possible order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hooks.kbtools.problems import Problem
from hooks.kbtools.records import Corpus

NAME = "dates"
RULE = "A day of checking exists and lies not in the future; a review day lies after it."
DAYS = ("checked", "retrieved", "review_by")


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:
    """Yield impossible days."""
    for record in corpus.records:
        days = {}
        for key in DAYS:
            text = record.data.get(key)
            if not isinstance(text, str):
                continue
            try:
                days[key] = dt.date.fromisoformat(text)
            except ValueError:
                yield record.problem((key,), f"{text!r} is not a day", "Write it as 2026-11-23.")
        for key in ("checked", "retrieved"):
            # A day ahead is allowed: it is already tomorrow in Beijing while a server sleeps.
            if key in days and days[key] > today + dt.timedelta(days=1):
                yield record.problem((key,), "lies in the future", "Write the day it was read.")
        if "checked" in days and "review_by" in days and days["review_by"] <= days["checked"]:
            yield record.problem(("review_by",), "lies before checked", "Write a later day.")
