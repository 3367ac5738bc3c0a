"""Fixtures for the checkers: an invented subject, so that nobody takes it for content.

``kites.json`` is compiled knowledge about three invented markets, written by hand to hold every
kind of question, relation, access and grade, chained gates, and facts that expire at different
times. Until the end of August 2026 all of them are in date.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import checkers
from checkers._model import Knowledge
from checkers._rules import Rules

type Json = dict[str, Any]

FRESH = date(2026, 6, 15)
# A busy machine is no failure: how fast the checkers are is measured elsewhere.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

KITES = Path(__file__).with_name("kites.json")


@pytest.fixture(scope="session")
def kites_text() -> str:
    return KITES.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def kites(kites_text: str) -> Knowledge:
    return Knowledge.from_json(json.loads(kites_text))


@pytest.fixture
def raw_kites(kites_text: str) -> Json:
    """The knowledge as JSON, to be changed by the test."""
    raw: Json = json.loads(kites_text)
    return raw


@pytest.fixture
def rules(kites: Knowledge) -> Rules:
    """The rules on a day when every fact is in date."""
    return Rules(kites, FRESH)


@pytest.fixture
def ask(kites: Knowledge) -> Callable[..., Json]:
    """Evaluate answers; the day may be given."""

    def evaluate(answers: Mapping[str, object], day: str = FRESH.isoformat()) -> Json:
        reply: Any = checkers.run("eligibility", {"answers": answers, "as_of": day}, kites)
        return reply

    return evaluate


@pytest.fixture
def packaged_kites(kites: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the kites stand in for the packaged knowledge."""
    monkeypatch.setattr("checkers._data.knowledge", lambda: kites)


@pytest.fixture(scope="module")
def packaged_kites_for_module(kites: Knowledge) -> Iterator[None]:
    """The same for a whole module, as generated examples need it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("checkers._data.knowledge", lambda: kites)
        yield
