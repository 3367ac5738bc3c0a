"""Which facts to compare with their sources next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from hooks.kbtools.model import Knowledge
from hooks.kbtools.usage import uses

NEAR_DAYS = 30


@dataclass(frozen=True)
class Due:
    """A fact whose review is due, and how much rests on it."""

    fact: str
    review_by: dt.date
    criteria: int
    pages: int


def due(kb: Knowledge, today: dt.date, near_days: int = NEAR_DAYS) -> list[Due]:
    """Return the facts due by `near_days` from today, those with the most resting on them first."""
    used = uses(kb)
    found = []
    for fact in kb.facts.values():
        if fact.review_by <= today + dt.timedelta(days=near_days):
            kinds = [use.kind for use in used.get(fact.id, [])]
            criteria = kinds.count("criterion")
            found.append(Due(fact.id, fact.review_by, criteria, len(kinds) - criteria))
    return sorted(found, key=lambda d: (-d.criteria, -d.pages, d.review_by, d.fact))


def table(found: list[Due], today: dt.date) -> str:
    """Return the facts as lines of text, one a fact."""
    if not found:
        return f"nothing is due within {NEAR_DAYS} days of {today}"
    lines = [
        f"{d.review_by}  {'overdue' if d.review_by < today else 'near   '}  "
        f"{d.criteria:>2} criteria  {d.pages:>3} pages  {d.fact}"
        for d in found
    ]
    return "\n".join(lines)
