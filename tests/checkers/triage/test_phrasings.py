"""How often the first guess is right, and how often it rightly makes none."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import checkers
from checkers import _data

type Phrasing = tuple[str, str, str]

UNSEEN = "-"
FLOOR = 0.95
PHRASINGS: list[Phrasing] = [
    (platform, issue, text)
    for platform, issue, text in (
        line.split("\t")
        for line in Path(__file__)
        .with_name("phrasings.tsv")
        .read_text(encoding="utf-8")
        .splitlines()
        if not line.startswith("#")
    )
]


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    if not _data.Path(_data.__file__).with_name("kb.json").exists():
        pytest.skip("checkers/kb.json is not built")


def first_guess(platform: str, text: str) -> str:
    answers = {"symptom": text} | ({"platform": platform} if platform else {})
    reply: Any = checkers.run("triage", {"answers": answers, "as_of": "2026-11-24"})
    rows = reply["sections"][0]["rows"]
    return str(rows[0]["issue"]) if rows else UNSEEN


def test_the_first_guess_keeps_above_the_floor(capsys: pytest.CaptureFixture[str]) -> None:
    right, meant, guessed = Counter[str](), Counter[str](), Counter[str]()
    wrong = []
    for platform, issue, text in PHRASINGS:
        guess = first_guess(platform, text)
        meant[issue] += 1
        guessed[guess] += 1
        right[issue] += guess == issue
        if guess != issue:
            wrong.append(f"{text!r} is {issue}, not {guess}")
    seen = right.total() - right[UNSEEN]
    precision = seen / (guessed.total() - guessed[UNSEEN])
    recall = seen / (meant.total() - meant[UNSEEN])
    lines = [
        f"{len(PHRASINGS)} phrasings: precision {precision:.3f}, recall {recall:.3f}",
        f"not seen before: {right[UNSEEN]} of {meant[UNSEEN]}",
        *(f"{right[issue]:4} of {meant[issue]:3}  {issue}" for issue in sorted(meant)),
        *wrong,
    ]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")

    assert len(PHRASINGS) >= 150
    assert min(precision, recall) >= FLOOR
    assert right[UNSEEN] / meant[UNSEEN] >= FLOOR


def test_every_issue_has_phrasings() -> None:
    issues = {route.issue for route in _data.knowledge().triage.routes}

    assert issues <= {issue for _, issue, _ in PHRASINGS}
