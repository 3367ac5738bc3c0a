"""Editors check a file while it is typed, if its first line names the schema."""

from __future__ import annotations

import datetime as dt
import os.path
from collections.abc import Iterator
from pathlib import Path

from hooks.kbtools.problems import Problem
from hooks.kbtools.records import Corpus
from hooks.kbtools.schema import SCHEMA_COMMENT

NAME = "editor-line"
RULE = "The first line of a record file names its schema for editors."


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:  # noqa: ARG001
    """Yield files whose first comment does not lead to the schema of their kind."""
    for kind, document, inside in corpus.documents:
        schema = f"schema/{kind.name}.schema.json"
        wanted = SCHEMA_COMMENT + Path(os.path.relpath(schema, inside.parent)).as_posix()
        if document.head != wanted:
            line = 2 if kind.suffix == ".md" else 1
            yield Problem(
                document.file,
                line,
                "",
                "the editor line is missing or leads elsewhere",
                f"Begin the record with: {wanted}",
            )
