"""The page of results, filled in by the reader's browser, and the list that works without it."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.kbtools.model import Knowledge
from hooks.pages import facts
from hooks.pages.page import Page
from hooks.pages.render import Renderer
from hooks.search.data import initials
from hooks.search.entries import KINDS, Entry, entries

HERE = "/search/"
ALL = "/search/all/"
OTHER = "其他"


def pages(kb: Knowledge) -> Iterator[Page]:
    """Yield both pages."""
    text = Renderer(kb, HERE).template("search.html.jinja")
    hidden: dict[str, object] = {"hide": ["navigation", "toc"]}
    yield Page(HERE, "搜索", text, "搜报错、邮件里的一句话，或者你想问的事。", meta=hidden)
    r = Renderer(kb, ALL)
    found = sorted(_records(kb), key=lambda entry: (letter(entry.title), entry.title))
    groups: dict[str, list[Entry]] = {}
    for entry in found:
        groups.setdefault(letter(entry.title), []).append(entry)
    platforms = [kb.platforms[platform] for platform in facts.platforms(kb)]
    listed = r.template("search_all.html.jinja", groups=groups, kinds=KINDS, platforms=platforms)
    yield Page(ALL, "全部条目", listed, "不用搜索也能找：全部条目按拼音排列。")


def _records(kb: Knowledge) -> Iterator[Entry]:
    """Yield the first entry of each record; facts have lists of their own."""
    seen = set()
    for entry in entries(kb):
        if entry.group not in seen and entry.kind != "fact":
            yield entry
        seen.add(entry.group)


def letter(title: str) -> str:
    """Return the letter under which a title stands.

    >>> letter("账户被停用"), letter("“A+”被拒"), letter("12 条")
    ('Z', 'A', '其他')
    """
    first = next((char for char in title if char.isalnum()), "")
    found = initials().get(first, first).upper()
    return found if "A" <= found <= "Z" else OTHER
