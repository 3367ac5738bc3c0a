"""The catalogue of materials: what to bring, for what, and when it is not wanted."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.kbtools.model import Knowledge
from hooks.kbtools.usage import cited
from hooks.pages import sources
from hooks.pages.page import Page
from hooks.pages.render import Renderer

HERE = "/materials/"


def pages(kb: Knowledge) -> Iterator[Page]:
    """Yield the catalogue."""
    r = Renderer(kb, HERE)
    facts = [fact for material in kb.materials.values() for fact in cited(material)]
    parts = [sources.freshness(r, facts)]
    for material in kb.materials.values():
        parts.append(f"\n## {material.name} {{#{material.id}}}\n")
        parts.append(r.template("material.html.jinja", material=material))
    yield Page(HERE, "材料清单", "\n".join(parts), "每样材料用在哪里、怎么拿到、哪里用不上。")
