"""What is covered, what stays, and what is said about it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checkers
from checkers import _data, bridge
from checkers._errors import RequestError

type Json = dict[str, Any]

PHONE = "13800138000"
CARD = "4111111111111111"
DAY = "2026-11-24"
LONGEST = 1_048_576
NEVER = [
    "B0ABCDEF12",
    "Case ID 13800138001",
    "订单 114-1234567-7654321",
    "商标注册号 7654321",
    "错误码 90220",
    "BRAND_NOT_ELIGIBLE",
    "400-820-8820",
    "2026-11-23 10:11:12",
    "seller-performance@amazon.com",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
]
SENSITIVE = [PHONE, "+44 20 7946 0958", "a.b@example.com", CARD, "11010519491231002X"]
PIECES = st.one_of(
    st.text(st.characters(codec=None), max_size=12),
    st.sampled_from([*NEVER, *SENSITIVE, "电话", "卡号：", "密码:", "[电话 1]", "\u200b", "李雷"]),
)
TEXTS = st.lists(PIECES, max_size=8).map("".join)


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    if not _data.Path(_data.__file__).with_name("kb.json").exists():
        pytest.skip("checkers/kb.json is not built")


def ask(text: str, day: str = DAY, **answers: object) -> Json:
    reply: Any = checkers.run("redact", {"answers": {"redact_text": text, **answers}, "as_of": day})
    return reply


def section(reply: Json, id_: str) -> list[Json]:
    rows: list[Json] = next(part["rows"] for part in reply["sections"] if part["id"] == id_)
    return rows


def covered(text: str, **answers: object) -> str:
    rows = section(ask(text, **answers), "text")
    return str(rows[0]["text"]) if rows else text


def states(reply: Json) -> dict[str, str]:
    return {criterion["id"]: criterion["state"] for criterion in reply["criteria"]}


def test_one_value_has_one_cover_however_it_is_written() -> None:
    text = f"{PHONE}，再打 138 0013 8000，或者 13900139000"

    assert covered(text) == "[电话 1]，再打 [电话 1]，或者 [电话 2]"


def test_numbering_goes_on_where_an_earlier_run_ended() -> None:
    assert covered(f"[电话 1] 和 {PHONE}") == "[电话 1] 和 [电话 2]"


def test_the_last_digits_of_a_card_stay_and_no_more() -> None:
    assert covered(f"卡 {CARD}") == "卡 [银行卡 尾号 1111]"


@pytest.mark.parametrize("kept", NEVER)
def test_what_finds_a_case_is_never_covered(kept: str) -> None:
    text = f"请看 {kept}，谢谢。{PHONE}"

    assert covered(text) == f"请看 {kept}，谢谢。[电话 1]"


def test_listed_names_are_covered_as_whole_words_and_in_file_names() -> None:
    reply = ask(
        "Ann told Annabel; ANN, 李雷和韩梅梅",
        redact_people="Ann\n李雷",
        redact_shops="梅",
        redact_file_name=f"李雷_{PHONE}_合同.pdf",
    )
    text, name = (row["text"] for row in section(reply, "text"))

    assert text == "[姓名 1] told Annabel; [姓名 1], [姓名 2]和韩梅梅"
    assert name == "[姓名 2]_[电话 1]_合同.pdf"


def test_kinds_that_the_reader_leaves_are_named_among_what_was_kept() -> None:
    reply = ask(f"{PHONE} a@example.com", redact_leave=["phone"])

    assert section(reply, "text")[0]["text"] == f"{PHONE} [邮箱 1]"
    assert [row["name"] for row in section(reply, "kept")] == ["电话"]
    assert states(reply)["no-personal-data"] == "fail"


def test_every_find_has_a_reason_a_place_and_both_sides() -> None:
    (row,) = section(ask(f"一\n二\n电话 {PHONE}，{PHONE}"), "finds")

    assert (row["before"], row["after"], row["count"], row["line"]) == (PHONE, "[电话 1]", 2, 3)
    assert row["reason"].endswith("。")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("9876543210987", "一长串数字"),
        ("联系人：王小明", "像是人名"),
        ("王先生说", "像是人名"),
        ("广东省深圳市南山区科苑路15号", "像是住址"),
        ("QUJD" * 30, "编码过的内容"),
        ("a\ud800b", "坏掉的字符"),
    ],
)
def test_what_nobody_recognised_is_shown(text: str, name: str) -> None:
    reply = ask(text)

    assert [row["name"] for row in section(reply, "leftovers")] == [name]
    assert reply["outcome"] == "check"


@pytest.mark.parametrize(
    ("text", "outcome", "card_rule"),
    [
        (f"卡 {CARD}", "masked", "fail"),
        ("没有什么。", "clean", "pass"),
        ("", "empty", "unknown"),
        (" \n\t", "empty", "unknown"),
        ("银行 4111111111111112", "check", "pass"),
    ],
)
def test_outcomes_and_rules_follow_the_text(text: str, outcome: str, card_rule: str) -> None:
    reply = ask(text)

    assert reply["outcome"] == outcome
    assert reply["headline"].endswith("。")
    assert states(reply)["no-full-card-number"] == card_rule
    assert states(reply)["no-cover-that-comes-off"] == "unknown"
    assert reply["next_steps"]


def test_an_expired_fact_supports_no_pass_from_the_day_after_its_review() -> None:
    facts = _data.knowledge().facts
    due = min(facts[name].review_by for name in ("reg.pci.truncate", "reg.pci.display"))  # type: ignore[type-var]
    assert due is not None

    assert states(ask("没有。", due.isoformat()))["no-full-card-number"] == "pass"
    assert states(ask("没有。", "2030-01-01"))["no-full-card-number"] == "expired"
    assert states(ask(CARD, "2030-01-01"))["no-full-card-number"] == "fail"


@pytest.mark.parametrize(
    "text",
    [
        "\x00" + PHONE + "\x00",
        "\u202e" + PHONE + "\u202c",
        "<script>alert('" + PHONE + "')</script>",
        '=HYPERLINK("' + PHONE + '")',
        "😀" + PHONE + "😀",
        "\ud800" + PHONE,
        f"{PHONE}\n" * 10_000,
    ],
    ids=["nul", "direction", "html", "formula", "emoji", "surrogate", "many-lines"],
)
def test_strange_text_is_covered_and_nothing_of_it_lost(text: str) -> None:
    expected = text.replace(PHONE, "[电话 1]").replace("\ud800", "\ufffd")

    assert covered(text) == expected


def test_a_text_beyond_bounds_is_refused_with_both_numbers() -> None:
    with pytest.raises(RequestError) as refused:
        ask("a" * (LONGEST + 1))

    assert refused.value.code == "text-too-long"
    assert str(LONGEST) in refused.value.message


SLOW = {
    "prose": "这是一段普通的话，with some words 和数字 12。\n",
    "digits": "1 ",
    "one number": "1",
    "groups": "4111-1111-1111-1112-",
    "country codes": "DE AA11 ",
    "mail openings": "a.a-a@",
    "brackets": "(",
    "keys": "-eyJ",
    "words": "密码:电话: card ",
    "paths": "\\\\a\\",
    "spaces": "x ",
    "unseen": "1\u200b",
}


@pytest.mark.parametrize("unit", SLOW.values(), ids=SLOW)
def test_a_text_made_to_be_slow_is_read_to_its_end(unit: str) -> None:
    text = (unit * (200_000 // len(unit) + 1))[:200_000]

    assert PHONE not in covered(f"{text}\n{PHONE}")


def test_a_megabyte_of_prose_is_read_to_its_end() -> None:
    text = (SLOW["prose"] * 60_000)[: LONGEST - 12] + f" {PHONE}"

    assert ask(text)["outcome"] == "masked"


@given(text=TEXTS, people=st.lists(st.text(max_size=6), max_size=3).map("\n".join))
@settings(max_examples=150, deadline=None)
def test_covering_twice_covers_no_more(text: str, people: str) -> None:
    once = covered(text, redact_people=people)

    assert covered(once, redact_people=people) == once


@given(before=TEXTS, kept=st.sampled_from(NEVER), after=TEXTS)
@settings(max_examples=150, deadline=None)
def test_what_must_stay_survives_among_anything(before: str, kept: str, after: str) -> None:
    assert kept in covered(f"{before}\n，{kept}。\n{after}")


@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_outside_the_covers_nothing_changes(text: str) -> None:
    reply = ask(text)
    rows = section(reply, "text")
    if not rows:
        return
    rest, out = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), rows[0]["text"]
    finds = section(reply, "finds")
    for row in sorted(finds, key=lambda row: -len(row["after"])):
        out = out.replace(row["after"], "\x01")
    for piece in out.split("\x01"):
        at = rest.find(piece)
        assert at >= 0
        rest = rest[at + len(piece) :]


@given(
    answers=st.dictionaries(
        st.sampled_from(["redact_text", "redact_people", "redact_file_name"]), TEXTS
    )
)
@settings(max_examples=100, deadline=None)
def test_the_browser_always_gets_json_that_can_be_sent(answers: dict[str, str]) -> None:
    reply = bridge.run("redact", json.dumps({"answers": answers, "as_of": DAY}))

    assert json.loads(reply)
    assert reply.encode()
