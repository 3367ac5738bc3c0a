"""The sense of the knowledge base, one rule a module.

Each module has a `NAME`, a sentence `RULE` that says what it wants, and
`check(corpus, today) -> Iterator[Problem]`. All of them run, and all problems are shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Protocol

from hooks.kbtools.lint import (
    asked,
    covered,
    dangling,
    dates,
    editor_line,
    ids,
    labels,
    numbers,
    official,
    overdue,
    references,
    sections,
    spacing,
    unused,
    weak_reason,
)
from hooks.kbtools.problems import Problem
from hooks.kbtools.records import Corpus


class Lint(Protocol):
    """What a lint module offers."""

    NAME: str
    RULE: str

    def check(self, corpus: Corpus, today: dt.date) -> Iterator[Problem]:
        """Yield what breaks the rule."""


LINTS: tuple[Lint, ...] = (
    ids,
    editor_line,
    covered,
    dangling,
    references,
    official,
    weak_reason,
    dates,
    overdue,
    numbers,
    spacing,
    sections,
    labels,
    unused,
    asked,
)


def run(corpus: Corpus, today: dt.date) -> Iterator[Problem]:
    """Yield the problems that all lints find."""
    for lint in LINTS:
        yield from lint.check(corpus, today)
