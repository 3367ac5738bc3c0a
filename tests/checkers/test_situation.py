"""Which questions apply, and what an answer is worth before that is known."""

from datetime import date

import pytest

from checkers._answers import Answers
from checkers._conditions import Not, parse_condition
from checkers._logic import Truth
from checkers._model import Knowledge
from checkers._rules import Rules
from checkers._situation import questions_behind

T, F, U, N = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.NEUTRAL

YEARS = parse_condition({"question": "member_years", "at_least": 3})
POLICY = parse_condition({"question": "policy_day", "before": "2026-11-01"})


@pytest.mark.parametrize(
    ("answers", "question", "asked"),
    [
        ({}, "height", T),
        ({}, "member_years", U),
        ({"club": "yes"}, "member_years", T),
        ({"club": "no"}, "member_years", F),
        ({"insured": "no"}, "insurer", F),
        ({"insured": "no"}, "policy_day", F),
        ({"insured": "yes"}, "policy_day", U),
        ({"insured": "yes", "insurer": "yes"}, "policy_day", T),
        ({"insured": "yes", "insurer": "no"}, "policy_day", F),
        ({"insured": "no", "insurer": "yes"}, "policy_day", F),
    ],
)
def test_a_question_applies_only_if_its_gates_do(
    rules: Rules, answers: Answers, question: str, asked: Truth
) -> None:
    assert rules.situation(answers).is_asked(question) is asked


@pytest.mark.parametrize(
    ("answers", "worth"),
    [
        ({}, U),
        ({"club": "yes"}, U),
        ({"club": "yes", "member_years": 2}, F),
        ({"club": "yes", "member_years": 3}, T),
        ({"club": "no"}, N),
        ({"club": "no", "member_years": 3}, N),
        ({"member_years": 3}, U),
    ],
)
def test_an_answer_counts_once_its_question_is_known_to_apply(
    rules: Rules, answers: Answers, worth: Truth
) -> None:
    test = parse_condition({"question": "member_years", "at_least": 3})

    assert rules.situation(answers).resolve(test) is worth  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answers", "is_open"),
    [({}, True), ({"club": "yes"}, True), ({"club": "no"}, False), ({"member_years": 1}, False)],
)
def test_a_question_is_open_until_answered_or_beside_the_point(
    rules: Rules, answers: Answers, *, is_open: bool
) -> None:
    assert rules.situation(answers).is_open("member_years") is is_open


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, ["insured"]),
        ({"insured": "yes"}, ["insurer"]),
        ({"insured": "yes", "insurer": "yes"}, ["policy_day"]),
        ({"policy_day": date(2026, 1, 1)}, ["insured"]),
        ({"insured": "no"}, []),
        ({"insured": "yes", "insurer": "yes", "policy_day": date(2026, 1, 1)}, []),
    ],
)
def test_the_gate_is_asked_before_what_it_guards(
    rules: Rules, answers: Answers, expected: list[str]
) -> None:
    assert [*rules.situation(answers).open_questions(Not(POLICY))] == expected


def test_a_condition_hangs_on_its_questions_and_their_gates(kites: Knowledge) -> None:
    assert [*questions_behind(POLICY, kites.questions)] == ["insured", "insurer", "policy_day"]
