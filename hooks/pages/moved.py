"""Old addresses that stay alive: `kb/aliases.yml` says where each one has moved to."""

from __future__ import annotations

import dataclasses

from hooks.kbtools.model import Knowledge
from hooks.pages.page import Page
from hooks.pages.render import Renderer

Moves = dict[str, dict[str, str]]


def with_aliases(kb: Knowledge, pages: list[Page]) -> list[Page]:
    """Return the pages with every alias: on the page it was on, or on a page of its own.

    A moved anchor keeps its id and becomes a link to the new place, so that an old link still
    arrives where its reader can go on.
    """
    moves: Moves = {}
    for old, new in kb.aliases.items():
        address, _, anchor = old.partition("#")
        moves.setdefault(address, {})[anchor] = new
    kept = [_extended(kb, page, moves.pop(page.address, {})) for page in pages]
    return kept + [_signpost(kb, address, anchors) for address, anchors in moves.items()]


def _extended(kb: Knowledge, page: Page, anchors: dict[str, str]) -> Page:
    if not anchors:
        return page
    text = Renderer(kb, page.address).template("moved.html.jinja", anchors=anchors)
    return dataclasses.replace(page, markdown=page.markdown + text)


def _signpost(kb: Knowledge, address: str, anchors: dict[str, str]) -> Page:
    text = Renderer(kb, address).template("moved.html.jinja", anchors=anchors)
    return Page(address, "这一页搬走了", text, "旧地址，内容在新地址。", searchable=False)
