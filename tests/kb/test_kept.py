"""The knowledge base itself: complete, linted, and read in the time a curator waits."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from hooks.kbtools import load
from hooks.kbtools.model import Knowledge

KB = Path(__file__).resolve().parents[2] / "kb"
DAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def kb() -> Knowledge:
    return load.load(KB, DAY)


def test_every_fact_that_was_researched_is_there(kb: Knowledge) -> None:
    assert Counter(fact.platform for fact in kb.facts.values()) >= Counter(
        {
            "amazon": 158,
            "tiktok-shop": 144,
            "shopee": 73,
            "regulatory": 49,
            "lazada": 18,
            "walmart": 18,
            "ebay": 10,
            "mercadolibre": 8,
            "aliexpress": 5,
            "temu": 5,
            "shein": 2,
        }
    )


def test_every_contradicted_or_unverified_fact_is_answered_as_a_rumour(kb: Knowledge) -> None:
    weak = {f.id for f in kb.facts.values() if f.grade in {"contradicted", "unverified"}}

    assert weak - {fact for rumour in kb.rumours.values() for fact in rumour.answers} == set()


def test_every_channel_of_an_issue_that_has_an_article_is_real(kb: Knowledge) -> None:
    for scenario in kb.scenarios.values():
        platforms = {kb.channels[channel].platform for channel in scenario.channels}
        assert platforms <= {scenario.platform}, scenario.id


def test_every_issue_has_a_channel_that_handles_it(kb: Knowledge) -> None:
    handled = {issue for channel in kb.channels.values() for issue in channel.handles}

    assert set(kb.issues) - handled == set()
