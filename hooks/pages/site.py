"""All generated pages, and the order in which the menu shows them."""

from __future__ import annotations

from typing import Any

from hooks.kbtools.model import Knowledge
from hooks.pages import (
    changes,
    channels,
    checks,
    facts,
    home,
    materials,
    moved,
    notes,
    platforms,
    rumours,
    scenarios,
    search,
    sources,
)
from hooks.pages.page import Page

HOW_TO = ("/process/", "/materials/", "/costs/", "/pitfalls/", "/faq/", "/glossary/")
ABOUT = ("/changes/", "/search/", "/search/all/")
Menu = list[Any]  # MkDocs' own form: a path, or {title: path or menu}


def all_pages(kb: Knowledge, rules: dict[str, Any]) -> list[Page]:
    """Return every generated page.

    Args:
        kb: The knowledge base.
        rules: The compiled rules that the checkers carry.
    """
    pages = [
        *home.pages(kb),
        *scenarios.pages(kb),
        *checks.pages(kb, rules),
        *channels.pages(kb),
        *materials.pages(kb),
        *notes.pages(kb),
        *platforms.pages(kb),
        *rumours.pages(kb),
        *facts.pages(kb),
        *changes.pages(kb),
        *search.pages(kb),
    ]
    return moved.with_aliases(kb, [sources.dated(kb, page) for page in pages])


def menu(pages: list[Page]) -> Menu:
    """Return the menu: sections by the first part of the address, facts by platform."""
    by_address = {page.address: page for page in pages}

    def below(prefix: str, *, deep: bool = False) -> Menu:
        depth = prefix.count("/") + 1
        found = [p for a, p in by_address.items() if a.startswith(prefix) and a != prefix]
        return [p.source for p in found if deep or p.address.count("/") == depth]

    def group(prefix: str, *, deep: bool = False) -> Menu:
        return [by_address[prefix].source, *below(prefix, deep=deep)]

    fact_groups = [
        {by_address[address].title: group(address)}
        for address in by_address
        if address.startswith("/facts/") and address.count("/") == 3  # noqa: PLR2004 (/facts/x/)
    ]
    return [
        {"首页": by_address["/"].source},
        {"我遇到了": group("/scenarios/")},
        {"自查": group("/check/", deep=True)},
        {"渠道": group("/channels/")},
        {"怎么做": [by_address[a].source for a in HOW_TO if a in by_address]},
        {"平台": group("/platforms/")},
        {"传言核查": by_address["/rumours/"].source},
        {"事实": [by_address["/facts/"].source, *fact_groups]},
        {"关于": ["about.md", *(by_address[a].source for a in ABOUT)]},
    ]
