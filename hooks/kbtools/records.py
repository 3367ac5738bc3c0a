"""The files of `kb/` as records: what kind each one is, what it says, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from hooks.kbtools import yamlread
from hooks.kbtools.problems import Problem
from hooks.kbtools.yamlread import Document, Path

FRONT_MATTER = "---\n"


@dataclass(frozen=True)
class Kind:
    """One kind of record and where its files live.

    `many` says that a file holds a list. `expected_id` gives the id that a file's place demands.
    """

    name: str
    folder: str
    suffix: str = ".yml"
    many: bool = False
    expected_id: Callable[[FilePath], str] | None = None


def _dotted(path: FilePath) -> str:
    return ".".join(path.with_suffix("").parts)


def _stem(path: FilePath) -> str:
    return path.stem


KINDS = (
    Kind("platform", "platforms.yml", many=True),
    Kind("topic", "topics.yml", many=True),
    Kind("subject", "subjects.yml", many=True),
    Kind("name", "names.yml", many=True),
    Kind("labels", "labels.yml"),
    Kind("coverage", "coverage.yml", many=True),
    Kind("change", "changes.yml", many=True),
    Kind("alias", "aliases.yml", many=True),
    Kind("source", "sources", many=True),
    Kind("fact", "facts", expected_id=_dotted),
    Kind("rumour", "rumours", expected_id=_dotted),
    Kind("issue", "issues.yml", many=True),
    Kind("question", "questions.yml", many=True),
    Kind("criterion", "criteria", many=True),
    Kind("channel", "channels", expected_id=_stem),
    Kind("material", "materials", expected_id=_stem),
    Kind("step", "steps.yml", many=True),
    Kind("cost", "costs.yml", many=True),
    Kind("pitfall", "pitfalls.yml", many=True),
    Kind("faq", "faq.yml", many=True),
    Kind("term", "terms.yml", many=True),
    Kind("scenario", "scenarios", suffix=".md", expected_id=_stem),
    Kind("redact-kind", "redact/kinds.yml", many=True),
    Kind("redact-keep", "redact/keep.yml", many=True),
    Kind("redact-leftover", "redact/leftovers.yml", many=True),
    Kind("redact-rule", "redact/rules.yml", many=True),
    Kind("triage-word", "triage/words.yml", many=True),
    Kind("triage-sign", "triage/signs.yml", many=True),
    Kind("triage-case", "triage/cases.yml", many=True),
    Kind("brief-sign", "brief/signs.yml", many=True),
    Kind("brief-slot", "brief/slots.yml", many=True),
    Kind("brief-limit", "brief/limits.yml", many=True),
    Kind("ask", "asks", many=True),
    Kind("synonym", "synonyms.yml", many=True),
)


NOTES = ("step", "cost", "pitfall", "faq", "term")
"""Kinds whose records are short notes with one shape."""


@dataclass(frozen=True)
class Record:
    """One record, as written. `base` is its place in the document (a list holds many)."""

    kind: str
    data: dict[str, Any]
    document: Document
    base: Path = ()
    body: str = ""
    body_line: int = 0

    @property
    def id(self) -> str:
        """Return the record's id; records without one (labels) go by their kind."""
        names = (self.data.get(key) for key in ("id", "from", "text"))
        return str(next(filter(None, names), self.kind))

    def find(self, pattern: str) -> Iterator[tuple[Path, Any]]:
        """Yield path and value of everything that a dotted pattern names; `*` is any index."""
        return _find(self.data, pattern.split("."), ())

    def problem(self, path: Path, what: str, mend: str, *, notice: bool = False) -> Problem:
        """Return a problem at a path of this record."""
        where = yamlread.show(path)
        line = self.document.line((*self.base, *path))
        return Problem(self.document.file, line, where, what, mend, notice)


def _find(value: Any, parts: list[str], path: Path) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401
    if not parts:
        yield path, value
    elif parts[0] == "*":
        for index, item in enumerate(value if isinstance(value, list) else []):
            yield from _find(item, parts[1:], (*path, index))
    elif isinstance(value, dict) and parts[0] in value:
        yield from _find(value[parts[0]], parts[1:], (*path, parts[0]))


@dataclass
class Corpus:
    """Everything that was read, and everything that could not be."""

    records: list[Record]
    documents: list[tuple[Kind, Document, FilePath]]
    problems: list[Problem]

    def of(self, kind: str) -> Iterator[Record]:
        """Yield the records of one kind in reading order."""
        return (record for record in self.records if record.kind == kind)

    def ids(self, kind: str) -> set[str]:
        """Return the ids of one kind."""
        return {record.id for record in self.of(kind)}


def read_all(root: FilePath) -> Corpus:
    """Read every file of a knowledge base.

    Args:
        root: The folder `kb/`.

    Returns:
        The corpus; files that cannot be read are problems in it.
    """
    corpus = Corpus([], [], [])
    for kind in KINDS:
        place = root / kind.folder
        files = [place] if place.is_file() else sorted(place.rglob(f"*{kind.suffix}"))
        for file in files:
            _read_file(corpus, kind, file, root)
    return corpus


def _read_file(corpus: Corpus, kind: Kind, file: FilePath, root: FilePath) -> None:
    shown = f"{root.name}/{file.relative_to(root).as_posix()}"
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        problem = Problem(shown, 1, "", f"not UTF-8 ({error.reason})", "Save the file as UTF-8.")
        corpus.problems.append(problem)
        return
    body, body_line, head_line = "", 0, 1
    if kind.suffix == ".md":
        text, body, body_line = _split_front_matter(text)
        head_line = 2
    document = yamlread.read(shown, text, first_line=head_line)
    corpus.problems.extend(document.problems)
    if document.data is None:
        return
    corpus.documents.append((kind, document, file.relative_to(root)))
    items = document.data if kind.many else [document.data]
    for index, data in enumerate(items if isinstance(items, list) else []):
        if isinstance(data, dict):
            base: Path = (index,) if kind.many else ()
            corpus.records.append(Record(kind.name, data, document, base, body, body_line))


def _split_front_matter(text: str) -> tuple[str, str, int]:
    """Return front matter, body, and the line on which the body starts."""
    if not text.startswith(FRONT_MATTER):
        return "", text, 1
    head, mark, body = text[len(FRONT_MATTER) :].partition("\n---\n")
    return (head, body, head.count("\n") + 4) if mark else ("", text, 1)
