"""An id is written once, and says where its file lies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from hooks.kbtools.problems import Problem
from hooks.kbtools.records import KINDS, Corpus, Record

NAME = "ids"
RULE = "Each id occurs once in its kind; where one file is one record, the path is the id."


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:  # noqa: ARG001
    """Yield ids that are repeated or do not fit their file."""
    seen: dict[tuple[str, str], Record] = {}
    for record in corpus.records:
        first = seen.setdefault((record.kind, record.id), record)
        if first is not record:
            place = first.document.file
            yield record.problem(("id",), f"{record.id!r} exists already in {place}", "Rename one.")
    for kind in KINDS:
        if kind.expected_id is None:
            continue
        for record in corpus.of(kind.name):
            inside = Path(record.document.file).relative_to(Path("kb") / kind.folder)
            expected = kind.expected_id(inside)
            if record.id != expected:
                yield record.problem(
                    ("id",),
                    f"the id {record.id!r} does not fit the file's place",
                    f"Write id: {expected}, or move the file.",
                )
