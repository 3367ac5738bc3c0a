"""Scenario articles have the same sections in the same order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from hooks.kbtools.problems import Problem
from hooks.kbtools.records import Corpus, Record

NAME = "sections"
RULE = "A scenario has the seven sections of the template, in order, each with text."

SECTIONS = (
    "## 你会看到什么 {#seen}",
    "## 常见原因 {#causes}",
    "## 先自查 {#self-check}",
    "## 走哪个渠道 {#channel}",
    "## 带什么材料 {#materials}",
    "## 能做与不能做 {#can-cannot}",
    "## 之后怎么跟进 {#follow-up}",
)
_HEADING = re.compile(r"^## .*$", re.MULTILINE)


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:  # noqa: ARG001
    """Yield scenarios whose sections are missing, renamed, out of order or empty."""
    for record in corpus.of("scenario"):
        found = tuple(heading.strip() for heading in _HEADING.findall(record.body))
        if found != SECTIONS:
            odd = next((s for s in SECTIONS if s not in found), "another order")
            yield _problem(record, record.body_line, f"sections differ from the template: {odd}")
            continue
        for heading, text in zip(SECTIONS, _HEADING.split(record.body)[1:], strict=True):
            if not text.strip():
                line = record.body_line + record.body[: record.body.index(heading)].count("\n")
                yield _problem(record, line, f"{heading} is empty")


def _problem(record: Record, line: int, what: str) -> Problem:
    mend = "Sections in order: " + " ".join(SECTIONS)
    return Problem(record.document.file, line, "", what, mend)
