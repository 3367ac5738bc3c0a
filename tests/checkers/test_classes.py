"""One answer stands for each class of answers the rules can tell apart."""

from datetime import date
from typing import Any

import pytest

from checkers._classes import answer_tests, representatives
from checkers._conditions import AnswerTest
from checkers._model import Knowledge, Question


def question(kind: str, **rest: Any) -> Question:  # noqa: ANN401 - whatever a question may have
    return Question.from_json({"id": "q", "checkers": [], "kind": kind, "label": "", **rest})


def at_least(*limits: float) -> list[AnswerTest]:
    return [AnswerTest("q", "at_least", limit) for limit in limits]


def test_every_test_of_an_answer_is_found_once(kites: Knowledge) -> None:
    found = answer_tests(kites)

    assert {(test.relation, test.operand) for test in found["height"]} == {
        ("at_most", 60),
        ("at_least", 10),
        ("at_most", 20),
    }
    assert found["note"] == ()


def test_the_sites_of_channels_and_the_gates_count_as_tests(kites: Knowledge) -> None:
    found = answer_tests(kites)

    assert {test.operand for test in found["site"]} == {
        frozenset({"N", "S"}),
        frozenset({"E"}),
        frozenset({"W"}),
    }
    assert [test.operand for test in found["platform"]] == [frozenset({"pier"})]


def test_the_first_option_stands_for_those_no_test_tells_apart(kites: Knowledge) -> None:
    licence = kites.questions["licence"]

    assert representatives(licence, answer_tests(kites)["licence"], "fair") == [
        "full",
        "pending",
        "none",
    ]


def test_options_of_other_platforms_stand_for_nothing(kites: Knowledge) -> None:
    found = answer_tests(kites)

    assert representatives(kites.questions["witness"], found["witness"], "fair") == []
    assert representatives(kites.questions["extras"], found["extras"], "pier") == [
        frozenset({"light"}),
        frozenset({"tail"}),
    ]


def test_ticks_are_tried_one_at_a_time(kites: Knowledge) -> None:
    found = answer_tests(kites)

    assert representatives(kites.questions["extras"], found["extras"], "fair") == [
        frozenset({"light"}),
        frozenset({"tail"}),
        frozenset({"camera"}),
    ]


@pytest.mark.parametrize(
    ("bounds", "limits", "expected"),
    [
        ({}, [10], [10, 9, 11]),
        ({}, [100, 10, 1000], [10, 100, 1000, 9, 99, 999, 1001]),
        ({}, [10, 11], [10, 11, 9, 10.5, 12]),
        ({}, [0.2, 0.7], [0.2, 0.7, -0.8, 0.45, 1.7]),
        ({"min": 10, "max": 10}, [10], [10]),
        ({"min": 9.5, "max": 10.5}, [10], [10, 9.5, 10.5]),
        ({"min": 0, "max": 500}, [0, 500], [0, 500, 499]),
        ({}, [], []),
    ],
)
def test_a_number_is_tried_at_each_limit_and_beside_it(
    bounds: dict[str, float], limits: list[float], expected: list[float]
) -> None:
    assert representatives(question("number", **bounds), at_least(*limits), None) == pytest.approx(
        expected
    )


def test_a_limit_out_of_bounds_is_no_answer() -> None:
    asked = question("number", min=0, max=5)

    assert representatives(asked, at_least(10), None) == [5]
    assert representatives(asked, at_least(-10), None) == [0]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ([date(2026, 3, 1)], [date(2026, 3, 1), date(2026, 2, 28)]),
        (
            [date(2026, 3, 1), date(2024, 3, 1), date(2025, 3, 1)],
            [date(2024, 3, 1), date(2025, 3, 1), date(2026, 3, 1), date(2024, 2, 29)],
        ),
        ([date.min], [date.min]),
        ([], []),
    ],
)
def test_a_day_is_tried_at_each_limit_and_on_the_eve_of_the_first(
    limits: list[date], expected: list[date]
) -> None:
    tests = [AnswerTest("q", "on_or_after", limit) for limit in limits]

    assert representatives(question("date"), tests, None) == expected


def test_a_text_is_never_tried() -> None:
    assert representatives(question("text"), [], None) == []
