"""What there is: one JSON object for people and machines who watch the knowledge grow."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from hooks.kbtools.model import GRADES, Knowledge
from hooks.kbtools.records import NOTES
from hooks.kbtools.usage import CITING, records


def stats(kb: Knowledge, pages: int, today: dt.date) -> dict[str, Any]:
    """Return counts by kind, platform and grade, what is covered, and what is overdue.

    Args:
        kb: The knowledge base.
        pages: How many pages are generated from it.
        today: The day against which review days are held.
    """
    facts = list(kb.facts.values())
    covered = covered_items(kb)
    return {
        "records": {
            "facts": len(facts),
            "sources": len(kb.sources),
            "rumours": len(kb.rumours),
            "channels": len(kb.channels),
            "scenarios": len(kb.scenarios),
            "materials": len(kb.materials),
            "criteria": len(kb.criteria),
            "questions": len(kb.questions),
            **{kind: len(kb.notes[kind]) for kind in NOTES},
        },
        "facts_by_platform": dict(Counter(fact.platform for fact in facts)),
        "facts_by_grade": {g: sum(fact.grade == g for fact in facts) for g in GRADES},
        "channels_by_platform": dict(Counter(c.platform for c in kb.channels.values())),
        "scenarios_by_platform": dict(Counter(s.platform for s in kb.scenarios.values())),
        "covered": sorted(set(kb.coverage) & covered),
        "uncovered": sorted(set(kb.coverage) - covered),
        "overdue": sorted(fact.id for fact in facts if fact.review_by < today),
        "pages": pages,
    }


def covered_items(kb: Knowledge) -> set[str]:
    """Return the ids of `kb/coverage.yml` that some record names under `covers`."""
    return {item for kind in CITING for record in records(kb, kind) for item in record.covers}
