"""The shape of each record, checked against the same schema that editors read."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any, cast

from jsonschema import Draft202012Validator, ValidationError

from hooks.kbtools.problems import Problem
from hooks.kbtools.records import Corpus
from hooks.kbtools.yamlread import Document

SCHEMA_COMMENT = "# yaml-language-server: $schema="


def check(corpus: Corpus, schemas: FilePath) -> Iterator[Problem]:
    """Yield what breaks the schema of its kind.

    Args:
        corpus: What was read.
        schemas: The folder with `<kind>.schema.json`.
    """
    for kind, document, _ in corpus.documents:
        validator = _validator(schemas / f"{kind.name}.schema.json")
        for error in validator.iter_errors(document.data):
            yield from _problems(document, error)


@functools.cache
def _validator(file: FilePath) -> Draft202012Validator:
    return Draft202012Validator(json.loads(file.read_text(encoding="utf-8")))


def _problems(document: Document, error: ValidationError) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    rule: Any = error.schema
    if error.validator == "additionalProperties":
        for key in sorted(set(cast("dict[str, Any]", error.instance)) - set(rule["properties"])):
            known = ", ".join(rule["properties"])
            yield document.problem((*path, key), f"unknown key {key!r}", f"Known keys: {known}.")
    elif error.validator == "required":
        missing = error.message.split("'")[1]
        meaning = rule["properties"].get(missing, {}).get("description", "")
        yield document.problem(path, f"{missing!r} is missing", f"Add it: {missing}: {meaning}")
    elif error.validator == "enum":
        allowed = ", ".join(map(str, rule["enum"]))
        yield document.problem(
            path, f"{error.instance!r} is not allowed", f"Write one of: {allowed}."
        )
    else:
        meaning = rule.get("description", "") if isinstance(rule, dict) else ""
        yield document.problem(
            path, _short(error.message), f"Expected: {meaning or error.validator}"
        )


def _short(message: str) -> str:
    longest = 160
    return message if len(message) <= longest else message[:longest] + " …"
