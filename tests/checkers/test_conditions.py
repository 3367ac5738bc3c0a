"""The language of conditions: reading it, weighing it, finding what is in the way."""

from datetime import date

import pytest

from checkers._conditions import (
    All,
    AnyOf,
    Not,
    choices,
    holds,
    leaves,
    obstacles,
    parse_condition,
    parse_requirement,
)
from checkers._errors import KnowledgeError
from checkers._logic import Truth

T, F, U, N = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.NEUTRAL
WORTH = {"yes": T, "no": F, "maybe": U, "beside": N, "also-yes": T, "also-no": F}


@pytest.mark.parametrize(
    ("relation", "operand", "answer", "expected"),
    [
        ("is", ["a", "b"], "a", True),
        ("is", ["a", "b"], "c", False),
        ("includes", ["a", "b"], frozenset({"b", "c"}), True),
        ("includes", ["a", "b"], frozenset({"c"}), False),
        ("at_least", 250, 249, False),
        ("at_least", 250, 250, True),
        ("at_least", 250, 251, True),
        ("at_most", 2.5, 2.4, True),
        ("at_most", 2.5, 2.5, True),
        ("at_most", 2.5, 2.6, False),
        ("on_or_after", "2026-03-01", date(2026, 2, 28), False),
        ("on_or_after", "2026-03-01", date(2026, 3, 1), True),
        ("on_or_after", "2026-03-01", date(2026, 3, 2), True),
        ("before", "2026-03-01", date(2026, 2, 28), True),
        ("before", "2026-03-01", date(2026, 3, 1), False),
        ("before", "2026-03-01", date(2026, 3, 2), False),
    ],
)
def test_a_test_accepts_what_its_relation_says(
    relation: str, operand: object, answer: str, *, expected: bool
) -> None:
    condition = parse_condition({"question": "q", relation: operand})

    assert holds(condition, lambda test: Truth.of(test.accepts(answer))) is Truth.of(expected)


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "q",
        [],
        {},
        {"all": {}},
        {"any": "q"},
        {"all": [], "any": []},
        {"not": {"question": "q", "is": []}, "all": []},
        {"question": "q"},
        {"question": "q", "is": "a"},
        {"question": "q", "is": ["a"], "includes": ["a"]},
        {"question": "q", "equals": 3},
        {"question": "q", "at_least": "3"},
        {"question": "q", "before": 3},
        {"question": 3, "is": ["a"]},
        {"criterion": "c"},
    ],
)
def test_a_condition_of_another_form_is_refused(raw: object) -> None:
    with pytest.raises(KnowledgeError, match="看不懂"):
        parse_condition(raw)


@pytest.mark.parametrize(
    "raw",
    [
        None,
        {"not": {"criterion": "c"}},
        {"question": "q", "is": ["a"]},
        {"criterion": 3},
        {"criterion": "c", "all": []},
        {"all": [{"not": {"criterion": "c"}}]},
        {"any": [{"question": "q", "is": ["a"]}]},
    ],
)
def test_a_requirement_holds_criteria_and_no_negation(raw: object) -> None:
    with pytest.raises(KnowledgeError, match="看不懂"):
        parse_requirement(raw)


def test_trees_nest() -> None:
    raw = {"all": [{"any": [{"not": {"question": "p", "is": []}}]}, {"question": "q", "is": []}]}

    condition = parse_condition(raw)

    assert isinstance(condition, All)
    assert isinstance(condition.parts[0], AnyOf)
    assert isinstance(condition.parts[0].parts[0], Not)
    assert [test.question for test in leaves(condition)] == ["p", "q"]


def test_a_requirement_is_weighed_by_its_criteria() -> None:
    tree = parse_requirement({"all": [{"criterion": "yes"}, {"any": [{"criterion": "maybe"}]}]})

    assert holds(tree, WORTH.__getitem__) is U


def test_nothing_stands_in_the_way_of_what_holds() -> None:
    tree = AnyOf(("yes", "no", All(("no", "maybe"))))

    assert [*obstacles(tree, WORTH.__getitem__)] == []
    assert [*choices(tree, WORTH.__getitem__)] == []


def test_what_does_not_apply_is_no_obstacle() -> None:
    assert [*obstacles(All(("beside", "no")), WORTH.__getitem__)] == ["no"]
    assert [*obstacles("beside", WORTH.__getitem__)] == []


def test_obstacles_are_the_parts_that_do_not_hold() -> None:
    tree = All(("yes", "no", AnyOf(("also-no", "yes")), AnyOf(("also-no", "maybe"))))

    assert [*obstacles(tree, WORTH.__getitem__)] == ["no", "also-no", "maybe"]


def test_all_leaves_under_a_not_that_fails_are_obstacles() -> None:
    assert [*obstacles(Not(AnyOf(("yes", "no"))), WORTH.__getitem__)] == ["yes", "no"]


def test_choices_tell_what_each_way_waits_for() -> None:
    tree = All(("no", AnyOf(("maybe", All(("yes", "no", "also-no")), "beside"))))

    assert [*choices(tree, WORTH.__getitem__)] == [[["maybe"], ["no", "also-no"]]]
