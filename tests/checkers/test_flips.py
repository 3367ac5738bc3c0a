"""Which answers would matter. A plain search over every change is the measure of the clever one."""

from collections.abc import Callable
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checkers
from checkers._channels import door_of, outcome
from checkers._flips import Doors, Trial, fewest_changes
from checkers._logic import Truth
from checkers._model import Knowledge
from checkers._rules import Rules

type Ask = Callable[..., dict[str, Any]]

FRESH = date(2026, 6, 15)
RANK = {Truth.FALSE: 0, Truth.UNKNOWN: 1, Truth.TRUE: 2}


def flips(reply: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reply["flips"]
    return found


def test_one_change_that_opens_a_channel_is_named(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "lost", "licence": "full", "height": 80}

    assert {
        "change": {"height": 60},
        "outcome": "open",
        "opens": ["fair-desk"],
    } in flips(ask(answers))


def test_the_nearest_number_is_named_not_any_number(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "lost", "licence": "full", "club": "yes"}

    changes = [flip["change"] for flip in flips(ask({**answers, "member_years": 1, "height": 80}))]

    assert {"member_years": 3} in changes


def test_two_changes_are_named_if_one_does_not_do(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "torn", "site": "N", "licence": "none", "height": 80}

    found = flips(ask(answers))

    assert {len(flip["change"]) for flip in found} == {2}
    assert {
        "change": {"licence": "pending", "insured": "yes"},
        "outcome": "open",
        "opens": ["fair-workshop"],
    } in found


def test_two_changes_are_not_named_if_one_does(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "torn", "site": "N", "licence": "none", "height": 60}

    assert {len(flip["change"]) for flip in flips(ask(answers))} == {1}


def test_a_change_that_shuts_a_door_is_no_advice(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "lost", "licence": "full", "height": 60}

    for flip in flips(ask(answers)):
        assert flip["change"] != {"licence": "none"}
        assert flip["outcome"] == "open"


def test_where_the_reader_stands_is_never_changed(ask: Ask) -> None:
    reply = ask({"platform": "fair", "issue": "torn", "site": "E", "licence": "none"})

    assert flips(reply)
    for flip in flips(reply):
        assert not {"platform", "site", "issue"} & set(flip["change"])


def test_without_an_issue_no_answer_given_is_put_in_doubt(ask: Ask) -> None:
    answers = {"platform": "fair", "licence": "none", "height": 80, "club": "no"}

    for flip in flips(ask(answers)):
        assert not {*answers} & {*flip["change"]}
    assert any("licence" in flip["change"] for flip in flips(ask({**answers, "issue": "torn"})))


def test_ticks_are_added_to_those_there_are(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "torn", "site": "N", "licence": "pending"}

    changes = [flip["change"] for flip in flips(ask({**answers, "extras": ["tail"]}))]

    assert {"extras": ["light", "tail"]} in changes


def test_a_tick_in_the_way_is_taken_off(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "lost", "site": "E", "insured": "yes"}

    changes = [flip["change"] for flip in flips(ask({**answers, "extras": ["camera", "tail"]}))]

    assert {"extras": ["tail"]} in changes


def test_ticks_are_tried_in_one_order_on_every_machine(rules: Rules, kites: Knowledge) -> None:
    extras = kites.questions["extras"]
    ticked = frozenset({"tail", "reel", "camera"})

    tried = Trial(rules, [], {"platform": "fair", "extras": ticked}).alternatives(extras)

    assert tried == [
        ticked | {"light"},
        frozenset({"tail", "reel"}),
        frozenset({"tail", "camera"}),
        frozenset({"reel", "camera"}),
    ]


def test_the_last_tick_is_never_taken_off(rules: Rules, kites: Knowledge) -> None:
    answers = {"platform": "fair", "extras": frozenset({"light"})}

    tried = Trial(rules, [], answers).alternatives(kites.questions["extras"])

    assert tried == [frozenset({"light", "tail"}), frozenset({"light", "camera"})]


def test_a_question_moves_a_door_if_one_of_its_answers_does(rules: Rules, kites: Knowledge) -> None:
    trial = Trial(rules, [kites.channels["fair-desk"]], {"platform": "fair"})

    assert trial.moved_by(kites.questions["licence"]) == 1
    assert trial.moved_by(kites.questions["club"]) == 0


def test_a_day_is_changed_to_the_limit(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "torn", "site": "N", "licence": "full"}

    changes = [
        flip["change"]
        for flip in flips(ask({**answers, "insured": "yes", "licence_day": "2019-05-05"}))
    ]

    assert {"licence_day": "2024-01-01"} in changes


def test_without_channels_nothing_flips(ask: Ask) -> None:
    assert flips(ask({"platform": "loft", "issue": "banned"})) == []


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"platform": "loft", "issue": "torn", "wind": 3}, []),
        ({"platform": "loft", "issue": "torn"}, ["wind"]),
        ({"platform": "pier", "issue": "banned", "club": "yes"}, ["witness", "banned_before"]),
        ({"platform": "pier", "issue": "banned", "club": "yes", "witness": "no"}, []),
    ],
)
def test_only_questions_that_still_matter_are_asked_next(
    ask: Ask, answers: dict[str, object], expected: list[str]
) -> None:
    assert ask(answers)["next_questions"] == expected


def test_a_question_that_decides_nothing_alone_is_asked_if_a_channel_waits_for_it(
    ask: Ask,
) -> None:
    answers = {"platform": "fair", "issue": "torn", "site": "N", "club": "no", "height": 10}

    assert ask(answers)["next_questions"] == ["licence", "extras", "insured"]


