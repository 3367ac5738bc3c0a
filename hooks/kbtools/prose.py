"""Prose that leans on facts: finding and replacing references.

Two forms, both in double braces:

* `{{amazon.aplus.review-time}}` cites a fact.
* `{{amazon.aplus.review-time:max_working_days}}` shows a value of it; a filter may follow after
  `|` (see `values`).

Links to records are Markdown links whose address is `kind:id`, as in
`[品牌注册支持](channel:amazon-brand-support)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hooks.kbtools.records import NOTES, Record
from hooks.kbtools.yamlread import Path

REFERENCE = re.compile(r"\{\{\s*([a-z0-9.-]+?)\s*(?::\s*([\w.]+))?\s*(?:\|\s*(\w+))?\s*\}\}")
BRACES = re.compile(r"\{\{.*?\}\}|\{\{|\}\}")
LINKED_KINDS = ("scenario", "channel", "material", "check", "fact", "rumour", "issue", *NOTES)
RECORD_LINK = re.compile(rf"\[([^\[\]]*)\]\(({'|'.join(LINKED_KINDS)}):([^\s()]+)\)")

# Where prose stands in each kind of record; `*` is any key or index.
PROSE: dict[str, tuple[str, ...]] = {
    "rumour": ("says", "instead"),
    "issue": ("title", "seen_as"),
    "channel": (
        "summary",
        "good_for.*",
        "not_for.*.text",
        "entry",
        "hours",
        "languages",
        "cannot.*",
        "unknown",
    ),
    "criterion": ("title", "pass", "fail.text", "unknown.text"),
    "question": (
        "label",
        "help",
        "options.*.label",
        "options.*.help",
        "columns.*.label",
        "columns.*.help",
        "columns.*.options.*.label",
    ),
    "material": (
        "what",
        "needed.*.note",
        "not_needed.*.why",
        "validity",
        "format",
        "get",
        "redact",
    ),
    "scenario": ("title", "answer"),
    "brief-sign": ("claim", "title", "why", "mend"),
    "redact-kind": ("name", "reason"),
    "redact-keep": ("name", "advice"),
    "redact-leftover": ("name", "advice"),
    "redact-rule": ("title", "pass", "fail.text", "unknown.text"),
    "triage-case": ("title", "text"),
    "change": ("title", "affects", "text.*"),
} | dict.fromkeys(NOTES, ("title", "text.*", "instead"))


@dataclass(frozen=True)
class Reference:
    """One reference to a fact: its id, the path of the value shown, and how to show it."""

    fact: str
    value: str | None
    filter: str | None


@dataclass(frozen=True)
class Passage:
    """A piece of prose and where it stands; `line` counts from the record's own place."""

    record: Record
    path: Path
    text: str
    line: int


def references(text: str) -> Iterator[Reference]:
    """Yield the references of a text in order.

    >>> [(r.fact, r.value) for r in references("最长 {{a.b:days}} 天 {{c.d}}")]
    [('a.b', 'days'), ('c.d', None)]
    """
    for match in REFERENCE.finditer(text):
        yield Reference(*match.groups())


def replace(text: str, show: Callable[[Reference], str]) -> str:
    """Return the text with each reference replaced by what `show` makes of it."""
    return REFERENCE.sub(lambda match: show(Reference(*match.groups())), text)


def replace_links(text: str, show: Callable[[str, str, str], str]) -> str:
    """Return the text with each record link replaced; `show` gets label, kind and id."""
    return RECORD_LINK.sub(lambda match: show(*match.groups()), text)


def passages(record: Record) -> Iterator[Passage]:
    """Yield every piece of prose of a record, its body line by line."""
    for pattern in PROSE.get(record.kind, ()):
        for path, text in record.find(pattern):
            if isinstance(text, str):
                yield Passage(record, path, text, record.document.line((*record.base, *path)))
    for offset, line in enumerate(record.body.splitlines()):
        yield Passage(record, (), line, record.body_line + offset)
