"""What `triage` knows, for the compiled JSON: words, routes with their signs, and cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hooks.kbtools import addresses
from hooks.kbtools.model import Issue, Knowledge, Scenario
from hooks.kbtools.plain import plain

Json = dict[str, Any]

_SECTION = re.compile(r"^## .*\{#causes\}\s*$(.*?)(?=^## )", re.MULTILINE | re.DOTALL)
_ITEM = re.compile(r"^(?:\d+\.|[-*])\s+(.*)$", re.MULTILINE)
_STRONG = re.compile(r"\*\*|`")


def compile_triage(kb: Knowledge) -> Json:
    """Return everything that `triage` knows."""
    return {
        "words": [
            {"id": word.id, "name": word.name, "words": list(word.words)}
            for word in kb.triage_words.values()
        ],
        "routes": [*_routes(kb)],
        "cases": [
            {
                "platform": case.platform,
                "state": case.state,
                "advice": case.advice,
                "title": case.title,
                "text": plain(kb, case.text),
                "because": list(case.because),
            }
            for case in kb.triage_cases.values()
        ],
    }


def grounds(kb: Knowledge) -> set[str]:
    """Return the facts that the advice rests on."""
    return {fact for case in kb.triage_cases.values() for fact in case.because}


def _routes(kb: Knowledge) -> Iterator[Json]:
    """Yield a route for each article, and for each issue of a platform that has none."""
    for platform in kb.platforms.values():
        for issue in kb.issues.values():
            if platform.id not in issue.platforms:
                continue
            articles = [
                scenario
                for scenario in kb.scenarios.values()
                if (scenario.platform, scenario.issue) == (platform.id, issue.id)
            ]
            for article in articles:
                yield _article(kb, issue, article)
            if not articles:
                yield _issue(kb, issue, platform.id)


def _article(kb: Knowledge, issue: Issue, article: Scenario) -> Json:
    return {
        "id": article.id,
        "platform": article.platform,
        "issue": issue.id,
        "title": article.title,
        "answer": plain(kb, article.answer),
        "causes": causes(kb, article.body),
        "channels": list(article.channels),
        "signs": _signs(kb, issue.id) + _signs(kb, article.id),
        "says": [plain(kb, text) for text in (*article.symptoms, *article.asks)],
        "link": addresses.scenario(kb, article.id),
    }


def _issue(kb: Knowledge, issue: Issue, platform: str) -> Json:
    fitting = (c.id for c in kb.channels.values() if c.platform == platform)
    return {
        "id": f"{platform}-{issue.id}",
        "platform": platform,
        "issue": issue.id,
        "title": issue.title,
        "answer": plain(kb, issue.seen_as),
        "causes": [],
        "channels": [name for name in fitting if issue.id in kb.channels[name].handles],
        "signs": _signs(kb, issue.id),
        "says": [],
        "link": addresses.issue(kb, issue.id),
    }


def _signs(kb: Knowledge, record: str) -> list[Json]:
    found = kb.triage_signs.get(record)
    return [] if found is None else [dict(sign) for sign in found.signs]


def causes(kb: Knowledge, body: str) -> list[str]:
    """Return the likely causes that an article lists, as plain text."""
    section = _SECTION.search(body)
    items = _ITEM.findall(section[1]) if section else []
    return [_STRONG.sub("", plain(kb, item)) for item in items]
