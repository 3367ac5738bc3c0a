"""Prose as plain text, for the checkers' results and for titles."""

from __future__ import annotations

from hooks.kbtools import prose, values
from hooks.kbtools.model import Knowledge
from hooks.kbtools.prose import Reference


def plain(kb: Knowledge, text: str) -> str:
    """Return prose with values in place of references, citations dropped, links as their label."""

    def show(reference: Reference) -> str:
        if reference.value is None:
            return ""
        part = values.pick(kb.facts[reference.fact].value, reference.value)
        return values.show(part, reference.filter, kb.word_labels)

    return prose.replace_links(prose.replace(text, show), lambda label, _kind, _id: label).strip()
