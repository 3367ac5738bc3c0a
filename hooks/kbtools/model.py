"""The words of the domain, typed. Everything that writes pages or rules reads this."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any, Self

from hooks.kbtools.conditions import Expression

GRADES: dict[str, str] = {
    "verified": "官方原文",
    "reported": "第三方转述",
    "partly": "部分成立",
    "contradicted": "与官方不符",
    "unverified": "未能证实",
}
ACCESS: dict[str, str] = {"free": "免费", "paid": "付费", "invitation": "受邀"}
NEEDS: dict[str, str] = {"required": "必带", "helpful": "有帮助"}


class _FromData:
    """Builds a frozen dataclass from a checked record; keys it does not know are left out."""

    @classmethod
    def from_data(cls, data: Mapping[str, Any], **computed: Any) -> Self:  # noqa: ANN401
        names = {field.name for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
        given = {key: _frozen(value) for key, value in data.items() if key in names}
        return cls(**(given | computed))


def _frozen(value: Any) -> Any:  # noqa: ANN401 (YAML holds anything)
    return tuple(value) if isinstance(value, list) else value


@dataclasses.dataclass(frozen=True)
class Site(_FromData):
    """One site of a platform; `status` says whether cross-border sellers may enter it."""

    id: str
    name: str
    status: str = ""
    because: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Platform(_FromData):
    """One platform with its sites. `prefix` is the first part of its facts' ids."""

    id: str
    name: str
    name_en: str
    prefix: str
    sites: tuple[Site, ...]

    def site_names(self, sites: tuple[str, ...]) -> str:
        """Return site ids as Chinese names."""
        names = {site.id: site.name for site in self.sites} | {"all": "所有站点"}
        return "、".join(names[site] for site in sites)


@dataclasses.dataclass(frozen=True)
class Topic(_FromData):
    """What a fact is about, and after how many days it is compared with its sources again."""

    id: str
    name: str
    review_days: int


@dataclasses.dataclass(frozen=True)
class Source(_FromData):
    """A page that was read: its publisher, and how exact its address is."""

    id: str
    title: str
    publisher: str
    official: bool
    url: str
    address: str
    language: str
    page_date: str | None
    retrieved: str
    why_hidden: str = ""


@dataclasses.dataclass(frozen=True)
class Fact(_FromData):
    """One checkable statement. It supports a verdict up to and including `review_by`."""

    id: str
    platform: str
    sites: tuple[str, ...]
    topic: str
    claim: str
    claim_en: str
    grade: str
    sources: tuple[Source, ...]
    checked: dt.date
    review_by: dt.date
    value: Mapping[str, Any] | None = None
    grade_note: str = ""
    note: str = ""

    @property
    def subject(self) -> str:
        """Return the second part of the id: what the fact is about, for headings."""
        parts = self.id.split(".")
        return parts[1] if len(parts) > 2 else "general"  # noqa: PLR2004 (platform.subject.name)


@dataclasses.dataclass(frozen=True)
class Rumour(_FromData):
    """A widespread claim in our own words, its verdict, and what official pages say."""

    id: str
    platform: str
    claim: str
    verdict: str
    answers: tuple[str, ...]
    says: str
    instead: str
    covers: tuple[str, ...]
    checked: str


@dataclasses.dataclass(frozen=True)
class Issue(_FromData):
    """What goes wrong, in a seller's words."""

    id: str
    title: str
    seen_as: str
    platforms: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class WrongDoor(_FromData):
    """What a channel does not deal with, and where to go instead."""

    text: str
    issues: tuple[str, ...] = ()
    instead: str | None = None


@dataclasses.dataclass(frozen=True)
class Channel(_FromData):
    """One way to reach a human at one platform."""

    id: str
    platform: str
    sites: tuple[str, ...]
    name: str
    name_en: str
    access: str
    summary: str
    handles: tuple[str, ...]
    good_for: tuple[str, ...]
    not_for: tuple[WrongDoor, ...]
    entry: str
    hours: str | None
    languages: str | None
    bring: tuple[str, ...]
    cannot: tuple[str, ...]
    requires: Expression
    unknown: str
    covers: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Step(_FromData):
    """What to do, and the record that helps."""

    text: str
    link: str


@dataclasses.dataclass(frozen=True)
class Criterion(_FromData):
    """One test on the answers, and the facts it rests on.

    `passed` is what is said when it holds; it is called `pass` in the files.
    """

    id: str
    title: str
    test: Expression
    because: tuple[str, ...]
    passed: str
    fail: Step
    unknown: Step


@dataclasses.dataclass(frozen=True)
class Option(_FromData):
    """One possible answer; `platforms` limits it to some platforms."""

    id: str
    label: str
    help: str = ""
    platforms: tuple[str, ...] = ()
    fixed: bool = False


@dataclasses.dataclass(frozen=True)
class Question(_FromData):
    """One question of the checkers, or a column of one that takes rows.

    `asked_if` says when it still matters.
    """

    id: str
    kind: str
    label: str
    checkers: tuple[str, ...] = ()
    help: str = ""
    fixed: bool = False
    asked_if: Expression | None = None
    options: tuple[Option, ...] = ()
    min: Any = None
    max: Any = None
    unit: str = ""
    max_length: int | None = None
    columns: tuple[Question, ...] = ()
    max_rows: int | None = None


@dataclasses.dataclass(frozen=True)
class Need(_FromData):
    """When a material is wanted, and how much."""

    issues: tuple[str, ...]
    need: str
    channels: tuple[str, ...] = ()
    note: str = ""
    one_of: Mapping[str, Any] | None = None
    standings: tuple[Mapping[str, Any], ...] = ()


