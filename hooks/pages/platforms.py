"""The comparison of platforms, and one page each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hooks.kbtools.model import Knowledge, Platform
from hooks.pages import facts, pictures
from hooks.pages.page import Page
from hooks.pages.render import Renderer

HERE = "/platforms/"


def pages(kb: Knowledge) -> Iterator[Page]:
    """Yield the comparison and the page of each platform that has facts."""
    yield _comparison(kb)
    for platform_id in facts.platforms(kb):
        yield _platform(kb, kb.platforms[platform_id])


def _comparison(kb: Knowledge) -> Page:
    r = Renderer(kb, HERE)
    rows = [
        {
            "platform": kb.platforms[platform],
            "channels": sum(c.platform == platform for c in kb.channels.values()),
            "scenarios": sum(s.platform == platform for s in kb.scenarios.values()),
            "counts": Counter(f.grade for f in kb.facts.values() if f.platform == platform),
        }
        for platform in facts.platforms(kb)
    ]
    parts = [
        r.template("platforms.html.jinja", rows=rows),
        "\n## 什么问题找哪个渠道 {#matrix}\n",
        pictures.matrix(r),
        "\n## 站点开放情况 {#sites}\n",
        pictures.sites(r),
    ]
    return Page(HERE, "平台", "\n".join(parts), "各平台的渠道和事实，放在一张表里。")


def _platform(kb: Knowledge, platform: Platform) -> Page:
    here = f"/platforms/{platform.id}/"
    r = Renderer(kb, here)
    channels = [c for c in kb.channels.values() if c.platform == platform.id]
    scenarios = [s for s in kb.scenarios.values() if s.platform == platform.id]
    rumours = [m for m in kb.rumours.values() if m.platform == platform.id]
    topics = [kb.topics[topic] for topic in facts.topics(kb, platform.id)]
    counts = Counter(f.topic for f in kb.facts.values() if f.platform == platform.id)
    parts = [r.template("platform_head.html.jinja", platform=platform, has_check=bool(channels))]
    if channels:
        parts.append("\n## 能找到人的渠道 {#channels}\n")
        parts.append(r.template("channel_table.html.jinja", channels=channels))
        parts.append("\n## 按问题选渠道 {#choice}\n")
        parts.append(pictures.choice(r, platform))
    if scenarios:
        parts.append("\n## 常见场景 {#scenarios}\n")
        parts.append(r.template("scenario_list.html.jinja", scenarios=scenarios))
    if platform.sites:
        parts.append("\n## 站点 {#sites}\n")
        parts.append(r.template("sites.html.jinja", platform=platform))
    parts.append("\n## 事实 {#facts}\n")
    parts.append(
        r.template("topic_list.html.jinja", platform=platform, topics=topics, counts=counts)
    )
    if rumours:
        parts.append("\n## 传言核查 {#rumours}\n")
        parts.append(r.template("rumour_list.html.jinja", rumours=rumours))
    return Page(here, platform.name, "\n".join(parts), f"{platform.name}：渠道、场景、站点和事实。")
