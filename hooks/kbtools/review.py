"""Until when a fact may be trusted without another look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any


def review_day(fact: Mapping[str, Any], interval_days: int) -> dt.date:
    """Return the last day on which a fact still supports a verdict.

    Args:
        fact: The fact as written; its own `review_by` goes before the topic's interval.
        interval_days: The interval of the fact's topic, in days.

    Raises:
        KeyError: If the fact has no `checked`.
        ValueError: If a day is not an ISO date.
    """
    if "review_by" in fact:
        return dt.date.fromisoformat(fact["review_by"])
    return dt.date.fromisoformat(fact["checked"]) + dt.timedelta(days=interval_days)
