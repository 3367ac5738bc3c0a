"""HTML from knowledge: templates, prose with its references, addresses between pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from hooks.kbtools import addresses, prose, spacing, values
from hooks.kbtools.model import ACCESS, GRADES, NEEDS, Knowledge
from hooks.kbtools.plain import plain
from hooks.kbtools.prose import Reference
from hooks.kbtools.usage import find, title
from hooks.pages.page import relative

SHORT_GRADES = {
    "verified": "官方",
    "reported": "转述",
    "partly": "部分",
    "contradicted": "不符",
    "unverified": "未证实",
}
_BOLD = re.compile(r"\*\*(.+?)\*\*")


class Renderer:
    """Renders for one page; `here` is its address."""

    def __init__(self, kb: Knowledge, here: str) -> None:
        """Set up the templates for a page."""
        self.kb = kb
        self.here = here

    def template(self, name: str, **values: Any) -> str:  # noqa: ANN401 (takes anything)
        """Return a template as one block of HTML that Markdown leaves alone."""
        known = {"kb": self.kb, "r": self, "grades": GRADES, "access": ACCESS, "needs": NEEDS}
        html = _TEMPLATES.get_template(name).render(**known, **values).strip()
        return f"\n{html}\n"

    def way(self, address: str) -> str:
        """Return the relative way to an address."""
        return relative(self.here, address)

    def to(self, link: str) -> str:
        """Return the relative way to a record named as `kind:id`."""
        return self.way(addresses.of(self.kb, link))

    def name(self, link: str) -> str:
        """Return what readers call the record named as `kind:id`."""
        kind, _, record_id = link.partition(":")
        return self.plain(title(find(self.kb, kind, record_id)))

    def plain(self, text: str) -> str:
        """Return prose as plain text."""
        return plain(self.kb, text)

    def html(self, text: str) -> Markup:
        """Return one paragraph of prose as HTML: references, record links and **bold**."""
        kept: list[Markup] = []

        def keep(markup: Markup) -> str:
            kept.append(markup)
            return f"\ue000{len(kept) - 1}\ue001"

        text = self._expand(text, keep)
        safe = _BOLD.sub(r"<strong>\1</strong>", str(escape(text)))
        # The text is escaped and what was kept aside is Markup; nothing else is let through.
        return Markup(re.sub(r"\ue000(\d+)\ue001", lambda m: str(kept[int(m[1])]), safe))  # noqa: S704

    def markdown(self, text: str) -> str:
        """Return Markdown with references and record links expanded to inline HTML."""
        return self._expand(text, str)

    def cite(self, fact_id: str) -> Markup:
        """Return a citation of a fact."""
        return self.reference(Reference(fact_id, None, None))

    def _expand(self, text: str, keep: Callable[[Markup], str]) -> str:
        text = prose.replace_links(text, lambda *link: keep(self._link(*link)))
        return prose.replace(text, lambda reference: keep(self.reference(reference)))

    def _link(self, label: str, kind: str, record_id: str) -> Markup:
        return Markup('<a href="{}">{}</a>').format(self.to(f"{kind}:{record_id}"), label)

    def reference(self, reference: Reference) -> Markup:
        """Return a reference to a fact: its value if one is shown, and its grade as a link."""
        fact = self.kb.facts[reference.fact]
        shown = ""
        if reference.value is not None:
            part = values.pick(fact.value, reference.value)
            shown = values.show(part, reference.filter, self.kb.word_labels)
        number = Markup('<span class="ref__value">{}</span>').format(shown) if shown else ""
        return Markup(
            '<a class="ref" data-fact="{id}" data-grade="{grade}" href="{way}" title="{claim}">'
            '{number}<span class="ref__grade"><span class="sr-only">（出处：</span>{short}'
            '<span class="sr-only">）</span></span></a>'
        ).format(
            id=fact.id,
            grade=fact.grade,
            way=self.to(f"fact:{fact.id}"),
            claim=f"{GRADES[fact.grade]}：{fact.claim}",
            number=number,
            short=SHORT_GRADES[fact.grade],
        )


_TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters["spaced"] = spacing.mended
