"""The rules of a day: states, expiry, doors."""

from datetime import date

import pytest

from checkers._answers import Answers
from checkers._logic import Truth
from checkers._model import Knowledge
from checkers._rules import Rules, State, rules_on

LAST_GOOD_DAY = date(2026, 9, 30)  # fair.height.max, on which low-enough rests
DAY_AFTER = date(2026, 10, 1)


def state(rules: Rules, criterion: str, answers: Answers) -> State:
    return rules.state(rules.knowledge.criteria[criterion], rules.situation(answers))


def door(rules: Rules, channel: str, answers: Answers) -> Truth:
    return rules.door(rules.knowledge.channels[channel], answers)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"club": "yes", "member_years": 2}, State.FAIL),
        ({"club": "yes", "member_years": 3}, State.PASS),
        ({"club": "yes", "member_years": 4}, State.PASS),
        ({"club": "yes"}, State.UNKNOWN),
        ({}, State.UNKNOWN),
        ({"club": "no"}, State.NOT_APPLICABLE),
    ],
)
def test_a_criterion_has_the_state_its_test_gives(
    rules: Rules, answers: Answers, expected: State
) -> None:
    assert state(rules, "long-member", answers) is expected


@pytest.mark.parametrize(
    ("day", "height", "expected"),
    [
        (LAST_GOOD_DAY, 60, State.PASS),
        (DAY_AFTER, 60, State.EXPIRED),
        (LAST_GOOD_DAY, 61, State.FAIL),
        (DAY_AFTER, 61, State.FAIL),
    ],
)
def test_a_fact_is_good_on_its_review_day_and_expired_on_the_next(
    kites: Knowledge, day: date, height: int, expected: State
) -> None:
    assert state(Rules(kites, day), "low-enough", {"height": height}) is expected


@pytest.mark.parametrize("day", [LAST_GOOD_DAY, DAY_AFTER])
def test_expiry_leaves_unknown_as_it_is(kites: Knowledge, day: date) -> None:
    assert state(Rules(kites, day), "low-enough", {}) is State.UNKNOWN


def test_one_expired_fact_among_several_is_enough(kites: Knowledge) -> None:
    insured = {"insured": "yes", "insurer": "yes"}

    assert state(Rules(kites, date(2026, 8, 31)), "known-insurer", insured) is State.PASS
    assert state(Rules(kites, date(2026, 9, 1)), "known-insurer", insured) is State.EXPIRED


def test_a_fact_without_a_review_day_never_expires(kites: Knowledge) -> None:
    assert state(Rules(kites, date.max), "calm", {"wind": 7.5}) is State.PASS


def test_what_has_expired_refuses_but_never_admits(kites: Knowledge) -> None:
    stale = Rules(kites, DAY_AFTER)

    assert door(stale, "fair-desk", {"licence": "full", "height": 60}) is Truth.UNKNOWN
    assert door(stale, "fair-desk", {"licence": "full", "height": 61}) is Truth.FALSE


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, Truth.UNKNOWN),
        ({"platform": "pier", "site": "N"}, Truth.FALSE),
        ({"platform": "pier", "site": "W"}, Truth.TRUE),
    ],
)
def test_without_requirements_only_the_site_counts(
    rules: Rules, answers: Answers, expected: Truth
) -> None:
    assert door(rules, "pier-kiosk", answers) is expected


def test_a_site_not_served_shuts_the_door_whatever_else_is_unknown(rules: Rules) -> None:
    assert door(rules, "fair-workshop", {"platform": "fair", "site": "E"}) is Truth.FALSE


def test_a_door_whose_criteria_do_not_apply_is_open(rules: Rules) -> None:
    rest = {"licence": "pending", "insured": "yes"}

    assert door(rules, "fair-workshop", {"platform": "fair", "site": "N", **rest}) is Truth.TRUE


def test_a_criterion_beside_the_point_leaves_the_verdict_to_the_others(rules: Rules) -> None:
    assert state(rules, "long-member", {"club": "no"}) is State.NOT_APPLICABLE
    assert door(rules, "fair-club", {"club": "no"}) is Truth.FALSE


def test_a_verdict_is_kept_by_the_answers_it_hangs_on(rules: Rules) -> None:
    first = door(rules, "fair-club", {"club": "yes", "member_years": 3, "height": 1})

    assert door(rules, "fair-club", {"club": "yes", "member_years": 3, "height": 2}) is first
    assert door(rules, "fair-club", {"club": "yes", "member_years": 2}) is Truth.FALSE


def test_the_reach_of_a_channel_holds_gates_and_site(kites: Knowledge, rules: Rules) -> None:
    assert rules.reach(kites.channels["fair-paid"]) == {
        "height",
        "insured",
        "insurer",
        "policy_day",
    }
    assert rules.reach(kites.channels["fair-hotline"]) == {"site", "insured", "height", "extras"}


def test_the_rules_of_a_day_are_made_once(kites: Knowledge) -> None:
    assert rules_on(kites, DAY_AFTER) is rules_on(kites, DAY_AFTER)
