"""The reply as a whole: its keys, its outcome, its headline."""

from collections.abc import Callable
from typing import Any

import pytest

type Ask = Callable[..., dict[str, Any]]

KEYS = [
    "checker",
    "rules_version",
    "as_of",
    "outcome",
    "headline",
    "criteria",
    "next_questions",
    "flips",
    "next_steps",
    "sections",
]


@pytest.mark.parametrize("answers", [{}, {"platform": "fair"}, {"platform": "loft"}])
def test_a_reply_has_its_keys_in_the_order_of_the_contract(
    ask: Ask, answers: dict[str, object]
) -> None:
    reply = ask(answers)

    assert [*reply] == KEYS
    assert reply["checker"] == "eligibility"
    assert reply["rules_version"] == "0123456789ab"
    assert reply["as_of"] == "2026-06-15"
    assert [section["id"] for section in reply["sections"]] == ["channels"]


def test_without_a_platform_nothing_is_decided_and_the_platform_is_asked_first(ask: Ask) -> None:
    reply = ask({"height": 10, "site": "N", "platform": "unsure"})

    assert reply["outcome"] == "undetermined"
    assert reply["headline"] == "还不知道是哪个平台，所以还不能判断。"
    assert reply["next_questions"] == ["platform", "issue"]
    assert reply["criteria"] == reply["flips"] == reply["sections"][0]["rows"] == []


OPEN = {"licence": "full", "height": 60}
PAID = {"licence": "none", "height": 10, "club": "no"}
INVITED = {"licence": "none", "height": 9, "insured": "no", "club": "yes", "member_years": 3}
CLOSED = {"licence": "none", "height": 9, "insured": "no", "club": "no"}


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (OPEN, "open"),
        (PAID, "paid"),
        (INVITED, "invitation"),
        (CLOSED, "closed"),
        ({**PAID, "licence": "unsure", "height": 61}, "paid"),
        ({**CLOSED, "licence": "unsure"}, "undetermined"),
    ],
)
def test_every_outcome_is_reached(ask: Ask, answers: dict[str, object], outcome: str) -> None:
    assert ask({"platform": "fair", "site": "N", "issue": "lost", **answers})["outcome"] == outcome


def test_only_channels_that_handle_the_issue_count(ask: Ask) -> None:
    answers = {"platform": "fair", "site": "N", "licence": "pending", "insured": "yes"}

    assert ask({**answers, "issue": "torn"})["outcome"] == "open"
    assert ask({**answers, "issue": "lost"})["outcome"] == "undetermined"
    assert ask({**answers, "issue": "unsure"})["outcome"] == "open"


def test_the_headline_names_the_place_and_counts_the_doors(ask: Ask) -> None:
    answers = {"platform": "fair", "site": "N", "issue": "lost", "licence": "full"}

    assert ask(answers)["headline"] == (
        "集市，北站，「风筝丢了」：3 个渠道还不能判断，1 个渠道现在不可用。"
    )


@pytest.mark.parametrize(
    ("answers", "ending"),
    [
        ({"issue": "lost", "site": "N", **OPEN}, "1 个渠道现在不可用。"),
        ({"issue": "torn", "site": "N", "licence": "none"}, "其中最弱的依据是「第三方转述」。"),
        ({"issue": "lost", "site": "N", **INVITED}, "其中最弱的依据是「部分成立」。"),
    ],
)
def test_the_headline_names_the_weakest_ground_unless_it_is_official(
    ask: Ask, answers: dict[str, object], ending: str
) -> None:
    assert ask({"platform": "fair", **answers})["headline"].endswith(ending)


def test_a_platform_without_a_channel_for_the_issue_is_said_plainly(ask: Ask) -> None:
    reply = ask({"platform": "loft", "issue": "banned"})

    assert reply["headline"] == "阁楼，「被禁飞」：这里没有处理这类问题的渠道。"
    assert reply["criteria"] == []


def test_criteria_are_those_of_fitting_channels_once_in_file_order(ask: Ask) -> None:
    reply = ask({"platform": "pier", "issue": "banned"})

    assert [criterion["id"] for criterion in reply["criteria"]] == [
        "has-licence",
        "licence-is-old",
        "in-club",
        "has-witness",
        "not-banned",
    ]


def test_unsure_is_the_same_as_silence(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "torn", "height": 60}

    assert ask({**answers, "licence": "unsure", "extras": ["unsure"]}) == ask(answers)


def test_an_answer_to_a_question_that_does_not_apply_decides_nothing(ask: Ask) -> None:
    answers = {"platform": "fair", "club": "no"}
    leftover = ask({**answers, "member_years": 80})

    for key in ("outcome", "headline", "criteria", "next_questions", "next_steps", "sections"):
        assert leftover[key] == ask(answers)[key]


def test_an_answer_kept_from_before_counts_again_when_its_question_does(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "lost", "club": "no", "member_years": 80}

    flips = ask(answers)["flips"]

    assert {"change": {"club": "yes"}, "outcome": "undetermined", "opens": ["fair-club"]} in flips
