"""From the files of `kb/` to the typed model, or to every problem at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path as FilePath
from typing import Any, TypeVar

from hooks.kbtools import lint, records, schema
from hooks.kbtools.model import (
    BriefSign,
    BriefSlot,
    Change,
    Channel,
    Criterion,
    Fact,
    Issue,
    Knowledge,
    Material,
    Need,
    NoNeed,
    Note,
    Option,
    Platform,
    Question,
    RedactKind,
    RedactMark,
    RedactRule,
    Rumour,
    Scenario,
    Site,
    Source,
    Step,
    Synonym,
    Topic,
    TriageCase,
    TriageSign,
    TriageWord,
    WrongDoor,
)
from hooks.kbtools.problems import KnowledgeError, Problem
from hooks.kbtools.records import Corpus, Record
from hooks.kbtools.review import review_day

T = TypeVar("T")


def problems(root: FilePath, today: dt.date) -> tuple[Corpus, list[Problem]]:
    """Return what was read and all that is wrong with it.

    Lints look at the sense of records, so they run once every record has its shape.

    Args:
        root: The folder `kb/`.
        today: The day against which review days are held.
    """
    corpus = records.read_all(root)
    found = corpus.problems + list(schema.check(corpus, root / "schema"))
    if not found:
        found = list(lint.run(corpus, today))
    return corpus, sorted(found)


def load(root: FilePath, today: dt.date) -> Knowledge:
    """Return the knowledge base.

    Raises:
        KnowledgeError: If anything is wrong with it; the error holds every problem.
    """
    corpus, found = problems(root, today)
    mistakes = [problem for problem in found if not problem.notice]
    if mistakes:
        raise KnowledgeError(mistakes)
    return _model(corpus)


def _model(corpus: Corpus) -> Knowledge:
    topics = _by_id(corpus, "topic", lambda r: Topic.from_data(r.data))
    sources = _by_id(corpus, "source", lambda r: Source.from_data(r.data))
    none: dict[str, Any] = {"keys": {}, "words": {}}
    labels = next((record.data for record in corpus.of("labels")), none)
    return Knowledge(
        platforms=_by_id(corpus, "platform", _platform),
        topics=topics,
        subjects=_by_id(corpus, "subject", lambda r: str(r.data["name"])),
        sources=sources,
        facts=_by_id(corpus, "fact", lambda r: _fact(r, topics, sources)),
        rumours=_by_id(corpus, "rumour", lambda r: Rumour.from_data(r.data)),
        issues=_by_id(corpus, "issue", lambda r: Issue.from_data(r.data)),
        questions=_by_id(corpus, "question", _question),
        criteria=_by_id(corpus, "criterion", _criterion),
        channels=_by_id(corpus, "channel", _channel),
        materials=_by_id(corpus, "material", _material),
        scenarios=_by_id(corpus, "scenario", lambda r: Scenario.from_data(r.data, body=r.body)),
        notes={
            kind: _by_id(corpus, kind, lambda r: Note.from_data(r.data)) for kind in records.NOTES
        },
        coverage=_by_id(corpus, "coverage", lambda r: str(r.data["about"])),
        changes=_by_id(corpus, "change", lambda r: Change.from_data(r.data)),
        aliases=_by_id(corpus, "alias", lambda r: str(r.data["to"])),
        asks=_by_id(corpus, "ask", lambda r: tuple(r.data["asks"])),
        synonyms=_by_id(corpus, "synonym", lambda r: Synonym.from_data(r.data)),
        brief_signs=_by_id(corpus, "brief-sign", lambda r: BriefSign.from_data(r.data)),
        brief_slots=_by_id(corpus, "brief-slot", lambda r: BriefSlot.from_data(r.data)),
        brief_limits=_by_id(corpus, "brief-limit", lambda r: dict(r.data["limit"])),
        redact_kinds=_by_id(corpus, "redact-kind", lambda r: RedactKind.from_data(r.data)),
        redact_keep=_by_id(corpus, "redact-keep", lambda r: RedactMark.from_data(r.data)),
        redact_leftovers=_by_id(corpus, "redact-leftover", lambda r: RedactMark.from_data(r.data)),
        redact_rules=_by_id(corpus, "redact-rule", _redact_rule),
        triage_words=_by_id(corpus, "triage-word", lambda r: TriageWord.from_data(r.data)),
        triage_signs=_by_id(corpus, "triage-sign", lambda r: TriageSign.from_data(r.data)),
        triage_cases=_by_id(corpus, "triage-case", lambda r: TriageCase.from_data(r.data)),
        key_labels=labels["keys"],
        word_labels=labels["words"],
    )


def _by_id[T](corpus: Corpus, kind: str, build: Callable[[Record], T]) -> dict[str, T]:
    return {record.id: build(record) for record in corpus.of(kind)}


def _each[T](
    build: Callable[[dict[str, Any]], T], items: Iterable[dict[str, Any]]
) -> tuple[T, ...]:
    return tuple(build(item) for item in items)


def _platform(record: Record) -> Platform:
    return Platform.from_data(record.data, sites=_each(Site.from_data, record.data["sites"]))


def _fact(record: Record, topics: dict[str, Topic], sources: dict[str, Source]) -> Fact:
    data = record.data
    return Fact.from_data(
        data,
        sources=tuple(sources[source] for source in data["sources"]),
        checked=dt.date.fromisoformat(data["checked"]),
        review_by=review_day(data, topics[data["topic"]].review_days),
    )


def _question(record: Record) -> Question:
    columns = _each(_asking, record.data.get("columns", []))
    return _asking(record.data, columns=columns)


def _asking(data: dict[str, Any], **computed: Any) -> Question:  # noqa: ANN401 (any field)
    options = _each(Option.from_data, data.get("options", []))
    return Question.from_data(data, options=options, **computed)


def _criterion(record: Record) -> Criterion:
    data = record.data
    fail, unknown = Step.from_data(data["fail"]), Step.from_data(data["unknown"])
    return Criterion.from_data(data, passed=data["pass"], fail=fail, unknown=unknown)


def _redact_rule(record: Record) -> RedactRule:
    data = record.data
    fail, unknown = Step.from_data(data["fail"]), Step.from_data(data["unknown"])
    return RedactRule.from_data(data, passed=data["pass"], fail=fail, unknown=unknown)


def _channel(record: Record) -> Channel:
    doors = _each(WrongDoor.from_data, record.data["not_for"])
    return Channel.from_data(record.data, not_for=doors)


def _material(record: Record) -> Material:
    data = record.data
    needed = _each(Need.from_data, data["needed"])
    return Material.from_data(
        data, needed=needed, not_needed=_each(NoNeed.from_data, data["not_needed"])
    )