def test_the_most_decisive_question_comes_first(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "torn", "site": "N"}

    assert ask(answers)["next_questions"][0] == "licence"


def test_an_unknown_issue_is_asked_for_by_the_channels_it_rules_out(ask: Ask) -> None:
    assert "issue" in ask({"platform": "fair"})["next_questions"]
    assert "issue" not in ask({"platform": "loft", "issue": "torn"})["next_questions"]


def test_nothing_is_asked_that_was_answered_or_is_beside_the_point(ask: Ask) -> None:
    found = ask({"platform": "fair", "club": "no", "licence": "none"})["next_questions"]

    assert not {"platform", "club", "licence", "member_years", "licence_day", "witness"} & {*found}


# ---- against a plain search -------------------------------------------------------------------


def _outcome_of(kites: Knowledge) -> Callable[[Doors], str]:
    return lambda doors: outcome(
        door_of(kites.channels[name], truth) for name, truth in doors.items()
    )


def _plain_search(trial: Trial, names: list[str], outcome_of: Callable[[Doors], str]) -> set[str]:
    """Try every change, then every pair of harmless changes, without any shortcut."""
    questions = trial.rules.knowledge.questions
    before = trial.doors()

    def after(change: dict[str, Any]) -> Doors:
        answers = {**trial.answers, **change}
        fresh = Rules(trial.rules.knowledge, trial.rules.day)
        return {channel.id: fresh.door(channel, answers) for channel in trial.channels}

    def harmless(change: dict[str, Any]) -> bool:
        return all(RANK[truth] >= RANK[before[name]] for name, truth in after(change).items())

    def effective(change: dict[str, Any]) -> bool:
        doors = after(change)
        opened = any(t is Truth.TRUE is not before[name] for name, t in doors.items())
        return opened or outcome_of(doors) != outcome_of(before)

    def effects(changes: list[dict[str, Any]]) -> set[str]:
        return {
            repr((sorted(change), after(change)))
            for change in changes
            if harmless(change) and effective(change)
        }

    singles = [{n: answer} for n in names for answer in trial.alternatives(questions[n])]
    pairs = [
        {**one, **other}
        for one, other in combinations(filter(harmless, singles), 2)
        if one.keys() != other.keys()
    ]
    return effects(singles) or effects(pairs)


NAMES = ["licence", "licence_day", "club", "member_years", "height", "extras", "insured"]
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "site": st.sampled_from(["N", "S", "E"]),
        "licence": st.sampled_from(["full", "foreign", "pending", "none"]),
        "licence_day": st.sampled_from([date(2019, 1, 1), date(2024, 1, 1)]),
        "club": st.sampled_from(["yes", "no"]),
        "member_years": st.sampled_from([0, 3]),
        "height": st.sampled_from([5, 15, 40, 80]),
        "extras": st.sampled_from([frozenset({"tail"}), frozenset({"light", "camera"})]),
        "insured": st.sampled_from(["yes", "no"]),
    },
)


@settings(max_examples=60)
@given(answers=ANSWERS)
def test_shortcuts_lose_no_flip_and_invent_none(kites: Knowledge, answers: dict[str, Any]) -> None:
    channels = [channel for channel in kites.channels.values() if channel.platform == "fair"]
    trial = Trial(Rules(kites, FRESH), channels, {"platform": "fair", **answers})
    outcome_of = _outcome_of(kites)
    questions = [kites.questions[name] for name in NAMES]

    found = fewest_changes(trial, questions, outcome_of)

    assert {repr((sorted(flip.change), dict(flip.doors))) for flip in found} == _plain_search(
        trial, NAMES, outcome_of
    )
    for flip in found:
        assert flip.opens == tuple(
            name
            for name, truth in flip.doors.items()
            if truth is Truth.TRUE is not trial.doors()[name]
        )


def height_changes(raw: dict[str, Any], answers: dict[str, object]) -> list[dict[str, Any]]:
    request = {"answers": {"platform": "fair", "issue": "lost", **answers}, "as_of": "2026-06-15"}
    reply: Any = checkers.run("eligibility", request, Knowledge.from_json(raw))
    return [flip["change"] for flip in flips(reply)]


def test_what_happened_is_not_to_be_changed_once_it_is_answered(
    raw_kites: dict[str, Any],
) -> None:
    answers = {"licence": "full", "height": 80}
    assert {"height": 60} in height_changes(raw_kites, answers)

    next(q for q in raw_kites["questions"] if q["id"] == "height")["fixed"] = True

    assert {"height": 60} not in height_changes(raw_kites, answers)


def test_an_open_question_about_what_happened_is_still_told(raw_kites: dict[str, Any]) -> None:
    next(q for q in raw_kites["questions"] if q["id"] == "height")["fixed"] = True

    assert any("height" in change for change in height_changes(raw_kites, {"licence": "full"}))


def test_nobody_is_advised_to_bring_a_fixed_option_about(raw_kites: dict[str, Any]) -> None:
    answers = {"licence": "none", "height": 60}
    before = height_changes(raw_kites, answers)
    assert {"licence": "full"} in before

    licence = next(q for q in raw_kites["questions"] if q["id"] == "licence")
    for option in licence["options"]:
        option["fixed"] = option["id"] != "none"

    assert not any("licence" in change for change in height_changes(raw_kites, answers))
