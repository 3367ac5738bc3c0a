"""What is found in a description, and the sentence that shows it."""

from collections.abc import Callable
from typing import Any

import pytest

type Json = dict[str, Any]
type Ask = Callable[..., Json]

WHOLE = (
    "2026 年 11 月 20 日，B0KITE0001 的 A+ 页面被拒。"
    "原文是“Image contains promotional text”。"
    "我们把第二张图换成了没有文字的版本，重新提交。"
    "结果还是同一句。"
    "请告诉我们是哪一张图不合格。"
    "请用中文回复。"
)


def shown(reply: Json) -> dict[str, str]:
    return {row["sign"]: row["sentence"] for row in reply["sections"][0]["rows"]}


def test_a_whole_description_is_ready(ask: Ask) -> None:
    reply = ask(WHOLE)

    assert reply["outcome"] == "ready"
    assert shown(reply) == {}
    assert reply["next_steps"]


@pytest.mark.parametrize(
    ("without", "sign"),
    [
        ("，B0KITE0001 的 A+ 页面被拒", "no-item"),
        ("2026 年 11 月 20 日，", "no-time"),
        ("原文是“Image contains promotional text”。", "no-error-text"),
        ("我们把第二张图换成了没有文字的版本，重新提交。", "no-steps"),
        ("请用中文回复。", "no-language"),
    ],
)
def test_each_part_left_out_is_missed(ask: Ask, without: str, sign: str) -> None:
    reply = ask(WHOLE.replace(without, ""))

    assert reply["outcome"] == "gaps"
    assert [*shown(reply)] == [sign]


def test_without_any_request_the_request_is_missed(ask: Ask) -> None:
    story = WHOLE.replace("请告诉我们是哪一张图不合格。请用中文回复。", "")

    assert "no-request" in shown(ask(story, reply_language="zh"))


@pytest.mark.parametrize(
    ("question", "answer", "sign"),
    [
        ("affected_items", "B0KITE0001", "no-item"),
        ("happened_on", "2026-11-20", "no-time"),
        ("error_text", "Not approved", "no-error-text"),
        ("tried", "换了图", "no-steps"),
        ("wanted", "核对图片", "no-request"),
        ("reply_language", "zh", "no-language"),
    ],
)
def test_a_field_fills_what_the_text_lacks(ask: Ask, question: str, answer: str, sign: str) -> None:
    assert sign in shown(ask("页面没通过。"))
    assert sign not in shown(ask("页面没通过。", **{question: answer}))


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("另外，旗舰店也发布不了。", "several-issues"),
        ("能不能通融一下？", "asks-exception"),
        ("你们不负责任。", "blames"),
        ("我们保证以后不再犯。", "promises"),
        ("我们公司成立于 2012 年。", "introduces-company"),
        ("求求你们了。", "pleads"),
    ],
)
def test_a_sentence_out_of_place_is_quoted(ask: Ask, sentence: str, sign: str) -> None:
    reply = ask(WHOLE + sentence)

    assert reply["outcome"] == "rewrite"
    assert shown(reply) == {sign: sentence}


def test_a_lack_is_shown_by_the_sentence_that_speaks_of_it(ask: Ask) -> None:
    found = shown(ask("您好。最近页面有点问题。提示图片不合格。怎么办？"))

    assert found["no-time"] == "最近页面有点问题。"
    assert found["no-error-text"] == "提示图片不合格。"
    assert found["no-request"] == "怎么办？"
    assert found["no-item"] == ""


def test_a_number_is_missed_only_where_a_case_is_spoken_of(ask: Ask) -> None:
    assert "case-without-number" not in shown(ask(WHOLE))
    assert "case-without-number" in shown(ask(WHOLE + "之前开过 case。"))
    assert "case-without-number" not in shown(
        ask(WHOLE + "之前开过 case。", case_ref="17755599001")
    )


@pytest.mark.parametrize(("issue", "misses"), [("tax-number", False), ("aplus-rejected", True)])
def test_an_item_is_missed_only_where_items_matter(ask: Ask, issue: str, misses: object) -> None:
    assert ("no-item" in shown(ask("页面提示无效。", issue=issue))) is misses


def test_other_cases_are_out_of_place_in_appeals_only(ask: Ask) -> None:
    story = WHOLE + "我们在另一个 case 里也说明过，编号是 17755599001。"

    assert "cites-other-cases" not in shown(ask(story))
    assert "cites-other-cases" in shown(ask(story, issue="account-deactivated"))


def test_an_appeal_needs_cause_and_prevention(ask: Ask) -> None:
    answers = {"issue": "account-deactivated"}
    found = shown(ask(WHOLE + "我们保证不会再犯。", **answers))
    filled = ask(WHOLE, **answers, root_cause="没有核对发票。", prevention="每批货核对发票。")

    assert found["no-root-cause"] == ""
    assert found["no-prevention"] == "我们保证不会再犯。"
    assert filled["outcome"] == "ready"


def test_reasons_are_facts_of_the_platform(ask: Ask) -> None:
    amazon = {c["id"]: c for c in ask("页面没通过。")["criteria"]}
    shopee = ask("扣分了。", platform="shopee", issue="penalty-points")["criteria"]

    assert amazon["no-error-text"]["because"] == ["amazon.aplus.reason-visible"]
    assert amazon["no-request"]["grade"] == ""
    assert not [name for c in shopee for name in c["because"] if name.startswith("amazon.")]


def test_what_rests_on_an_expired_fact_is_not_ready(ask: Ask) -> None:
    reply = ask(WHOLE, "2035-01-01")

    assert reply["outcome"] == "undetermined"
    assert {c["state"] for c in reply["criteria"]} == {"pass", "expired"}
    assert all(c["next_step"] for c in reply["criteria"] if c["state"] == "expired")


def test_without_platform_or_issue_a_clean_text_is_undetermined(ask: Ask) -> None:
    reply = ask(WHOLE, issue="unsure")

    assert reply["outcome"] == "undetermined"
    assert reply["next_questions"][0] == "issue"


@pytest.mark.parametrize("story", ["", "   ", "\n\n"])
def test_nothing_written_is_said(ask: Ask, story: str) -> None:
    reply = ask(story)

    assert reply["outcome"] == "empty"
    assert reply["next_questions"] == (["channel"] if story else ["story", "channel"])
    assert reply["next_steps"]
    assert all(not section["rows"] for section in reply["sections"])
