"""Next steps: never none, doors first, then what is in the way, then other ways."""

from collections.abc import Callable
from typing import Any

type Ask = Callable[..., dict[str, Any]]


def test_without_a_platform_the_step_is_to_choose_one(ask: Ask) -> None:
    assert [step["link"] for step in ask({})["next_steps"]] == ["/platforms/"]


def test_open_doors_come_first_and_name_their_entry(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "lost", "licence": "full", "height": 60}

    steps = ask(answers)["next_steps"]

    assert steps[0] == {
        "text": "走「集市前台」：到集市前台门口。",
        "link": "/channels/fair-desk/",
    }
    assert steps[1]["text"] == "接受付费的话，走「集市专人」：到集市专人门口。"


def test_an_invitation_is_no_promise(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "lost", "club": "yes", "member_years": 3}

    texts = [step["text"] for step in ask(answers)["next_steps"]]

    assert "受到邀请的话，走「集市会所」：到集市会所门口。" in texts


def test_what_fails_and_what_is_unknown_each_have_their_step(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "torn", "site": "N", "licence": "none"}

    steps = ask(answers)["next_steps"]

    assert {"text": "先解决：有正式执照。", "link": "/scenarios/has-licence/"} in steps
    assert {"text": "先查清：入会了。", "link": "/materials/in-club/"} in steps


def test_a_channel_that_is_shut_asks_first_for_what_fails(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "lost", "site": "N", "club": "no", "height": 61}

    texts = [step["text"] for step in ask(answers)["next_steps"]]

    assert "先解决：飞得不高。" in texts
    assert "先查清：有正式执照。" not in texts


def test_an_unknown_site_is_asked_for_where_it_matters(ask: Ask) -> None:
    texts = [step["text"] for step in ask({"platform": "pier", "issue": "torn"})["next_steps"]]

    assert "先选站点：有的渠道只服务部分站点。" in texts


def test_a_known_site_is_not_asked_for_again(ask: Ask) -> None:
    reply = ask({"platform": "pier", "issue": "torn", "site": "N"})

    assert "先选站点：有的渠道只服务部分站点。" not in [
        step["text"] for step in reply["next_steps"]
    ]


def test_an_expired_ground_leads_to_its_fact(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "lost", "licence": "full", "height": 9}

    steps = ask(answers, "2026-10-01")["next_steps"]

    assert {
        "text": "「飞得不高」的依据已过复核日期。请先打开这条依据，对照官方页面再下结论。",
        "link": "/facts/fair/height/#fair.height.max",
    } in steps


def test_a_negative_outcome_shows_other_ways_and_when_to_look_again(ask: Ask) -> None:
    answers = {"platform": "fair", "issue": "torn", "site": "E", "licence": "none", "club": "no"}

    reply = ask({**answers, "height": 5, "insured": "no"})

    assert reply["outcome"] == "closed"
    assert reply["next_steps"][-3:] == [
        {"text": "看「风筝破了」的完整说明，那里有别的办法。", "link": "/scenarios/torn/"},
        {"text": "别的入口，看全部渠道：集市。", "link": "/platforms/fair/"},
        {
            "text": "规则会变。这里最早的复核日是 2026-12-31，过了这天请再查一次。",
            "link": "/facts/fair/licence/#fair.licence.full",
        },
    ]


def test_where_no_channel_handles_the_issue_other_ways_remain(ask: Ask) -> None:
    reply = ask({"platform": "loft", "issue": "banned"})

    assert reply["outcome"] == "closed"
    assert [step["link"] for step in reply["next_steps"]] == [
        "/scenarios/banned/",
        "/platforms/loft/",
    ]


def test_steps_do_not_repeat_and_stay_readable(ask: Ask) -> None:
    steps = [(step["text"], step["link"]) for step in ask({"platform": "fair"})["next_steps"]]

    assert len(set(steps)) == len(steps)
    assert len(steps) <= 11
