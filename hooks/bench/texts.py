"""How long the checkers take over what is pasted: a sentence, a page, a megabyte."""

from __future__ import annotations

import json
import time

from checkers import bridge

SENTENCE = "我们的 A+ 页面被拒了，邮件写 Your A+ Content was not approved，电话 13800138000。\n"
SIZES = {"a sentence": len(SENTENCE), "10,000 characters": 10_000, "1 MB": 1_048_576}
# The question of each checker that takes a long text.
TAKES = {"triage": "symptom", "brief": "story", "redact": "redact_text"}
DAY = "2026-11-23"
TURNS = 5


def measure() -> list[dict[str, object]]:
    """Return the best time of a few turns for each checker and size.

    A text longer than the question takes is refused, and the row says so.
    """
    return [
        _row(checker, question, name, size)
        for checker, question in TAKES.items()
        for name, size in SIZES.items()
    ]


def _row(checker: str, question: str, name: str, size: int) -> dict[str, object]:
    text = (SENTENCE * (size // len(SENTENCE) + 1))[:size]
    request = json.dumps({"answers": {question: text}, "as_of": DAY})
    refused = "error" in json.loads(bridge.run(checker, request))
    best = min(_seconds(checker, request) for _ in range(TURNS))
    shown = "refused" if refused else f"{best * 1000:.1f}"
    return {"checker": checker, "text": name, "CPython, ms": shown}


def _seconds(checker: str, request: str) -> float:
    start = time.perf_counter()
    bridge.run(checker, request)
    return time.perf_counter() - start
