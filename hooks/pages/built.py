"""Reads a built site back: its addresses, its anchors, its links.

The check is made on the HTML that readers get, not on what a generator thinks it wrote.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LINKING = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action"}
THEME_IDS = "__"
NOT_FOUND = "/404.html"


@dataclass
class BuiltPage:
    """One page: every id in it, those of its content, and where its links lead."""

    address: str
    ids: set[str] = field(default_factory=set)
    content_ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)


@dataclass(frozen=True, order=True)
class Broken:
    """A link that leads nowhere."""

    page: str
    link: str


class _Reader(HTMLParser):
    """Gathers ids and links; content is what stands inside the article element.

    Inside a form only its fieldsets are places to link to; the other ids are wiring.
    """

    def __init__(self, page: BuiltPage) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.depth = 0
        self.in_form = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.depth += tag == "article"
        if identifier := values.get("id"):
            self.page.ids.add(identifier)
            wiring = self.in_form and tag != "fieldset"
            if self.depth and not wiring and not identifier.startswith(THEME_IDS):
                self.page.content_ids.append(identifier)
        self.in_form |= tag == "form"
        if "data-fact" in values:
            self.page.facts.append(values["data-fact"])
        link = values.get(LINKING.get(tag, ""))
        if link:
            self.page.links.append(link)

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "article"
        self.in_form &= tag != "form"


def read(site: Path) -> dict[str, BuiltPage]:
    """Return every page of a built site by its address."""
    pages = {}
    for file in sorted(site.rglob("*.html")):
        inside = file.relative_to(site).as_posix()
        page = BuiltPage("/" + inside.removesuffix("index.html"))
        _Reader(page).feed(file.read_text(encoding="utf-8"))
        pages[page.address] = page
    return pages


def addresses(pages: dict[str, BuiltPage]) -> Iterator[str]:
    """Yield every address that somebody may have linked to: pages, and ids in their content."""
    for address, page in pages.items():
        if address == NOT_FOUND:
            continue
        yield address
        for identifier in page.content_ids:
            yield f"{address}#{identifier}"


def broken(site: Path, pages: dict[str, BuiltPage]) -> Iterator[Broken]:
    """Yield links inside the site that lead to no file or no anchor."""
    for page in pages.values():
        for link in page.links:
            if not _leads_somewhere(site, pages, page.address, link):
                yield Broken(page.address, link)


def _leads_somewhere(site: Path, pages: dict[str, BuiltPage], here: str, link: str) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
    if path.endswith("/") or path in {".", ".."}:
        target = target.rstrip("/") + "/"
    target = "/" + target.lstrip("/")
    if not target.endswith("/") and f"{target}/" in pages:
        target += "/"
    if target not in pages:
        return (site / target.lstrip("/")).is_file()
    anchor = unquote(parts.fragment)
    # A fragment with `=` carries answers for a form, not the name of a place.
    return not anchor or "=" in anchor or anchor in pages[target].ids
