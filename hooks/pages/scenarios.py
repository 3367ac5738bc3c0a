"""Articles: one a scenario, and the list by issue type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hooks.kbtools.model import Knowledge, Scenario
from hooks.kbtools.usage import cited
from hooks.pages import sources
from hooks.pages.page import Page
from hooks.pages.render import Renderer

HERE = "/scenarios/"
_HEADING = re.compile(r"^(?=## )", re.MULTILINE)
_ANCHOR = re.compile(r"\{#([a-z-]+)\}")


def pages(kb: Knowledge) -> Iterator[Page]:
    """Yield the list and each article."""
    yield _list(kb)
    for scenario in kb.scenarios.values():
        yield _article(kb, scenario)


def _list(kb: Knowledge) -> Page:
    r = Renderer(kb, HERE)
    articles: dict[str, list[Scenario]] = {}
    for scenario in kb.scenarios.values():
        articles.setdefault(scenario.issue, []).append(scenario)
    text = r.template("issues.html.jinja", issues=kb.issues.values(), articles=articles)
    return Page(HERE, "我遇到了…", text, "按遇到的问题找文章。")


def _article(kb: Knowledge, scenario: Scenario) -> Page:
    here = f"/scenarios/{scenario.id}/"
    r = Renderer(kb, here)
    facts = cited(scenario)
    platform = kb.platforms[scenario.platform]
    head = r.template("scenario_head.html.jinja", scenario=scenario, platform=platform)
    parts = [head, sources.freshness(r, facts)]
    for section in _HEADING.split(scenario.body)[1:]:
        parts.append(r.markdown(section))
        parts.append(_after(r, scenario, section))
    parts.append(sources.section(r, facts))
    return Page(here, scenario.title, "\n".join(parts), r.plain(scenario.answer))


def _after(r: Renderer, scenario: Scenario, section: str) -> str:
    """Return what is generated below the prose of a section."""
    anchor = _ANCHOR.search(section.partition("\n")[0])
    name = anchor[1] if anchor else ""
    if name == "seen":
        return r.template("symptoms.html.jinja", scenario=scenario)
    if name == "channel":
        channels = [r.kb.channels[channel] for channel in scenario.channels]
        cards = r.template("channel_cards.html.jinja", channels=channels)
        return cards + r.template("to_check.html.jinja", scenario=scenario)
    if name == "materials":
        materials = [r.kb.materials[material] for material in scenario.materials]
        return r.template("material_cards.html.jinja", materials=materials, issue=scenario.issue)
    return ""
