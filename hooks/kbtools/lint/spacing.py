"""Chinese text reads well: spaces and punctuation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from hooks.kbtools import spacing
from hooks.kbtools.problems import Problem
from hooks.kbtools.prose import REFERENCE, passages
from hooks.kbtools.records import NOTES, Corpus, Record
from hooks.kbtools.yamlread import Path

NAME = "spacing"
RULE = "A space between Chinese and Latin words or numbers; full-width punctuation in Chinese."

# Text that readers see and that is not prose with references.
PLAIN = {
    "fact": ("claim", "note", "grade_note"),
    "rumour": ("claim",),
    "channel": ("name",),
    "material": ("name",),
    "scenario": ("symptoms.*", "asks.*"),
    "source": ("why_hidden",),
} | dict.fromkeys(NOTES, ("also.*", "asks.*"))
_LINK = re.compile(r"\[([^\[\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"`[^`]*`|\{#[^}]*\}|https?://\S+")
_HOLD = "\ue000"


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:  # noqa: ARG001
    """Yield text whose spaces or punctuation are not as they should be."""
    names = sorted(corpus.ids("name"), key=len, reverse=True)
    for record in corpus.records:
        for path, text, line in _texts(record):
            bare = _bare(text, names)
            mended = spacing.mended(bare)
            if mended != bare:
                yield Problem(
                    record.document.file,
                    line,
                    record.problem(path, "", "").where,
                    f"spacing or punctuation near {_first_difference(bare, mended)!r}",
                    f"Write: {_around(bare, mended)}",
                )


def _texts(record: Record) -> Iterator[tuple[Path, str, int]]:
    for passage in passages(record):
        yield passage.path, passage.text, passage.line
    for pattern in PLAIN.get(record.kind, ()):
        for path, text in record.find(pattern):
            if isinstance(text, str):
                yield path, text, record.document.line((*record.base, *path))


def _bare(text: str, names: list[str]) -> str:
    """Return the text without markup; names and references keep their place."""
    text = _LINK.sub(r"\1", text).replace("**", "")
    for pattern in (REFERENCE, _MARKUP):
        text = pattern.sub(_HOLD, text)
    for name in names:
        text = text.replace(name, _HOLD)
    return text


def _differs_at(bare: str, mended: str) -> int:
    pairs = enumerate(zip(bare, mended, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(bare), len(mended)))


def _first_difference(bare: str, mended: str) -> str:
    at = _differs_at(bare, mended)
    return bare[max(0, at - 6) : at + 6]


def _around(bare: str, mended: str) -> str:
    at = _differs_at(bare, mended)
    return "…" + mended[max(0, at - 8) : at + 12].replace(_HOLD, "·") + "…"
