"""The compiled knowledge as frozen objects, read from JSON once.

Names follow the knowledge base: a *question* asks, a *criterion* tests the answers and names the
facts it rests on, a *channel* requires criteria. Everything here is data; nothing here decides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from checkers._brief_data import Briefing
from checkers._conditions import (
    AnswerTest,
    Condition,
    Number,
    Requirement,
    parse_condition,
    parse_requirement,
)
from checkers._errors import KnowledgeError
from checkers._materials_data import Material
from checkers._redact_model import Redaction
from checkers._references import faults
from checkers._triage_model import Triage

type Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """One checkable statement and how long it may be relied on."""

    id: str
    claim: str
    grade: str
    checked: date
    review_by: date | None
    link: str

    @classmethod
    def from_json(cls, id_: str, raw: Json) -> "Fact":
        """Read a fact."""
        due = raw["review_by"]
        return cls(
            id=id_,
            claim=raw["claim"],
            grade=raw["grade"],
            checked=date.fromisoformat(raw["checked"]),
            review_by=None if due is None else date.fromisoformat(due),
            link=raw["link"],
        )

    def is_expired(self, day: date) -> bool:
        """Tell whether the review is overdue; on the review day itself the fact still counts."""
        return self.review_by is not None and day > self.review_by


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose; without platforms it is for all of them.

    Nobody is advised to bring a ``fixed`` one about, such as having been refused.
    """

    id: str
    label: str
    help: str
    platforms: tuple[str, ...]
    fixed: bool

    @classmethod
    def from_json(cls, raw: Json) -> "Option":
        """Read an option."""
        return cls(
            id=raw["id"],
            label=raw["label"],
            help=raw.get("help") or "",
            platforms=tuple(raw.get("platforms") or ()),
            fixed=bool(raw.get("fixed")),
        )

    def is_for(self, platform: object) -> bool:
        """Tell whether the option exists on the platform; an unknown platform rules out none."""
        return not self.platforms or platform is None or platform in self.platforms


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the reader; a ``fixed`` one asks what nobody can change once it is so."""

    id: str
    checkers: tuple[str, ...]
    kind: str
    label: str
    help: str
    fixed: bool
    asked_if: Condition | None
    options: tuple[Option, ...]
    min: Number | None
    max: Number | None
    unit: str
    columns: tuple["Question", ...]
    max_rows: int | None
    max_length: int | None

    @classmethod
    def from_json(cls, raw: Json) -> "Question":
        """Read a question, or a column of one that takes rows."""
        asked_if = raw.get("asked_if")
        return cls(
            id=raw["id"],
            checkers=tuple(raw.get("checkers") or ()),
            kind=raw["kind"],
            label=raw["label"],
            help=raw.get("help") or "",
            fixed=bool(raw.get("fixed")),
            asked_if=None if asked_if is None else parse_condition(asked_if),
            options=tuple(Option.from_json(option) for option in raw.get("options") or ()),
            min=raw.get("min"),
            max=raw.get("max"),
            unit=raw.get("unit") or "",
            columns=tuple(cls.from_json(column) for column in raw.get("columns") or ()),
            max_rows=raw.get("max_rows"),
            max_length=raw.get("max_length"),
        )


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next, and where."""

    text: str
    link: str

    @classmethod
    def from_json(cls, raw: Json) -> "Step":
        """Read a step."""
        return cls(text=raw["text"], link=raw.get("link") or "")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One test on the answers, the facts it rests on, and a way on for each result."""

    id: str
    title: str
    test: Condition
    because: tuple[Fact, ...]
    passed: str
    failed: Step
    unknown: Step

    @classmethod
    def from_json(cls, raw: Json, facts: Mapping[str, Fact]) -> "Criterion":
        """Read a criterion, with its facts in place of their ids."""
        return cls(
            id=raw["id"],
            title=raw["title"],
            test=parse_condition(raw["test"]),
            because=tuple(facts[fact] for fact in raw["because"]),
            passed=raw["pass"],
            failed=Step.from_json(raw["fail"]),
            unknown=Step.from_json(raw["unknown"]),
        )


@dataclass(frozen=True, slots=True)
class WrongDoor:
    """What a channel is not for, and which channel to use instead."""

    text: str
    issues: tuple[str, ...]
    instead: str | None

    @classmethod
    def from_json(cls, raw: Json) -> "WrongDoor":
        """Read a wrong door."""
        return cls(raw["text"], tuple(raw.get("issues") or ()), raw.get("instead"))


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach a human at one platform."""

    id: str
    platform: str
    sites: tuple[str, ...]
    name: str
    access: str
    summary: str
    entry: str
    handles: tuple[str, ...]
    not_for: tuple[WrongDoor, ...]
    requires: Requirement
    unknown: str
    link: str

    @classmethod
    def from_json(cls, raw: Json) -> "Channel":
        """Read a channel."""
        return cls(
            id=raw["id"],
            platform=raw["platform"],
            sites=tuple(raw["sites"]),
            name=raw["name"],
            access=raw["access"],
            summary=raw["summary"],
            entry=raw["entry"],
            handles=tuple(raw["handles"]),
            not_for=tuple(WrongDoor.from_json(door) for door in raw.get("not_for") or ()),
            requires=parse_requirement(raw["requires"]),
            unknown=raw.get("unknown") or "",
            link=raw["link"],
        )

    @property
    def place(self) -> AnswerTest | None:
        """The test of the reader's site; none if the channel serves every site."""
        return None if "all" in self.sites else AnswerTest("site", "is", frozenset(self.sites))


