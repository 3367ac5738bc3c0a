"""Each criterion of the packaged knowledge, in every state that it can have."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator

import pytest

from checkers import _data
from checkers._answers import Answers
from checkers._classes import answer_tests, representatives
from checkers._conditions import Answer, leaves
from checkers._errors import KnowledgeError
from checkers._model import Criterion, Knowledge
from checkers._rules import State, rules_on
from checkers._situation import questions_behind

FRESH = dt.date(2026, 11, 23)
MOST_TRIED = 20_000


def packaged() -> Knowledge | None:
    try:
        return _data.knowledge()
    except KnowledgeError:
        return None


KNOWLEDGE = packaged()
CRITERIA = list(KNOWLEDGE.criteria.values()) if KNOWLEDGE else []


@pytest.fixture
def knowledge() -> Knowledge:
    assert KNOWLEDGE is not None, "checkers/kb.json is not built: run python3 dev.py build"
    return KNOWLEDGE


def situations(knowledge: Knowledge, criterion: Criterion) -> Iterator[Answers]:
    """Yield answers to the questions behind a criterion, one of each class, all combinations."""
    names = sorted(set(questions_behind(criterion.test, knowledge.questions)))
    tests = answer_tests(knowledge)
    for platform in knowledge.platforms:
        choices = [
            [platform]
            if name == "platform"
            else ticked_in_pairs(representatives(knowledge.questions[name], tests[name], platform))
            for name in names
        ]
        for answers in itertools.product(*choices):
            yield {"platform": platform, **dict(zip(names, answers, strict=True))}


def ticked_in_pairs(answers: list[Answer]) -> list[Answer]:
    """Return the answers, and for ticks also every two of them together."""
    pairs = itertools.combinations([a for a in answers if isinstance(a, frozenset)], 2)
    return [*answers, *(one | other for one, other in pairs)]


def states(knowledge: Knowledge, criterion: Criterion, day: dt.date) -> dict[State, list[Answers]]:
    rules = rules_on(knowledge, day)
    found: dict[State, list[Answers]] = {}
    for answers in itertools.islice(situations(knowledge, criterion), MOST_TRIED):
        found.setdefault(rules.state(criterion, rules.situation(answers)), []).append(answers)
    return found


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.id)
def test_a_criterion_passes_fails_and_stays_open_without_answers(
    criterion: Criterion, knowledge: Knowledge
) -> None:
    found = states(knowledge, criterion, FRESH)

    assert found.get(State.PASS), "no answer meets it"
    assert found.get(State.FAIL), "no answer breaks it"
    rules = rules_on(knowledge, FRESH)
    platform = found[State.PASS][0]["platform"]
    unanswered: Answers = {"platform": platform}
    assert rules.state(criterion, rules.situation(unanswered)) in {
        State.UNKNOWN,
        State.NOT_APPLICABLE,
    } or {test.question for test in leaves(criterion.test)} == {"platform"}


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.id)
def test_a_criterion_passes_on_its_last_day_and_has_expired_the_day_after(
    criterion: Criterion, knowledge: Knowledge
) -> None:
    met = states(knowledge, criterion, FRESH)[State.PASS][0]
    last = min(fact.review_by for fact in criterion.because)

    on_time = rules_on(knowledge, last)
    late = rules_on(knowledge, last + dt.timedelta(days=1))

    assert on_time.state(criterion, on_time.situation(met)) is State.PASS
    assert late.state(criterion, late.situation(met)) is State.EXPIRED


@pytest.mark.parametrize(
    "criterion",
    [c for c in CRITERIA if any(isinstance(t.operand, int | float) for t in leaves(c.test))],
    ids=lambda criterion: criterion.id,
)
def test_a_limit_has_two_sides(criterion: Criterion, knowledge: Knowledge) -> None:
    found = states(knowledge, criterion, FRESH)
    for test in leaves(criterion.test):
        if isinstance(test.operand, int | float):
            tried = {a[test.question] for s in found for a in found[s] if test.question in a}
            judged = {test.accepts(answer) for answer in tried}
            assert test.operand in tried
            assert judged == {True, False}, f"{test.question} lies on one side of {test.operand}"
