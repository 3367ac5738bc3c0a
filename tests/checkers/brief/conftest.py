"""Descriptions are read with the packaged knowledge: the phrases are what is tried."""

from collections.abc import Callable
from typing import Any

import pytest

import checkers
from checkers import _data

type Json = dict[str, Any]
type Ask = Callable[..., Json]

DAY = "2026-11-23"
PACKAGED = _data.Path(_data.__file__).with_name("kb.json")


@pytest.fixture(scope="session")
def ask() -> Ask:
    """Evaluate a story about a rejected A+ page, unless told otherwise."""
    if not PACKAGED.exists():
        pytest.skip("checkers/kb.json is not built")

    def evaluate(story: str = "", day: str = DAY, **answers: Any) -> Json:  # noqa: ANN401 - any answer
        given = {"platform": "amazon", "issue": "aplus-rejected", "story": story, **answers}
        reply: Any = checkers.run("brief", {"answers": given, "as_of": day})
        return reply

    return evaluate
