"""What is wanted, of whom, on which channel."""

from collections.abc import Callable
from typing import Any

import pytest

type Json = dict[str, Any]
type Ask = Callable[..., Json]
type Make = Callable[..., Json]


def rows(reply: Json, section: str) -> list[Json]:
    return next(found["rows"] for found in reply["sections"] if found["id"] == section)


def ids(reply: Json, section: str) -> list[str]:
    return [row.get("id") or row["material"] for row in rows(reply, section)]


def need(level: str = "required", **more: Any) -> list[Json]:  # noqa: ANN401 - any key
    return [{"issues": ["torn"], "need": level, **more}]


def test_required_comes_apart_from_helpful_and_not_required(ask: Ask, material: Make) -> None:
    spared = material("cap", needed=[], not_needed=[{"issues": ["torn"], "why": "不用戴帽子。"}])
    reply = ask([material("kite"), material("string", needed=need("helpful")), spared], [])

    assert ids(reply, "required") == ["kite"]
    assert ids(reply, "helpful") == ["string"]
    assert rows(reply, "not_required")[0]["why"] == "不用戴帽子。"


def test_without_platform_or_issue_nothing_is_called_for(ask: Ask, material: Make) -> None:
    reply = ask([material("kite")], [{"material": "kite"}], issue="unsure")

    assert reply["outcome"] == "undetermined"
    assert reply["next_questions"] == ["issue"]
    assert rows(reply, "required") == []
    assert rows(reply, "manifest")[0]["file"] == "01-kite"
    assert reply["next_steps"]


@pytest.mark.parametrize(
    ("channel", "outcome"),
    [("desk", "missing"), ("phone", "nothing-required"), ("unsure", "undetermined")],
)
def test_a_need_may_hang_on_the_channel(
    ask: Ask, material: Make, channel: str, outcome: str
) -> None:
    reply = ask([material("kite", needed=need(channels=["desk"]))], [], channel=channel)

    assert reply["outcome"] == outcome
    assert ("channel" in reply["next_questions"]) is (channel == "unsure")


def test_the_only_channel_counts_without_being_chosen(ask: Ask, material: Make) -> None:
    needs = [{"issues": ["calm"], "need": "required", "channels": ["desk"]}]

    reply = ask([material("kite", needed=needs)], [], issue="calm", channel="unsure")

    assert reply["outcome"] == "missing"


@pytest.mark.parametrize(
    ("standing", "outcome"),
    [("agent", "missing"), ("owner", "nothing-required"), ("unsure", "undetermined")],
)
def test_a_need_may_hang_on_who_the_reader_is(
    ask: Ask, material: Make, standing: str, outcome: str
) -> None:
    needs = need("helpful", standings=[{"are": ["agent"], "need": "required"}], note="代理才要。")

    reply = ask([material("kite", needed=needs)], [], standing=standing)

    assert reply["outcome"] == outcome
    assert (ids(reply, "not_required") == ["kite"]) is (standing == "owner")


GROUP = {"group": "proof", "channels": ["desk"]}


@pytest.mark.parametrize("held", ["kite", "string"])
def test_of_several_one_is_enough(ask: Ask, material: Make, held: str) -> None:
    both = [material(name, needed=need("helpful", one_of=GROUP)) for name in ("kite", "string")]

    assert ask(both, [])["outcome"] == "missing"
    assert ask(both, [{"material": held}])["outcome"] == "ready"
    assert rows(ask(both, []), "required")[0]["materials"] == ["kite", "string"]


def test_of_several_the_one_that_the_notice_names_is_wanted(ask: Ask, material: Make) -> None:
    both = [material(name, needed=need("helpful", one_of=GROUP)) for name in ("kite", "string")]

    one = ask(both, [{"material": "kite"}], notice_named=["string"])
    two = ask(both, [{"material": "kite"}], notice_named=["string", "kite"])

    assert one["outcome"] == "missing"
    assert two["outcome"] == "ready"


def test_what_the_notice_names_is_required_even_if_it_usually_is_not(
    ask: Ask, material: Make
) -> None:
    spared = material("cap", needed=[], not_needed=[{"issues": ["torn"], "why": "不用。"}])

    reply = ask([spared], [], notice_named=["cap"])

    assert ids(reply, "required") == ["cap"]
    assert ids(reply, "not_required") == []


def test_a_material_of_another_platform_is_not_wanted(ask: Ask, material: Make) -> None:
    assert ask([material("kite", platforms=["pier"])], [])["outcome"] == "nothing-required"


def test_reasons_of_another_platform_are_not_quoted(ask: Ask, material: Make) -> None:
    needs = need(because=["pier.other", "fair.age"])

    reply = ask([material("kite", needed=needs)], [])

    assert reply["criteria"][0]["because"] == ["fair.age"]
    assert reply["criteria"][0]["grade"] == "reported"


def test_a_wrong_door_is_said_first(ask: Ask, material: Make) -> None:
    reply = ask([material("kite")], [{"material": "kite"}], channel="tower")

    assert reply["next_steps"][0]["text"] == "不管破的。改走「desk」。"


def test_a_paper_nobody_asked_for_is_kept_and_named(ask: Ask, material: Make) -> None:
    reply = ask([material("kite")], [{"material": "kite"}, {"material": "other"}, {"owner": "甲"}])

    assert [row["material"] for row in rows(reply, "manifest")] == ["kite", "", ""]
    assert [row["name"] for row in rows(reply, "not_required")] == ["别的文件"]


def test_every_missing_item_says_how_to_get_it(ask: Ask, material: Make) -> None:
    reply = ask([material("kite")], [])

    assert reply["next_steps"][0] == {"text": "缺「kite」。去拿 kite。", "link": "/materials/#kite"}
    assert rows(reply, "required")[0]["redact"] == "遮 kite。"
    assert [row["text"] for row in rows(reply, "checklist")] == [
        "☐ 必带：kite，还没有",
        "　　☐ kite怎么拿：去拿 kite。",
    ]
