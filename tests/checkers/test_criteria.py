"""What a reader is told about one criterion, in each of its states."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from checkers._criteria import next_step
from checkers._model import Knowledge
from checkers._rules import State

type Ask = Callable[..., dict[str, Any]]

AFTER_EXPIRY = "2026-10-01"


def told(reply: dict[str, Any], criterion: str) -> dict[str, Any]:
    found: dict[str, Any] = next(item for item in reply["criteria"] if item["id"] == criterion)
    return found


def test_a_pass_says_what_it_rests_on(ask: Ask) -> None:
    assert told(ask({"platform": "fair", "licence": "full"}), "has-licence") == {
        "id": "has-licence",
        "title": "有正式执照",
        "state": "pass",
        "because": ["fair.licence.full"],
        "grade": "verified",
        "detail": "符合：有正式执照。依据：正式执照可以报到（官方原文）。",
        "next_step": "",
        "link": "/facts/fair/licence/#fair.licence.full",
    }


def test_a_fail_says_what_to_do(ask: Ask) -> None:
    found = told(ask({"platform": "fair", "licence": "none"}), "has-licence")

    assert found["state"] == "fail"
    assert found["detail"].startswith("你的回答不满足这一条。依据：")
    assert found["next_step"] == "先解决：有正式执照。"


def test_an_unknown_names_the_question_and_how_to_find_out(ask: Ask) -> None:
    found = told(ask({"platform": "fair"}), "has-licence")

    assert found["state"] == "unknown"
    assert found["detail"].startswith("还缺回答：「执照现在是什么状态？」。依据：")
    assert found["next_step"] == "先查清：有正式执照。"


def test_an_unknown_behind_a_gate_names_the_gate_only(ask: Ask) -> None:
    found = told(ask({"platform": "fair"}), "policy-runs")

    assert found["detail"].startswith("还缺回答：「有保险吗？」。")


def test_a_criterion_beside_the_point_asks_for_nothing(ask: Ask) -> None:
    found = told(ask({"platform": "fair", "club": "no"}), "long-member")

    assert found["state"] == "not_applicable"
    assert found["detail"] == "按你的回答，这一条与你无关。"
    assert found["next_step"] == ""


def test_an_expired_pass_names_the_fact_and_its_day(ask: Ask) -> None:
    found = told(ask({"platform": "fair", "height": 60}, AFTER_EXPIRY), "low-enough")

    assert found["state"] == "expired"
    assert found["detail"] == (
        "你的回答满足这一条，但依据过期了，不能再算作符合。"
        "依据：飞行高度不超过 60 米（官方原文）。"
        "其中 fair.height.max 应在 2026-09-30 前复核，现已过期。"
    )
    assert found["next_step"].startswith("「飞得不高」的依据已过复核日期。")


@pytest.mark.parametrize("height", [61, "unsure"])
def test_fail_and_unknown_keep_their_state_but_tell_of_the_expiry(ask: Ask, height: object) -> None:
    found = told(ask({"platform": "fair", "height": height}, AFTER_EXPIRY), "low-enough")

    assert found["state"] == ("fail" if height == 61 else "unknown")
    assert found["detail"].endswith("其中 fair.height.max 应在 2026-09-30 前复核，现已过期。")


def test_a_criterion_is_as_firm_as_its_weakest_fact_and_links_to_it(ask: Ask) -> None:
    found = told(ask({"platform": "fair"}), "known-insurer")

    assert found["because"] == ["fair.insurer", "fair.insured"]
    assert found["grade"] == "partly"
    assert found["link"] == "/facts/fair/insurer/#fair.insurer"


def test_an_expired_criterion_leads_to_the_fact_that_expired(kites: Knowledge) -> None:
    safe = kites.criteria["safe"]  # rests on fair.insured, then on fair.height.max

    step = next_step(safe, State.EXPIRED, date(2026, 10, 1))

    assert step is not None
    assert step.link == "/facts/fair/height/#fair.height.max"