@dataclass(frozen=True, slots=True)
class Platform:
    """One marketplace and the names of its sites; its facts' ids open with the prefix."""

    id: str
    name: str
    link: str
    sites: Mapping[str, str]
    prefix: str

    @classmethod
    def from_json(cls, raw: Json) -> "Platform":
        """Read a platform."""
        sites = {site["id"]: site["name"] for site in raw["sites"]}
        prefix = raw.get("prefix") or raw["id"]
        return cls(raw["id"], raw["name"], raw["link"], sites, prefix)


@dataclass(frozen=True, slots=True)
class Issue:
    """One kind of problem; the articles on it name its channels, the best one first."""

    id: str
    title: str
    link: str
    channels: tuple[str, ...]

    @classmethod
    def from_json(cls, raw: Json) -> "Issue":
        """Read an issue."""
        channels = tuple(raw.get("channels") or ())
        return cls(raw["id"], raw["title"], raw.get("link") or "", channels)

    def rank(self, channel: str) -> int:
        """Return the place of a channel among those named; unnamed ones come last."""
        named = self.channels
        return named.index(channel) if channel in named else len(named)


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """Everything the checkers know. Two are equal only if they are the same object."""

    version: str
    grades: Mapping[str, str]
    facts: Mapping[str, Fact]
    platforms: Mapping[str, Platform]
    issues: Mapping[str, Issue]
    questions: Mapping[str, Question]
    criteria: Mapping[str, Criterion]
    channels: Mapping[str, Channel]
    materials: Mapping[str, Material]
    brief: Briefing
    redact: Redaction
    triage: Triage

    @classmethod
    def from_json(cls, raw: Json) -> "Knowledge":
        """Read the compiled knowledge.

        Raises:
            KnowledgeError: A key is missing, a value has the wrong form or an id leads nowhere.
        """
        try:
            knowledge = cls._read(raw)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise _broken(repr(error)) from error
        found = [*faults(knowledge)]
        if found:
            raise _broken("；".join(found))
        return knowledge

    @classmethod
    def _read(cls, raw: Json) -> "Knowledge":
        """Read every part; facts first, because criteria point at them."""
        facts = {id_: Fact.from_json(id_, fact) for id_, fact in raw["facts"].items()}
        return cls(
            version=raw["version"],
            grades=dict(raw["grades"]),
            facts=facts,
            platforms=_by_id(map(Platform.from_json, raw["platforms"])),
            issues=_by_id(map(Issue.from_json, raw["issues"])),
            questions=_by_id(map(Question.from_json, raw["questions"])),
            criteria=_by_id(Criterion.from_json(item, facts) for item in raw["criteria"]),
            channels=_by_id(map(Channel.from_json, raw["channels"])),
            materials=_by_id(map(Material.from_json, raw.get("materials") or ())),
            brief=Briefing.from_json(raw.get("brief") or {}),
            redact=Redaction.from_json(raw.get("redact", {})),
            triage=Triage.from_json(raw.get("triage", {})),
        )

    def asked_by(self, checker: str) -> dict[str, Question]:
        """Return the questions of one checker, in their order."""
        return {id_: q for id_, q in self.questions.items() if checker in q.checkers}

    def weakest(self, grades: Iterable[str]) -> str:
        """Return the weakest of some grades, or the empty string if there is none.

        ``self.grades`` lists them from firm to weak.
        """
        order = list(self.grades)
        return max(grades, key=order.index, default="")


def _by_id[Record: (Platform, Issue, Question, Criterion, Channel, Material)](
    records: Iterable[Record],
) -> dict[str, Record]:
    """Index records by id, keeping their order."""
    return {record.id: record for record in records}


def _broken(what: str) -> KnowledgeError:
    """Return the error for knowledge that cannot be used."""
    return KnowledgeError(
        "bad-knowledge", "checkers/kb.json", f"规则文件有错：{what}。请修正知识库后重新构建。"
    )
