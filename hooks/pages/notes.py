"""Pages of short notes: steps, costs, pitfalls, questions and terms, one page a kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hooks.kbtools.addresses import NOTE_PAGES
from hooks.kbtools.model import Knowledge
from hooks.kbtools.usage import cited
from hooks.pages import sources
from hooks.pages.page import Page
from hooks.pages.render import Renderer


@dataclass(frozen=True)
class Heading:
    """Title and first sentence of a page of notes, and what its advice is called."""

    title: str
    lead: str
    instead: str


HEADINGS = {
    "step": Heading("从被拒到有人受理", "一步一步来，每一步先看哪些是官方写明的。", "做法"),
    "cost": Heading("要花多少钱", "先看什么本来就免费，再看什么要付费、由谁收。", "怎么办"),
    "pitfall": Heading("常见的坑", "先写大家怎么做错，再写该怎么做。", "该怎么做"),
    "faq": Heading("常见问题", "每个问题先给答案，再给出处。", "接着做"),
    "term": Heading("术语", "卖家嘴里的词，对应平台的哪个正式名称。", "注意"),
}


def pages(kb: Knowledge) -> Iterator[Page]:
    """Yield a page for each kind that has notes."""
    for kind, heading in HEADINGS.items():
        if kb.notes[kind]:
            yield _page(kb, kind, heading)


def _page(kb: Knowledge, kind: str, heading: Heading) -> Page:
    here = f"/{NOTE_PAGES[kind]}/"
    r = Renderer(kb, here)
    notes = kb.notes[kind].values()
    facts = [fact for note in notes for fact in cited(note)]
    parts = [f"{heading.lead}\n", sources.freshness(r, facts)]
    if kind == "step":
        parts.append(r.template("line.html.jinja", notes=notes))
    for note in notes:
        parts.append(f"\n## {r.plain(note.title)} {{#{note.id}}}\n")
        parts.append(r.template("note.html.jinja", note=note, heading=heading))
    return Page(here, heading.title, "\n".join(parts), heading.lead)
