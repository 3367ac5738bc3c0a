"""What changed, from which day, and whom it concerns: a page and a feed."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from hooks.kbtools.model import Change, Knowledge
from hooks.pages.page import Page
from hooks.pages.render import Renderer

HERE = "/changes/"
FEED = "feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
TITLE = "品牌卖家平台沟通辅导：更新"


def pages(kb: Knowledge) -> Iterator[Page]:
    """Yield the page of changes, newest first."""
    r = Renderer(kb, HERE)
    parts = [f"每次改动写明日期、改了什么、影响谁。也可以[订阅]({r.way('/' + FEED)})。\n"]
    for change in newest_first(kb):
        parts.append(f"\n## {r.plain(change.title)} {{#{change.id}}}\n")
        parts.append(r.template("change.html.jinja", change=change))
    yield Page(HERE, "更新", "\n".join(parts), "本站改了什么，从哪天起，影响谁。")


def newest_first(kb: Knowledge) -> list[Change]:
    """Return the changes, newest first; those of one day in written order."""
    return sorted(kb.changes.values(), key=lambda change: change.day, reverse=True)


def feed(kb: Knowledge) -> str:
    """Return the changes as an Atom feed (RFC 4287).

    Links are relative to the feed, because a site does not know under which name it is served.
    """
    r = Renderer(kb, "/")
    changes = newest_first(kb)
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed")
    _add(root, "id", "urn:brand-desk:changes")
    _add(root, "title", TITLE)
    _add(root, "updated", f"{changes[0].day}T00:00:00+08:00" if changes else "1970-01-01T00:00:00Z")
    _add(_add(root, "author"), "name", "品牌卖家平台沟通辅导")
    _add(root, "link", href=FEED, rel="self")
    for change in changes:
        entry = _add(root, "entry")
        _add(entry, "id", f"urn:brand-desk:changes:{change.id}")
        _add(entry, "title", r.plain(change.title))
        _add(entry, "updated", f"{change.day}T00:00:00+08:00")
        _add(entry, "link", href=f"{HERE.lstrip('/')}#{change.id}")
        text = [f"影响：{r.plain(change.affects)}", *map(r.plain, change.text)]
        _add(entry, "summary", "\n".join(text))
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    child.text = text
    return child
