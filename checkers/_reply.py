"""The shape of a reply: the one contract of browser, command line and tests."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

type Value = str | int | float | list[str]


class StepReply(TypedDict):
    """Something to do next, and where; the link may be empty."""

    text: str
    link: str


class CriterionReply(TypedDict):
    """How one criterion stands and what it rests on; ``link`` leads to its weakest fact."""

    id: str
    title: str
    state: str
    because: list[str]
    grade: str
    detail: str
    next_step: str
    link: str


class FlipReply(TypedDict):
    """A smallest change of answers, the outcome it brings and the channels it opens."""

    change: dict[str, Value]
    outcome: str
    opens: list[str]


class RowReply(TypedDict):
    """One channel: how its door stands, why, and what stands in the way."""

    channel: str
    name: str
    state: str
    state_label: str
    fits: bool
    reason: str
    missing: list[str]
    unclear: list[str]
    grade: str
    entry: str
    link: str


class SectionReply(TypedDict):
    """A table under the verdict."""

    id: str
    title: str
    rows: Sequence[Mapping[str, object]]


class Reply(TypedDict):
    """A whole evaluation, its keys in the order they are written."""

    checker: str
    rules_version: str
    as_of: str
    outcome: str
    headline: str
    criteria: list[CriterionReply]
    next_questions: list[str]
    flips: list[FlipReply]
    next_steps: list[StepReply]
    sections: list[SectionReply]


class Summary(TypedDict):
    """An evaluation in a line, for tables of many cases; names instead of ids."""

    outcome: str
    headline: str
    open_channels: str
    missing: str
    next_question: str
