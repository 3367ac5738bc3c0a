"""The foot of a page: the facts it rests on, and when somebody last compared them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable

from hooks.kbtools.model import Fact, Knowledge
from hooks.pages.page import Page
from hooks.pages.render import Renderer

HEADING = "## 出处 {#sources}"


def section(r: Renderer, fact_ids: Iterable[str]) -> str:
    """Return the section that lists facts with grade, sources and days; empty without facts."""
    facts = _facts(r, fact_ids)
    if not facts:
        return ""
    return f"\n{HEADING}\n{r.template('fact_list.html.jinja', facts=facts)}"


def freshness(r: Renderer, fact_ids: Iterable[str]) -> str:
    """Return the line with the day of the last check, and the banner for what is overdue."""
    facts = _facts(r, fact_ids)
    if not facts:
        return ""
    checked: dt.date = max(fact.checked for fact in facts)
    due: dt.date = min(fact.review_by for fact in facts)
    return r.template("freshness.html.jinja", checked=checked, due=due)


def dated(kb: Knowledge, page: Page) -> Page:
    """Return the page with the day of the last check, if it does not say one itself.

    A page that lists records speaks for the facts of its platform, or for all of them.
    """
    if 'class="freshness"' in page.markdown:
        return page
    parts = page.address.strip("/").split("/")
    ours = [f.id for f in kb.facts.values() if f.platform in parts] or list(kb.facts)
    line = freshness(Renderer(kb, page.address), ours)
    return dataclasses.replace(page, markdown=page.markdown + line)


def _facts(r: Renderer, fact_ids: Iterable[str]) -> list[Fact]:
    return [r.kb.facts[fact] for fact in dict.fromkeys(fact_ids)]