@dataclasses.dataclass(frozen=True)
class NoNeed(_FromData):
    """When a material is not wanted, and why."""

    issues: tuple[str, ...]
    why: str


@dataclasses.dataclass(frozen=True)
class Material(_FromData):
    """A thing to bring."""

    id: str
    name: str
    name_en: str
    what: str
    needed: tuple[Need, ...]
    not_needed: tuple[NoNeed, ...]
    validity: str | None
    format: str | None
    get: str
    redact: str | None
    because: tuple[str, ...]
    covers: tuple[str, ...]
    platforms: tuple[str, ...] = ()
    windows: tuple[Mapping[str, Any], ...] = ()
    named: str = ""
    checks: tuple[str, ...] = ()
    shots: tuple[Mapping[str, Any], ...] = ()
    reasons: Mapping[str, Any] | None = None


@dataclasses.dataclass(frozen=True)
class Note(_FromData):
    """A step, cost factor, pitfall, question or term: a title and a few paragraphs."""

    id: str
    title: str
    text: tuple[str, ...]
    asks: tuple[str, ...]
    covers: tuple[str, ...]
    checked: str
    also: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    instead: str = ""


@dataclasses.dataclass(frozen=True)
class Change(_FromData):
    """What changed in the knowledge, from which day, and whom it concerns."""

    id: str
    day: str
    title: str
    affects: str
    text: tuple[str, ...]
    links: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Scenario(_FromData):
    """An article on one issue type, as a seller meets it. `body` is Markdown."""

    id: str
    title: str
    platform: str
    sites: tuple[str, ...]
    issue: str
    answer: str
    symptoms: tuple[str, ...]
    asks: tuple[str, ...]
    channels: tuple[str, ...]
    materials: tuple[str, ...]
    covers: tuple[str, ...]
    checked: str
    body: str = ""


@dataclasses.dataclass(frozen=True)
class Synonym(_FromData):
    """What sellers say, and what it means in our texts.

    What means the same finds each other; what is only said finds what it means. Words that are
    said and mean nothing carry no weight; those of a platform name it.
    """

    id: str
    mean: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    platform: str = ""


@dataclasses.dataclass(frozen=True)
class BriefSign(_FromData):
    """Something that `brief` misses in a description, or that should not stand there."""

    id: str
    kind: str
    claim: str
    title: str
    why: str
    mend: str
    because: tuple[str, ...] = ()
    filled_by: str = ""
    only_near: bool = False
    platforms: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    skip_issues: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class BriefSlot(_FromData):
    """Which sentences of a description belong together."""

    id: str
    words: tuple[str, ...]
    patterns: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class RedactKind(_FromData):
    """One kind of thing that `redact` covers; `check` names what tells it from chance."""

    id: str
    name: str
    forms: tuple[Mapping[str, Any], ...]
    check: str
    tail: int
    reason: str


@dataclasses.dataclass(frozen=True)
class RedactMark(_FromData):
    """Something that `redact` never covers, or shows to be looked at."""

    id: str
    name: str
    forms: tuple[Mapping[str, Any], ...]
    advice: str


@dataclasses.dataclass(frozen=True)
class RedactRule(_FromData):
    """What finds of some kinds mean. `passed` is called `pass` in the files."""

    id: str
    title: str
    kinds: tuple[str, ...]
    because: tuple[str, ...]
    passed: str
    fail: Step
    unknown: Step


@dataclasses.dataclass(frozen=True)
class TriageWord(_FromData):
    """The ways of saying one thing, for `triage`."""

    id: str
    name: str
    words: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class TriageSign(_FromData):
    """What points to an issue, or to one article on it: `all` of some words, and a `weight`."""

    id: str
    signs: tuple[Mapping[str, Any], ...]


@dataclasses.dataclass(frozen=True)
class TriageCase(_FromData):
    """What to do where an earlier case stands in some state."""

    id: str
    state: str
    advice: str
    title: str
    text: str
    because: tuple[str, ...]
    platform: str = ""


@dataclasses.dataclass(frozen=True)
class Knowledge:
    """The whole knowledge base. Mappings are by id, in reading order; notes by kind first."""

    platforms: Mapping[str, Platform]
    topics: Mapping[str, Topic]
    subjects: Mapping[str, str]
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    rumours: Mapping[str, Rumour]
    issues: Mapping[str, Issue]
    questions: Mapping[str, Question]
    criteria: Mapping[str, Criterion]
    channels: Mapping[str, Channel]
    materials: Mapping[str, Material]
    scenarios: Mapping[str, Scenario]
    notes: Mapping[str, Mapping[str, Note]]
    coverage: Mapping[str, str]
    changes: Mapping[str, Change]
    aliases: Mapping[str, str]
    asks: Mapping[str, tuple[str, ...]]
    synonyms: Mapping[str, Synonym]
    brief_signs: Mapping[str, BriefSign]
    brief_slots: Mapping[str, BriefSlot]
    brief_limits: Mapping[str, Mapping[str, str]]
    redact_kinds: Mapping[str, RedactKind]
    redact_keep: Mapping[str, RedactMark]
    redact_leftovers: Mapping[str, RedactMark]
    redact_rules: Mapping[str, RedactRule]
    triage_words: Mapping[str, TriageWord]
    triage_signs: Mapping[str, TriageSign]
    triage_cases: Mapping[str, TriageCase]
    key_labels: Mapping[str, str]
    word_labels: Mapping[str, str]
