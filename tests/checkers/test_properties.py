"""What holds for every request, on the invented knowledge and on the real one once it is built."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checkers
from checkers import _data, bridge
from checkers._answers import read_request
from checkers._batch import judge_table
from checkers._errors import RequestError
from checkers._logic import Truth
from checkers._model import Knowledge, Question
from checkers._rules import Rules, rules_on

type Json = dict[str, Any]

SCOPE = {"platform", "site", "issue"}
OUTCOMES = ["open", "undetermined", "paid", "invitation", "closed"]
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
PACKAGED = _data.Path(_data.__file__).with_name("kb.json")


@pytest.fixture(scope="module", params=["kites", "packaged"])
def knowledge(request: pytest.FixtureRequest, kites: Knowledge) -> Knowledge:
    if request.param == "kites":
        return kites
    if not PACKAGED.exists():
        pytest.skip("checkers/kb.json is not built")
    return _data.knowledge()


def answer_to(question: Question, platform: object) -> st.SearchStrategy[Any]:
    """Draw a valid answer; numbers and days keep close to where limits lie."""
    options = [option.id for option in question.options if option.is_for(platform)]
    match question.kind:
        case "choice":
            return st.sampled_from(options) if options else st.just("unsure")
        case "choices":
            return st.lists(st.sampled_from(options), unique=True) if options else st.just([])
        case "number":
            low, high = question.min or 0, question.max if question.max is not None else 400
            return st.sampled_from([low, high, 3, 7.5, 10, 20, 60, 200, 250, 300]).filter(
                lambda number: low <= number <= high
            )
        case "date":
            return DAYS.map(date.isoformat)
        case _:
            return st.text(max_size=9)


@st.composite
def complete_answers(draw: st.DrawFn, knowledge: Knowledge) -> Json:
    """Draw a valid answer to every question of the checker."""
    platform = draw(st.sampled_from([*knowledge.platforms]))
    questions = knowledge.asked_by("eligibility").values()
    return {q.id: draw(answer_to(q, platform)) for q in questions} | {"platform": platform}


@st.composite
def some_answers(draw: st.DrawFn, knowledge: Knowledge) -> Json:
    """Draw valid answers to some questions."""
    answers = draw(complete_answers(knowledge))
    kept = draw(st.sets(st.sampled_from([*answers])))
    return {name: answer for name, answer in answers.items() if name in kept}


def ask(knowledge: Knowledge, answers: Mapping[str, Any], day: date) -> Json:
    reply: Any = checkers.run(
        "eligibility", {"answers": answers, "as_of": day.isoformat()}, knowledge
    )
    return reply


def doors(knowledge: Knowledge, answers: Mapping[str, Any], day: date) -> dict[str, Truth]:
    request = {"answers": answers, "as_of": day.isoformat()}
    read = read_request(request, knowledge.asked_by("eligibility")).answers
    rules = Rules(knowledge, day)
    return {
        channel.id: rules.door(channel, read)
        for channel in knowledge.channels.values()
        if channel.platform == answers.get("platform")
    }


@given(data=st.data(), day=DAYS)
def test_answering_more_never_takes_back_what_was_decided(
    knowledge: Knowledge, data: st.DataObject, day: date
) -> None:
    complete = data.draw(complete_answers(knowledge))
    left_out = data.draw(st.sets(st.sampled_from(sorted({*complete} - {"platform"}))))
    partial = {name: answer for name, answer in complete.items() if name not in left_out}

    later = doors(knowledge, complete, day)

    for channel, truth in doors(knowledge, partial, day).items():
        assert truth in (later[channel], Truth.UNKNOWN)


@given(data=st.data(), day=DAYS)
def test_time_alone_opens_no_door(knowledge: Knowledge, data: st.DataObject, day: date) -> None:
    answers = data.draw(some_answers(knowledge))
    earlier = doors(knowledge, answers, day)

    for channel, truth in doors(knowledge, answers, day + timedelta(days=200)).items():
        assert truth is not Truth.TRUE or earlier[channel] is Truth.TRUE


@given(data=st.data(), day=DAYS)
def test_nothing_expired_supports_a_pass(
    knowledge: Knowledge, data: st.DataObject, day: date
) -> None:
    reply = ask(knowledge, data.draw(some_answers(knowledge)), day)

    for criterion in reply["criteria"]:
        facts = [knowledge.facts[name] for name in criterion["because"]]
        expired = [fact for fact in facts if fact.review_by and fact.review_by < day]
        assert not (expired and criterion["state"] == "pass")
        assert expired or criterion["state"] != "expired"


@given(data=st.data(), day=DAYS)
def test_no_door_is_decided_by_what_is_unknown(
    knowledge: Knowledge, data: st.DataObject, day: date
) -> None:
    answers = data.draw(some_answers(knowledge))
    reply = ask(knowledge, answers, day)
    states = {criterion["id"]: criterion["state"] for criterion in reply["criteria"]}

    for row in reply["sections"][0]["rows"]:
        channel = knowledge.channels[row["channel"]]
        if row["state"] == "undetermined":
            site_is_open = "all" not in channel.sites and answers.get("site") is None
            assert row["unclear"] or site_is_open
        elif row["state"] == "closed":
            assert row["missing"] or answers["site"] not in channel.sites
        else:
            assert row["missing"] == row["unclear"] == []
        if row["fits"]:
            assert all(states[name] == "fail" for name in row["missing"])
            assert all(states[name] in ("unknown", "expired") for name in row["unclear"])


@given(data=st.data(), day=DAYS)
def test_no_reply_is_a_dead_end(knowledge: Knowledge, data: st.DataObject, day: date) -> None:
    reply = ask(knowledge, data.draw(some_answers(knowledge)), day)

    assert reply["outcome"] in OUTCOMES
    assert reply["headline"].endswith("。")
    assert reply["next_steps"]
    assert all(step["text"] and step["link"].startswith("/") for step in reply["next_steps"])
    assert all(row["reason"] and row["link"] for row in reply["sections"][0]["rows"])
    for criterion in reply["criteria"]:
        assert criterion["detail"]
        assert criterion["because"]
        needs_step = criterion["state"] in ("fail", "unknown", "expired")
        assert bool(criterion["next_step"]) is needs_step


@given(data=st.data(), day=DAYS)
def test_the_outcome_is_the_best_state_of_the_rows_that_fit(
    knowledge: Knowledge, data: st.DataObject, day: date
) -> None:
    answers = data.draw(some_answers(knowledge))
    reply = ask(knowledge, answers, day)
    states = [row["state"] for row in reply["sections"][0]["rows"] if row["fits"]]
    without_any = "closed" if "platform" in answers else "undetermined"

    assert reply["outcome"] == min(states, key=OUTCOMES.index, default=without_any)


@given(data=st.data(), day=DAYS)
def test_the_order_of_answers_is_irrelevant(
    knowledge: Knowledge, data: st.DataObject, day: date
) -> None:
    answers = data.draw(some_answers(knowledge))
    shuffled = dict(data.draw(st.permutations([*answers.items()])))

    assert bridge.to_json(ask(knowledge, shuffled, day)) == bridge.to_json(
        ask(knowledge, answers, day)
    )


@given(data=st.data(), day=DAYS)
def test_the_same_request_gives_the_same_bytes(
    knowledge: Knowledge, data: st.DataObject, day: date
) -> None:
    answers = data.draw(some_answers(knowledge))
    first = bridge.to_json(ask(knowledge, answers, day))
    rules_on.cache_clear()

    assert bridge.to_json(ask(knowledge, answers, day)) == first


@given(data=st.data(), day=DAYS)
def test_a_flip_keeps_its_promise(knowledge: Knowledge, data: st.DataObject, day: date) -> None:
    answers = data.draw(some_answers(knowledge))
    reply = ask(knowledge, answers, day)
    before = doors(knowledge, answers, day)
    fitting = {row["channel"] for row in reply["sections"][0]["rows"] if row["fits"]}

    for flip in reply["flips"]:
        changed = answers | flip["change"]
        after = doors(knowledge, changed, day)
        opened = {name for name in fitting if after[name] is Truth.TRUE is not before[name]}
        assert 1 <= len(flip["change"]) <= 2
        assert not SCOPE & {*flip["change"]}
        assert ask(knowledge, changed, day)["outcome"] == flip["outcome"]
        assert {*flip["opens"]} == opened
        assert opened or flip["outcome"] != reply["outcome"]
        for name in fitting:
            assert before[name] is not Truth.TRUE or after[name] is Truth.TRUE
            assert before[name] is Truth.FALSE or after[name] is not Truth.FALSE


@given(data=st.data(), day=DAYS)
def test_only_open_questions_are_asked_next(
    knowledge: Knowledge, data: st.DataObject, day: date
) -> None:
    answers = data.draw(some_answers(knowledge))
    reply = ask(knowledge, answers, day)
    request = {"answers": answers, "as_of": day.isoformat()}
    read = read_request(request, knowledge.asked_by("eligibility")).answers

    assert not {*reply["next_questions"]} & {*read}
    assert len(set(reply["next_questions"])) == len(reply["next_questions"])
    waits = any(
        criterion["state"] == "unknown"
        for criterion in reply["criteria"]
        for row in reply["sections"][0]["rows"]
        if row["fits"] and row["state"] == "undetermined" and criterion["id"] in row["unclear"]
    )
    assert reply["next_questions"] or not waits


# ---- whatever is sent -------------------------------------------------------------------------


def check_shape(text: str) -> None:
    reply = json.loads(text)
    assert text.encode()
    if "error" in reply:
        assert [*reply] == ["error"]
        assert [*reply["error"]] == ["code", "where", "message"]
        assert all(isinstance(part, str) and part for part in reply["error"].values())
        assert reply["error"]["code"] != "internal"
    else:
        assert reply["next_steps"]


@settings(max_examples=300)
@given(request=ANY_JSON)
@pytest.mark.usefixtures("packaged_kites_for_module")
def test_any_json_at_all_is_answered(request: object) -> None:
    check_shape(bridge.run("eligibility", json.dumps(request)))


@settings(max_examples=300)
@given(text=st.text(st.characters(codec=None)))
@pytest.mark.usefixtures("packaged_kites_for_module")
def test_any_text_at_all_is_answered(text: str) -> None:
    check_shape(bridge.run("eligibility", text))
    check_shape(bridge.run(text, "{}"))


@settings(max_examples=300)
@given(data=st.data(), stranger=ANY_JSON)
@pytest.mark.usefixtures("packaged_kites_for_module")
def test_one_strange_value_in_a_good_request_is_answered(
    kites: Knowledge, data: st.DataObject, stranger: object
) -> None:
    answers = data.draw(some_answers(kites))
    name = data.draw(st.sampled_from([*kites.questions]) | st.text(st.characters(codec=None)))
    request = {"answers": {**answers, name: stranger}, "as_of": "2026-06-15"}

    check_shape(bridge.run("eligibility", json.dumps(request)))


@settings(max_examples=300)
@given(text=st.text(st.sampled_from('ab,";=\r\n\t0甲')))
def test_any_table_at_all_is_judged_row_by_row(kites: Knowledge, text: str) -> None:
    _, lines = judge_table(
        f"client,note,height\n{text}", checkers.CHECKERS["eligibility"], kites, date(2026, 6, 15)
    )

    assert all(bool(line.error) is not bool(line.summary["outcome"]) for line in lines)


@given(text=st.text())
def test_any_header_at_all_is_used_or_refused(kites: Knowledge, text: str) -> None:
    with suppress(RequestError):
        judge_table(text, checkers.CHECKERS["eligibility"], kites, date(2026, 6, 15))
