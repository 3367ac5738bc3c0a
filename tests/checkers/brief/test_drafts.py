"""The drafts: the language first, one for each channel, nothing lost, nothing made up."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checkers
from checkers import _data
from checkers._brief_text import sentences, whole
from checkers._model import Knowledge

type Json = dict[str, Any]
type Ask = Callable[..., Json]

PACKAGED = _data.Path(_data.__file__).with_name("kb.json")
STORY = "页面没通过。原因是图里有字。我们删除了文字。还是被拒。以后每张图上传前由运营核对。请核对。"


def drafts(reply: Json) -> list[Json]:
    rows: list[Json] = reply["sections"][3]["rows"]
    return rows


def headings(text: str) -> list[str]:
    return [re.split("[：:]", block)[0] for block in text.split("\n\n")]


def test_the_language_stands_first(ask: Ask) -> None:
    zh, en = drafts(ask(STORY, channel="amazon-brand-support", reply_language="zh"))

    assert zh["text"].startswith("回复语言：中文\n")
    assert en["text"].startswith("Preferred language: Chinese\n")


def test_there_is_a_draft_for_each_channel_that_handles_the_issue(ask: Ask) -> None:
    rows = drafts(ask(STORY))
    handling = {c.id for c in _data.knowledge().channels.values() if "aplus-rejected" in c.handles}

    assert {row["channel"] for row in rows} == handling
    assert len(rows) == 2 * len(handling)


def test_without_a_channel_there_is_a_draft_all_the_same(ask: Ask) -> None:
    rows = drafts(ask(STORY, platform="unsure", issue="unsure"))

    assert [row["name"] for row in rows] == ["还没有选渠道"] * 2


def test_a_question_is_put_as_situation_task_action_result(ask: Ask) -> None:
    zh, en = drafts(ask(STORY, channel="amazon-brand-support"))

    assert headings(zh["text"])[2:] == ["情况", "请办的事", "已经做的", "结果"]
    assert headings(en["text"])[2:] == ["Situation", "Request", "Actions taken", "Result"]


def test_an_appeal_is_put_as_cause_actions_prevention(ask: Ask) -> None:
    zh, en = drafts(ask(STORY, issue="account-deactivated", channel="amazon-account-appeal"))

    assert zh["structure"] == "appeal"
    assert headings(zh["text"])[2:] == [
        "情况",
        "根本原因",
        "已经采取的措施",
        "防止再发生的措施",
        "请办的事",
    ]
    assert headings(en["text"])[3:6] == [
        "Root cause",
        "Actions taken",
        "Steps to prevent recurrence",
    ]


def test_a_sentence_without_anything_to_look_up_is_set_aside_and_kept(ask: Ask) -> None:
    reply = ask(STORY + "你们不负责任。2026 年 11 月 2 日你们乱判了 B0KITE0001。")
    aside = [row["sentence"] for row in reply["sections"][1]["rows"]]

    assert aside == ["你们不负责任。"]
    assert "B0KITE0001" in drafts(reply)[0]["text"]


def test_no_channel_publishes_a_length_and_that_is_said(ask: Ask) -> None:
    row = drafts(ask(STORY, channel="amazon-brand-support"))[0]

    assert row["length"] == len(row["text"])
    assert "未公开" in row["limit_label"]
    assert "limit" not in row


@pytest.mark.parametrize(("spare", "over"), [(0, "no"), (-1, "yes")])
def test_a_length_that_a_fact_gives_is_held(spare: int, over: str, ask: Ask) -> None:
    length = drafts(ask(STORY, channel="amazon-brand-support"))[0]["length"]
    raw = deepcopy(json.loads(PACKAGED.read_text(encoding="utf-8")))
    limit = {"amount": length + spare, "fact": "amazon.appeal.poa-style"}
    raw["brief"]["limits"] = {"amazon-brand-support": limit}
    answers = {
        "platform": "amazon",
        "issue": "aplus-rejected",
        "channel": "amazon-brand-support",
        "story": STORY,
    }

    request = {"answers": answers, "as_of": "2026-11-23"}
    reply: Any = checkers.run("brief", request, Knowledge.from_json(raw))
    row = drafts(reply)[0]

    assert (row["limit"], row["over"]) == (length + spare, over)


WORDS = st.sampled_from(
    [
        "页面被拒",
        "B0KITE0001",
        "请核对",
        "求求你们",
        "因为没看",
        "结果",
        "。",
        "！",
        "\n",
        ". ",
        " ",
        "🪁",
        "\u202e",
        "\x00",
        "<b>",
        "=1+1",
        "Please check",
        "I beg",
        "”",
        "“",
        "；",
    ]
)
TEXTS = st.lists(WORDS, max_size=30).map("".join) | st.text(st.characters(codec=None), max_size=80)


def bare(text: str) -> str:
    return "".join(whole(text).split())


@given(text=TEXTS)
def test_sentences_hold_the_whole_text(text: str) -> None:
    assert "".join(bare(part) for part in sentences(whole(text))) == bare(text)


@pytest.mark.skipif(not PACKAGED.exists(), reason="checkers/kb.json is not built")
@settings(deadline=None, max_examples=60)
@given(story=TEXTS, wanted=TEXTS)
def test_no_sentence_is_lost_and_no_other_added(story: str, wanted: str) -> None:
    answers = {
        "platform": "amazon",
        "issue": "aplus-rejected",
        "channel": "amazon-brand-support",
        "story": story,
        "wanted": wanted,
    }
    reply: Any = checkers.run("brief", {"answers": answers, "as_of": "2026-11-23"})
    if reply["outcome"] == "empty":
        return

    aside = [row["sentence"] for row in reply["sections"][1]["rows"]]
    placed = [s for row in reply["sections"][2]["rows"] for s in row["sentences"]]
    text = drafts(reply)[0]["text"]

    written = sentences(whole(story))
    assert sorted(placed) == sorted(s for s in written if s not in aside)
    assert set(aside) <= set(written)
    for sentence in [*placed, *sentences(whole(wanted))]:
        assert sentence in text
    body = text
    for sentence in sorted([*placed, *sentences(whole(wanted))], key=len, reverse=True):
        body = body.replace(sentence, "", 1)
    assert set(re.split(r"[：\s]+", body)) <= {
        "",
        "平台和站点",
        "亚马逊",
        "问题类型",
        "A+",
        "页面被拒",
        "情况",
        "请办的事",
        "已经做的",
        "结果",
    }
