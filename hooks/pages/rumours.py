"""传言核查: every widespread claim, its verdict, what official pages say, what to do instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hooks.kbtools.model import Knowledge, Rumour
from hooks.pages.page import Page
from hooks.pages.render import Renderer

HERE = "/rumours/"


def pages(kb: Knowledge) -> Iterator[Page]:
    """Yield the page of rumours, grouped by platform."""
    r = Renderer(kb, HERE)
    groups: dict[str, list[Rumour]] = {}
    for rumour in kb.rumours.values():
        groups.setdefault(rumour.platform, []).append(rumour)
    total = Counter(rumour.verdict for rumour in kb.rumours.values())
    parts = [r.template("rumours_head.html.jinja", total=total)]
    for platform in kb.platforms.values():
        if platform.id in groups:
            parts.append(f"\n## {platform.name} {{#{platform.id}}}\n")
            parts += [r.template("rumour.html.jinja", rumour=m) for m in groups[platform.id]]
    yield Page(HERE, "传言核查", "\n".join(parts), "流传的说法，逐条对照官方页面。")
