"""Rows: the state of each door and the reason given for it."""

from collections.abc import Callable
from typing import Any

import pytest

import checkers
from checkers._channels import Door, outcome
from checkers._model import Knowledge

type Ask = Callable[..., dict[str, Any]]

MEMBER = {"club": "yes", "member_years": 3}


def rows(reply: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["channel"]: row for row in reply["sections"][0]["rows"]}


@pytest.mark.parametrize(
    ("doors", "expected"),
    [
        ([], "closed"),
        (["closed"], "closed"),
        (["closed", "invitation"], "invitation"),
        (["closed", "invitation", "paid"], "paid"),
        (["closed", "invitation", "paid", "undetermined"], "undetermined"),
        (["closed", "invitation", "paid", "undetermined", "open"], "open"),
    ],
)
def test_the_outcome_is_the_best_news(doors: list[str], expected: str) -> None:
    assert outcome(map(Door, doors)) == expected


@pytest.mark.parametrize(
    ("channel", "answers", "expected"),
    [
        ("fair-desk", {"licence": "full", "height": 60}, ("open", "现在可用", "条件都满足。")),
        ("fair-paid", {"height": 10}, ("paid", "付费可用", "条件都满足，但这个渠道收费。")),
        ("fair-club", MEMBER, ("invitation", "受邀可用", "条件都满足，但要有平台的邀请。")),
        (
            "fair-desk",
            {"licence": "none", "height": 61},
            ("closed", "现在不可用", "不满足：有正式执照；飞得不高。"),
        ),
        (
            "fair-desk",
            {"licence": "none"},
            ("closed", "现在不可用", "不满足：有正式执照。还不知道：飞得不高。"),
        ),
        ("fair-desk", {"licence": "full"}, ("undetermined", "还不能判断", "还不知道：飞得不高。")),
        (
            "fair-workshop",
            {"site": "E", "licence": "full"},
            ("closed", "现在不可用", "这个渠道只服务北站、南站，不包括你选的站点。"),
        ),
        (
            "fair-hotline",
            {"insured": "yes"},
            (
                "undetermined",
                "还不能判断",
                "还不知道站点，这个渠道只服务东站。还不知道：没带相机。",
            ),
        ),
        (
            "fair-workshop",
            {"site": "N", "licence": "pending", "extras": ["tail"]},
            (
                "undetermined",
                "还不能判断",
                "不满足：带了灯。还不知道：有保险。满足其中一项就够：带了灯，或者有保险。",
            ),
        ),
        (
            "fair-paid",
            {"height": 9, "insured": "yes", "insurer": "yes"},
            (
                "undetermined",
                "还不能判断",
                "不满足：飞得够高。还不知道：保险已生效。满足其中一项就够：飞得够高，或者保险已生效。",
            ),
        ),
    ],
)
def test_each_state_gives_its_reason(
    ask: Ask, channel: str, answers: dict[str, object], expected: tuple[str, str, str]
) -> None:
    row = rows(ask({"platform": "fair", **answers}))[channel]

    assert (row["state"], row["state_label"], row["reason"]) == expected


def test_an_expired_ground_is_a_reason_of_its_own(ask: Ask) -> None:
    answers = {"platform": "fair", "licence": "full", "height": 60}

    row = rows(ask(answers, "2026-10-01"))["fair-desk"]

    assert row["state"] == "undetermined"
    assert row["reason"] == "依据已过复核日期：飞得不高。"
    assert row["unclear"] == ["low-enough"]


def test_a_row_names_what_is_missing_and_what_is_unclear(ask: Ask) -> None:
    row = rows(ask({"platform": "fair", "site": "N", "licence": "none"}))["fair-workshop"]

    assert row["missing"] == ["has-some-licence"]
    assert row["unclear"] == ["has-light", "insured"]


def test_where_the_site_is_not_served_nothing_is_missing(ask: Ask) -> None:
    row = rows(ask({"platform": "fair", "site": "E"}))["fair-workshop"]

    assert (row["missing"], row["unclear"], row["grade"]) == ([], [], "")


def test_an_open_door_misses_nothing_even_if_an_alternative_fails(ask: Ask) -> None:
    answers = {"licence": "pending", "extras": ["tail"], "insured": "yes"}

    row = rows(ask({"platform": "fair", "site": "N", **answers}))["fair-workshop"]

    assert (row["state"], row["missing"], row["unclear"]) == ("open", [], [])


@pytest.mark.parametrize(
    ("answers", "grade"),
    [
        ({"site": "N", "licence": "pending", "insured": "yes"}, "reported"),
        ({"site": "N", "licence": "none"}, "reported"),
        ({"site": "N", "licence": "pending"}, "reported"),
        ({"site": "N", "licence": "full", "licence_day": "2019-12-31"}, "verified"),
        ({"site": "E"}, ""),
    ],
)
def test_a_verdict_is_as_firm_as_the_weakest_fact_it_rests_on(
    ask: Ask, answers: dict[str, object], grade: str
) -> None:
    assert rows(ask({"platform": "fair", **answers}))["fair-workshop"]["grade"] == grade


@pytest.mark.parametrize(
    ("platform", "issue", "channel", "reason"),
    [
        ("fair", "lost", "fair-workshop", "工坊只修风筝。改走「集市前台」。"),
        ("fair", "torn", "fair-hotline", "热线不管修理。"),
        ("pier", "banned", "pier-kiosk", "这个渠道不处理你选的这类问题。"),
    ],
)
def test_a_wrong_door_says_so_and_where_to_go(
    ask: Ask, platform: str, issue: str, channel: str, reason: str
) -> None:
    row = rows(ask({"platform": platform, "issue": issue}))[channel]

    assert row["fits"] is False
    assert row["state_label"] == "不处理这类问题"
    assert row["reason"] == reason


def test_rows_that_fit_come_first_and_the_best_news_before_the_rest(ask: Ask) -> None:
    answers = {"site": "N", "issue": "torn", "licence": "none", "height": 10}

    found = rows(ask({"platform": "fair", **answers}))

    assert [(name, row["state"], row["fits"]) for name, row in found.items()] == [
        ("fair-club", "undetermined", True),
        ("fair-paid", "paid", True),
        ("fair-desk", "closed", True),
        ("fair-workshop", "closed", True),
        ("fair-hotline", "closed", False),
    ]


def test_a_row_tells_the_way_in(ask: Ask) -> None:
    row = rows(ask({"platform": "fair"}))["fair-desk"]

    assert row["entry"] == "到集市前台门口。"
    assert row["link"] == "/channels/fair-desk/"
    assert row["name"] == "集市前台"


def test_among_equals_the_channel_that_the_articles_name_first_comes_first(
    raw_kites: dict[str, Any],
) -> None:
    request = {"answers": {"platform": "fair", "issue": "lost"}, "as_of": "2026-06-15"}

    def undecided() -> list[str]:
        reply: Any = checkers.run("eligibility", request, Knowledge.from_json(raw_kites))
        found = reply["sections"][0]["rows"]
        return [r["channel"] for r in found if r["fits"] and r["state"] == "undetermined"]

    before = undecided()
    assert len(before) > 1

    issue = next(entry for entry in raw_kites["issues"] if entry["id"] == "lost")
    issue["channels"] = before[::-1]

    assert undecided() == before[::-1]
