"""The reply as a whole: doors, earlier cases, ways on, and strange input."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checkers
from checkers import _data, bridge
from checkers._triage_words import Vocabulary, words_in

type Json = dict[str, Any]

DAY = "2026-11-24"
STATES = ["none", "waiting", "asked", "answered", "closed", "refused", "other"]
PLATFORMS = ["amazon", "tiktok-shop", "shopee", "lazada", "walmart", "ebay", "temu", "shein"]


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    if not _data.Path(_data.__file__).with_name("kb.json").exists():
        pytest.skip("checkers/kb.json is not built")


def ask(symptom: str = "", day: str = DAY, **answers: object) -> Json:
    given_answers = {"symptom": symptom, **answers}
    reply: Any = checkers.run("triage", {"answers": given_answers, "as_of": day})
    return reply


def section(reply: Json, id_: str) -> list[Json]:
    rows: list[Json] = next(part["rows"] for part in reply["sections"] if part["id"] == id_)
    return rows


def test_a_match_names_its_words_its_causes_and_its_article() -> None:
    (row,) = section(ask("A+ 页面被拒"), "likely")

    assert row["scenario"] == "amazon-aplus-rejected"
    assert row["words"] == ["A+", "被拒"] or row["words"] == ["a+", "被拒"]
    assert row["causes"]
    assert row["link"] == "/scenarios/amazon-aplus-rejected/"


def test_one_issue_at_several_platforms_asks_which_platform() -> None:
    reply = ask("店铺被封了")

    assert reply["outcome"] == "several"
    assert "platform" in reply["next_questions"]
    assert {row["issue"] for row in section(reply, "likely")} == {"account-deactivated"}


def test_the_platform_in_the_text_or_in_the_answer_narrows_it_down() -> None:
    assert ask("沃尔玛店铺被封了")["outcome"] == "matched"
    assert ask("店铺被封了", platform="walmart")["outcome"] == "matched"


def test_a_card_is_enough_without_a_text() -> None:
    reply = ask(platform="amazon", issue="aplus-rejected")

    assert reply["outcome"] == "matched"
    assert section(reply, "likely")[0]["words"] == []


def test_right_and_wrong_doors_are_told_apart() -> None:
    doors = section(ask("A+ 页面被拒", platform="amazon"), "doors")
    right = {door["channel"] for door in doors if door["door"] == "right"}
    wrong = {door["channel"] for door in doors if door["door"] == "wrong"}

    assert "amazon-brand-support" in right
    assert not right & wrong
    assert all(door["text"] and door["link"] for door in doors)


@pytest.mark.parametrize(
    ("state", "advice", "verdict"),
    [
        ("none", "new", "pass"),
        ("other", "new", "pass"),
        ("waiting", "wait", "fail"),
        ("asked", "reply", "fail"),
        ("answered", "keep-open", "fail"),
        ("closed", "reopen", "fail"),
        ("refused", "not-here", "fail"),
    ],
)
def test_an_earlier_case_at_amazon_decides_what_to_do_with_it(
    state: str, advice: str, verdict: str
) -> None:
    reply = ask("A+ 页面被拒", platform="amazon", case_state=state)
    (criterion,) = reply["criteria"]

    assert [row["advice"] for row in section(reply, "case")] == [advice]
    assert criterion["state"] == verdict
    assert "amazon.contact.no-duplicate-cases" in criterion["because"]
    assert bool(criterion["next_step"]) is (verdict == "fail")


def test_an_expired_fact_allows_no_new_case() -> None:
    facts = _data.knowledge().facts
    used = ("amazon.contact.case-log", "amazon.contact.no-duplicate-cases")
    due = min(day for name in used if (day := facts[name].review_by))

    def state(day: str) -> str:
        return str(ask("A+ 被拒", day, case_state="none")["criteria"][0]["state"])

    assert state(due.isoformat()) == "pass"
    assert state("2031-01-01") == "expired"


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_platform_has_advice_for_every_earlier_case(platform: str, state: str) -> None:
    (row,) = section(ask("被投诉侵权", platform=platform, case_state=state), "case")

    assert row["text"].endswith("。")


def test_without_an_earlier_case_the_first_step_is_to_look_for_one() -> None:
    assert "先别开新的" in ask("A+ 被拒")["next_steps"][0]["text"]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_what_was_not_seen_still_gets_a_way_on(platform: str) -> None:
    reply = ask("今天天气怎么样", platform=platform)

    assert reply["outcome"] == "unseen"
    assert section(reply, "likely") == []
    assert any(step["link"].startswith("/platforms/") for step in reply["next_steps"])
    assert "issue" in reply["next_questions"]


def test_nothing_said_is_said() -> None:
    reply = ask()

    assert reply["outcome"] == "empty"
    assert reply["next_questions"][:2] == ["symptom", "platform"]
    assert reply["next_steps"]


SLIPS = Vocabulary({"deactivated": "off", "verification code": "code", "旗舰店审核": "store"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("deactivated", "off"),
        ("deactivatd", "off"),
        ("deactivateed", "off"),
        ("deactivaned", "off"),
        ("deactviated", "off"),
        ("Verificaton Code", "code"),
        ("旗见店审核", "store"),
        ("旗 舰 店 审 核", "store"),
        ("ＤＥＡＣＴＩＶＡＴＥＤ", "off"),
    ],
)
def test_a_slip_is_understood(text: str, said: str) -> None:
    assert [*words_in(text, SLIPS)] == [said]


@pytest.mark.parametrize(
    "text", ["active", "deactivatedness", "verification", "旗舰", "见舰店见核"]
)
def test_two_slips_are_not(text: str) -> None:
    assert words_in(text, SLIPS) == {}


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "\u202e",
        "\ud800",
        "😀" * 99,
        "<script>",
        "=cmd|' /C calc'!A0",
        "a" * 1_048_576,
        "\n" * 9999,
    ],
    ids=["nul", "direction", "surrogate", "emoji", "html", "formula", "megabyte", "lines"],
)
def test_strange_text_is_something_not_seen_or_nothing(text: str) -> None:
    reply = json.loads(
        bridge.run("triage", json.dumps({"answers": {"symptom": text}, "as_of": DAY}))
    )

    assert reply["outcome"] in ("unseen", "empty")


def test_a_megabyte_of_mail_is_read_to_its_end() -> None:
    text = "Dear seller, thank you for your patience. 你好，请看下面。\n" * 19_000

    reply = ask(text + "Your A+ content was rejected")

    assert reply["outcome"] == "matched"


@given(
    symptom=st.text(st.characters(codec=None), max_size=60),
    platform=st.sampled_from(["unsure", *PLATFORMS]),
    state=st.sampled_from(["unsure", *STATES]),
)
@settings(max_examples=100, deadline=None)
def test_no_reply_is_a_dead_end_nor_breaks(symptom: str, platform: str, state: str) -> None:
    answers = {"symptom": symptom, "platform": platform, "case_state": state}
    reply = json.loads(bridge.run("triage", json.dumps({"answers": answers, "as_of": DAY})))

    assert reply["headline"].endswith("。")
    assert reply["next_steps"]
    assert all(step["text"] for step in reply["next_steps"])
