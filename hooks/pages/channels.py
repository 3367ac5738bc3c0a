"""One page a channel, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.kbtools import conditions
from hooks.kbtools.model import Channel, Knowledge
from hooks.kbtools.usage import cited
from hooks.pages import sources
from hooks.pages.page import Page
from hooks.pages.render import Renderer

HERE = "/channels/"


def pages(kb: Knowledge) -> Iterator[Page]:
    """Yield the list and the page of each channel."""
    yield _list(kb)
    for channel in kb.channels.values():
        yield _page(kb, channel)


def _list(kb: Knowledge) -> Page:
    r = Renderer(kb, HERE)
    parts = ["能在平台找到人的正式渠道。先看它受理什么，再看自己够不够条件。\n"]
    for platform in kb.platforms.values():
        found = [c for c in kb.channels.values() if c.platform == platform.id]
        if found:
            parts.append(f"\n## {platform.name} {{#{platform.id}}}\n")
            parts.append(r.template("channel_cards.html.jinja", channels=found))
    return Page(HERE, "沟通渠道", "\n".join(parts), "各平台能找到人的正式渠道。")


def _page(kb: Knowledge, channel: Channel) -> Page:
    here = f"/channels/{channel.id}/"
    r = Renderer(kb, here)
    criteria = [kb.criteria[c] for c in conditions.criteria(channel.requires)]
    facts = cited(channel) + [fact for criterion in criteria for fact in criterion.because]
    platform = kb.platforms[channel.platform]
    head = r.template("channel_head.html.jinja", channel=channel, platform=platform)
    parts = [head, sources.freshness(r, facts)]
    for name, heading in SECTIONS.items():
        text = r.template(f"channel_{name}.html.jinja", channel=channel, criteria=criteria)
        if text.strip():
            parts.append(f"\n## {heading} {{#{name.replace('_', '-')}}}\n{text}")
    parts.append(sources.section(r, facts))
    return Page(here, channel.name, "\n".join(parts), r.plain(channel.summary))


SECTIONS = {
    "entry": "入口",
    "fit": "适合什么",
    "wrong_doors": "别走错门",
    "requires": "要满足的条件",
    "bring": "带什么",
    "limits": "做不到什么",
    "unknown": "平台没有公开的",
}
