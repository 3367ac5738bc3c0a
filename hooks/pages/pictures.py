"""Pictures drawn at build time from the records: every one has the same content as text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hooks.kbtools.compiled import best_first
from hooks.kbtools.model import GRADES, Channel, Issue, Knowledge, Platform, Site
from hooks.pages.render import Renderer

WIDTH = 300


@dataclass(frozen=True)
class Bar:
    """One piece of a stacked bar, in units of the drawing."""

    grade: str
    count: int
    x: float
    width: float


def grade_bars(r: Renderer, rows: list[tuple[Platform, Counter[str]]]) -> str:
    """Return the bars that show how well each platform's facts are sourced."""
    drawn = [(platform, _bars(counts), counts) for platform, counts in rows if counts.total()]
    return r.template("grade_bars.html.jinja", rows=drawn, width=WIDTH)


def _bars(counts: Counter[str]) -> list[Bar]:
    total = counts.total()
    bars, x = [], 0.0
    for grade in GRADES:
        if counts[grade]:
            width = WIDTH * counts[grade] / total
            bars.append(Bar(grade, counts[grade], round(x, 2), round(width, 2)))
            x += width
    return bars


def choice(r: Renderer, platform: Platform) -> str:
    """Return the drawing from problem to channel for one platform; empty without channels."""
    kb = r.kb
    channels = [c for c in kb.channels.values() if c.platform == platform.id]
    branches = [
        (issue, _ranked(kb, issue, [c for c in channels if issue.id in c.handles]))
        for issue in kb.issues.values()
        if platform.id in issue.platforms
    ]
    return r.template("choice.html.jinja", branches=branches) if channels else ""


def _ranked(kb: Knowledge, issue: Issue, channels: list[Channel]) -> list[Channel]:
    """Return the channels, those first that the issue's articles name."""
    named = best_first(kb, issue.id)
    return sorted(channels, key=lambda c: named.index(c.id) if c.id in named else len(named))


def matrix(r: Renderer) -> str:
    """Return the table of problems against platforms, with the channels in the cells."""
    kb = r.kb
    served = {channel.platform for channel in kb.channels.values()}
    platforms = [platform for platform in kb.platforms.values() if platform.id in served]
    rows = [
        (issue, [_ranked(kb, issue, _handling(kb, issue, platform)) for platform in platforms])
        for issue in kb.issues.values()
    ]
    return r.template("matrix.html.jinja", platforms=platforms, rows=rows)


def _handling(kb: Knowledge, issue: Issue, platform: Platform) -> list[Channel]:
    return [
        channel
        for channel in kb.channels.values()
        if channel.platform == platform.id and issue.id in channel.handles
    ]


def sites(r: Renderer) -> str:
    """Return the map of sites: open or closed to cross-border sellers, or not written anywhere."""
    rows = [platform for platform in r.kb.platforms.values() if platform.sites]
    return r.template("site_map.html.jinja", rows=rows, states=STATES, state=state)


STATES = {"open": "开放", "closed": "关闭", "unknown": "未写明"}


def state(site: Site) -> str:
    """Return the state of a site as a key of `STATES`."""
    return site.status or "unknown"
