"""Where each record stands on the site. Addresses are ASCII and permanent.

All are paths from the site's root that start with `/`; pages make them relative.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hooks.kbtools.model import Knowledge


def fact(kb: Knowledge, fact_id: str) -> str:
    """Return the address of a fact: its platform's page on its topic, at its id."""
    record = kb.facts[fact_id]
    return f"/facts/{record.platform}/{record.topic}/#{fact_id}"


def rumour(_: Knowledge, rumour_id: str) -> str:
    """Return the address of a rumour."""
    return f"/rumours/#{rumour_id}"


def channel(_: Knowledge, channel_id: str) -> str:
    """Return the address of a channel."""
    return f"/channels/{channel_id}/"


def scenario(_: Knowledge, scenario_id: str) -> str:
    """Return the address of a scenario."""
    return f"/scenarios/{scenario_id}/"


def material(_: Knowledge, material_id: str) -> str:
    """Return the address of a material."""
    return f"/materials/#{material_id}"


def check(_: Knowledge, checker_id: str) -> str:
    """Return the address of a checker's form."""
    return f"/check/{checker_id}/"


def issue(kb: Knowledge, issue_id: str) -> str:
    """Return the address of an issue type: its only article, or its place in the list.

    An article on one platform does not answer for another one that has the same issue.
    """
    articles = [record for record in kb.scenarios.values() if record.issue == issue_id]
    if len(articles) == 1 and kb.issues[issue_id].platforms == (articles[0].platform,):
        return scenario(kb, articles[0].id)
    return f"/scenarios/#{issue_id}"


def _note(page: str) -> Callable[[Knowledge, str], str]:
    return lambda _, note_id: f"/{page}/#{note_id}"


NOTE_PAGES = {
    "step": "process",
    "cost": "costs",
    "pitfall": "pitfalls",
    "faq": "faq",
    "term": "glossary",
}


OF_KIND: dict[str, Callable[[Knowledge, str], str]] = {
    "fact": fact,
    "rumour": rumour,
    "channel": channel,
    "scenario": scenario,
    "material": material,
    "check": check,
    "issue": issue,
} | {kind: _note(page) for kind, page in NOTE_PAGES.items()}


def of(kb: Knowledge, link: str) -> str:
    """Return the address that a record link such as `channel:amazon-sas` leads to.

    Raises:
        KeyError: If there is no such kind, or no such fact.
    """
    kind, _, record_id = link.partition(":")
    return OF_KIND[kind](kb, record_id)
