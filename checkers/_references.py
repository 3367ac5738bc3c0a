"""Does every id in the knowledge lead somewhere, and does every test fit its question?

The build has its own, finer lints. This is the last look before the rules are trusted, because in
the browser a dangling id would otherwise show up only for the reader whose answers reach it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checkers._conditions import Condition, leaves
from checkers._materials_data import faults as faults_of_materials

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checkers._model import Channel, Criterion, Knowledge, Question

ACCESS = ("free", "paid", "invitation")
RELATIONS = {
    "choice": {"is"},
    "choices": {"includes"},
    "number": {"at_least", "at_most"},
    "date": {"on_or_after", "before"},
    "text": set[str](),
    "long_text": set[str](),
    "rows": set[str](),
}


def faults(knowledge: Knowledge) -> Iterator[str]:
    """Yield what is wrong, each in a few words that name the record."""
    for fact in knowledge.facts.values():
        if fact.grade not in knowledge.grades:
            yield f"fact {fact.id}: grade {fact.grade}"
    for question in knowledge.questions.values():
        yield from _in_question(question, knowledge)
    for criterion in knowledge.criteria.values():
        yield from _in_criterion(criterion, knowledge)
    for channel in knowledge.channels.values():
        yield from _in_channel(channel, knowledge)
    yield from faults_of_materials(knowledge.materials.values(), knowledge.facts)
    yield from knowledge.brief.faults(knowledge.facts)


def _in_question(question: Question, knowledge: Knowledge) -> Iterator[str]:
    """Yield the faults of a question; a gate may look back only, or asking would never end."""
    if question.kind not in RELATIONS:
        yield f"question {question.id}: kind {question.kind}"
    known = {"platform": knowledge.platforms, "issue": knowledge.issues}.get(question.id)
    for option in question.options:
        if known is not None and option.id not in known:
            yield f"question {question.id}: option {option.id}"
    if question.asked_if is not None:
        order = list(knowledge.questions)
        earlier = order[: order.index(question.id)]
        yield from _in_condition(f"question {question.id}", question.asked_if, earlier, knowledge)


def _in_criterion(criterion: Criterion, knowledge: Knowledge) -> Iterator[str]:
    """Yield the faults of a criterion."""
    if not criterion.because:
        yield f"criterion {criterion.id}: because is empty"
    asked = list(knowledge.questions)
    yield from _in_condition(f"criterion {criterion.id}", criterion.test, asked, knowledge)


def _in_channel(channel: Channel, knowledge: Knowledge) -> Iterator[str]:
    """Yield the faults of a channel."""
    if channel.access not in ACCESS:
        yield f"channel {channel.id}: access {channel.access}"
    if channel.platform not in knowledge.platforms:
        yield f"channel {channel.id}: platform {channel.platform}"
    for name in leaves(channel.requires):
        if name not in knowledge.criteria:
            yield f"channel {channel.id}: criterion {name}"
    for door in channel.not_for:
        if door.instead is not None and door.instead not in knowledge.channels:
            yield f"channel {channel.id}: instead {door.instead}"
    if channel.place is not None and "site" not in knowledge.questions:
        yield f"channel {channel.id}: there is no question about the site"


def _in_condition(
    place: str, condition: Condition, asked: list[str], knowledge: Knowledge
) -> Iterator[str]:
    """Yield the tests that look at no question asked so far, or at one of another kind."""
    for test in leaves(condition):
        if test.question not in asked:
            yield f"{place}: question {test.question}"
        elif test.relation not in RELATIONS.get(knowledge.questions[test.question].kind, ()):
            yield f"{place}: {test.relation} {test.question}"
