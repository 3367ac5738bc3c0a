"""Pages of facts: one a platform and topic, an overview a platform, and one of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hooks.kbtools import values
from hooks.kbtools.model import GRADES, Fact, Knowledge
from hooks.kbtools.usage import Use, uses
from hooks.pages import pictures, sources
from hooks.pages.page import Page
from hooks.pages.render import Renderer

Row = tuple[str, str]


def pages(kb: Knowledge) -> Iterator[Page]:
    """Yield all pages of facts."""
    used = uses(kb)
    yield _all(kb)
    for platform_id in platforms(kb):
        yield _platform(kb, platform_id)
        for topic_id in topics(kb, platform_id):
            yield _topic(kb, platform_id, topic_id, used)


def platforms(kb: Knowledge) -> list[str]:
    """Return the platforms that have facts, in their own order."""
    present = {fact.platform for fact in kb.facts.values()}
    return [platform for platform in kb.platforms if platform in present]


def topics(kb: Knowledge, platform_id: str) -> list[str]:
    """Return the topics that a platform has facts on, in their own order."""
    present = {fact.topic for fact in kb.facts.values() if fact.platform == platform_id}
    return [topic for topic in kb.topics if topic in present]


def value_rows(kb: Knowledge, fact: Fact) -> list[Row]:
    """Return a fact's value as labelled rows, nested keys joined."""
    return list(_rows(kb, fact.value or {}, ()))


def _rows(kb: Knowledge, value: object, labels: tuple[str, ...]) -> Iterator[Row]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _rows(kb, inner, (*labels, kb.key_labels.get(key, key)))
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        for number, inner in enumerate(value, 1):
            yield from _rows(kb, inner, (*labels, str(number)))
    else:
        shown = "未规定" if value is None else values.show(value, None, kb.word_labels)
        yield " · ".join(labels), shown


def _all(kb: Knowledge) -> Page:
    here = "/facts/"
    r = Renderer(kb, here)
    found = [(kb.platforms[p], _grades(kb, p)) for p in platforms(kb)]
    total = Counter(fact.grade for fact in kb.facts.values())
    text = r.template(
        "facts_all.html.jinja", rows=found, total=total, bars=pictures.grade_bars(r, found)
    )
    return Page(here, "全部事实", text, "每条事实的分级、出处和核对日期。")


def _grades(kb: Knowledge, platform_id: str) -> Counter[str]:
    return Counter(fact.grade for fact in kb.facts.values() if fact.platform == platform_id)


def _platform(kb: Knowledge, platform_id: str) -> Page:
    here = f"/facts/{platform_id}/"
    platform = kb.platforms[platform_id]
    found: dict[str, Counter[str]] = {topic: Counter() for topic in topics(kb, platform_id)}
    for fact in kb.facts.values():
        if fact.platform == platform_id:
            found[fact.topic][fact.grade] += 1
    rows = [(kb.topics[topic], count) for topic, count in found.items()]
    text = Renderer(kb, here).template("facts_platform.html.jinja", platform=platform, rows=rows)
    return Page(here, f"{platform.name}：事实", text, f"{platform.name}的事实，按主题排列。")


def _topic(kb: Knowledge, platform_id: str, topic_id: str, used: dict[str, list[Use]]) -> Page:
    here = f"/facts/{platform_id}/{topic_id}/"
    r = Renderer(kb, here)
    by_subject: dict[str, list[Fact]] = {}
    for fact in kb.facts.values():
        if (fact.platform, fact.topic) == (platform_id, topic_id):
            by_subject.setdefault(fact.subject, []).append(fact)
    parts = [sources.freshness(r, [f.id for facts in by_subject.values() for f in facts])]
    for subject, facts in by_subject.items():
        parts.append(f"\n## {kb.subjects[subject]} {{#{subject}}}\n")
        parts.extend(
            r.template(
                "fact.html.jinja",
                fact=fact,
                platform=kb.platforms[fact.platform],
                rows=value_rows(kb, fact),
                used=used.get(fact.id, []),
                rumour=kb.rumours.get(fact.id),
            )
            for fact in facts
        )
    title = f"{kb.platforms[platform_id].name}：{kb.topics[topic_id].name}"
    grades = "、".join(GRADES.values())
    return Page(here, title, "\n".join(parts), f"{title}的事实。每条标明分级（{grades}）和出处。")
