"""What is accepted as a request, and how each refusal speaks."""

import json
from datetime import date
from typing import Any

import pytest

from checkers._answers import LONGEST_TEXT, parse_json, read_day, read_request, shown
from checkers._errors import RequestError
from checkers._model import Knowledge

DAY = "2026-06-15"


def read(kites: Knowledge, answers: object) -> Any:  # noqa: ANN401 - whatever an answer became
    return read_request({"answers": answers, "as_of": DAY}, kites.asked_by("eligibility")).answers


def refusal(kites: Knowledge, request: object) -> RequestError:
    with pytest.raises(RequestError) as caught:
        read_request(request, kites.asked_by("eligibility"))
    return caught.value


def test_answers_are_read_as_their_questions_want_them(kites: Knowledge) -> None:
    given = {
        "platform": "fair",
        "extras": ["light", "camera"],
        "height": 60,
        "wind": -2.5,
        "licence_day": "2024-02-29",
        "note": "风很大",
    }

    assert read(kites, given) == {
        "platform": "fair",
        "licence_day": date(2024, 2, 29),
        "height": 60,
        "wind": -2.5,
        "extras": frozenset({"light", "camera"}),
        "note": "风很大",
    }


def test_answers_come_in_the_order_of_the_questions(kites: Knowledge) -> None:
    assert [*read(kites, {"height": 1, "site": "N", "platform": "fair"})] == [
        "platform",
        "site",
        "height",
    ]


@pytest.mark.parametrize("silence", ["unsure", ""])
@pytest.mark.parametrize("question", ["platform", "height", "licence_day", "extras", "note"])
def test_unsure_and_empty_are_no_answer(kites: Knowledge, question: str, silence: str) -> None:
    assert read(kites, {question: silence}) == {}


@pytest.mark.parametrize("silence", [[], ["unsure"]])
def test_no_tick_is_no_answer(kites: Knowledge, silence: list[str]) -> None:
    assert read(kites, {"extras": silence}) == {}


@pytest.mark.parametrize(
    ("answers", "code", "where"),
    [
        ({"colour": "red"}, "unknown-question", "answers.colour"),
        ({"symptom": "红灯"}, "unknown-question", "answers.symptom"),
        ({"site": 3}, "wrong-type", "answers.site"),
        ({"site": None}, "wrong-type", "answers.site"),
        ({"site": ["N"]}, "wrong-type", "answers.site"),
        ({"site": "X"}, "unknown-option", "answers.site"),
        ({"platform": "pier", "site": "E"}, "option-not-here", "answers.site"),
        ({"platform": "loft", "issue": "lost"}, "option-not-here", "answers.issue"),
        ({"platform": "pier", "extras": ["camera"]}, "option-not-here", "answers.extras"),
        ({"extras": "light"}, "wrong-type", "answers.extras"),
        ({"extras": {"light": True}}, "wrong-type", "answers.extras"),
        ({"extras": ["light", 3]}, "wrong-type", "answers.extras"),
        ({"extras": ["light", "light"]}, "repeated-option", "answers.extras"),
        ({"extras": ["light", "unsure"]}, "unsure-with-others", "answers.extras"),
        ({"extras": ["rope"]}, "unknown-option", "answers.extras"),
        ({"height": "60"}, "wrong-type", "answers.height"),
        ({"height": True}, "wrong-type", "answers.height"),
        ({"height": None}, "wrong-type", "answers.height"),
        ({"height": float("nan")}, "bad-number", "answers.height"),
        ({"height": float("inf")}, "bad-number", "answers.height"),
        ({"height": -1}, "out-of-range", "answers.height"),
        ({"height": 500.5}, "out-of-range", "answers.height"),
        ({"wind": 10**400}, "bad-number", "answers.wind"),
        ({"licence_day": 20240229}, "wrong-type", "answers.licence_day"),
        ({"licence_day": "2023-02-29"}, "bad-date", "answers.licence_day"),
        ({"licence_day": "2024-2-29"}, "bad-date", "answers.licence_day"),
        ({"licence_day": "20240229"}, "bad-date", "answers.licence_day"),
        ({"note": 3}, "wrong-type", "answers.note"),
        ({"note": "长" * (LONGEST_TEXT + 1)}, "text-too-long", "answers.note"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_at_its_place(
    kites: Knowledge, answers: object, code: str, where: str
) -> None:
    error = refusal(kites, {"answers": answers, "as_of": DAY})

    assert (error.code, error.where) == (code, where)


@pytest.mark.parametrize(
    ("request_", "code", "where"),
    [
        (None, "not-an-object", "request"),
        ([], "not-an-object", "request"),
        ("answers", "not-an-object", "request"),
        ({}, "missing-as-of", "as_of"),
        ({"answers": {}}, "missing-as-of", "as_of"),
        ({"as_of": DAY}, "missing-answers", "answers"),
        ({"answers": [], "as_of": DAY}, "answers-not-an-object", "answers"),
        ({"answers": None, "as_of": DAY}, "answers-not-an-object", "answers"),
        ({"answers": {}, "as_of": None}, "bad-as-of", "as_of"),
        ({"answers": {}, "as_of": "2026-02-30"}, "bad-as-of", "as_of"),
        ({"answers": {}, "as_of": "2026-W01-1"}, "bad-as-of", "as_of"),
        ({"answers": {}, "as_of": "today"}, "bad-as-of", "as_of"),
        ({"answers": {}, "as_of": DAY, "lang": "zh"}, "unknown-key", "request.lang"),
        ({"platform": "fair"}, "unknown-key", "request.platform"),
    ],
)
def test_a_request_of_another_shape_is_refused(
    kites: Knowledge, request_: object, code: str, where: str
) -> None:
    error = refusal(kites, request_)

    assert (error.code, error.where) == (code, where)


@pytest.mark.parametrize("height", [0, 500, 0.0, 499.9])
def test_the_bounds_of_a_number_belong_to_it(kites: Knowledge, height: float) -> None:
    assert read(kites, {"height": height}) == {"height": height}


@pytest.mark.parametrize(
    ("question", "value", "told"),
    [
        ("height", -1, "0 到 500 之间"),
        ("speed", 100, "不大于 99"),
        ("age", 17, "不小于 18"),
    ],
)
def test_a_number_out_of_range_is_told_the_range(
    raw_kites: dict[str, Any], question: str, value: int, told: str
) -> None:
    blank = {"checkers": ["eligibility"], "kind": "number", "label": "多少？"}
    raw_kites["questions"] += [
        {"id": "speed", "max": 99, **blank},
        {"id": "age", "min": 18, **blank},
    ]

    error = refusal(Knowledge.from_json(raw_kites), {"answers": {question: value}, "as_of": DAY})

    assert told in error.message


def test_a_text_of_the_greatest_length_is_accepted(kites: Knowledge) -> None:
    assert read(kites, {"note": "长" * LONGEST_TEXT}) == {"note": "长" * LONGEST_TEXT}


def test_options_of_any_platform_are_accepted_while_the_platform_is_unknown(
    kites: Knowledge,
) -> None:
    assert read(kites, {"site": "E"}) == {"site": "E"}
    assert read(kites, {"site": "E", "platform": "unsure"}) == {"site": "E"}
    assert read(kites, {"site": "E", "platform": ""}) == {"site": "E"}


def test_a_wrong_platform_is_reported_before_what_depends_on_it(kites: Knowledge) -> None:
    error = refusal(kites, {"answers": {"site": "N", "platform": "moon"}, "as_of": DAY})

    assert error.where == "answers.platform"


def test_a_refused_option_is_told_the_ones_that_fit(kites: Knowledge) -> None:
    error = refusal(kites, {"answers": {"platform": "pier", "site": "E"}, "as_of": DAY})

    assert error.message.startswith("「哪个站点？」：")
    assert error.message.endswith("可以填：N、W、unsure。")


def test_a_refused_option_is_told_each_option_once(kites: Knowledge) -> None:
    error = refusal(kites, {"answers": {"site": "X"}, "as_of": DAY})

    assert error.message.endswith("可以填：N、S、E、W、unsure。")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{'answers': {}}",
        '{"height": NaN}',
        '{"height": -Infinity}',
        "[" * 100_000,
        '{"height": ' + "9" * 5000 + "}",
    ],
)
def test_text_that_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(RequestError) as caught:
        parse_json(text)

    assert caught.value.code == "bad-json"


def test_a_key_written_twice_is_refused_by_name() -> None:
    with pytest.raises(RequestError) as caught:
        parse_json('{"answers": {"site": "N", "site": "S"}}')

    assert (caught.value.code, caught.value.where) == ("repeated-key", "request.site")


def test_plain_json_is_read() -> None:
    assert parse_json('{"answers": {"height": 1e2}}') == {"answers": {"height": 100.0}}


@pytest.mark.parametrize("stranger", ["a\ud800", "x" * 1000, 3, None, ["很", "长"] * 50])
def test_what_a_stranger_sent_is_shown_short_and_printable(stranger: object) -> None:
    told = shown(stranger)

    assert 0 < len(told) <= 50
    assert json.dumps(told, ensure_ascii=False).encode()


def test_forty_characters_are_shown_whole_and_one_more_is_cut() -> None:
    assert shown("x" * 40) == "x" * 40
    assert shown("x" * 41) == "x" * 39 + "…"


@pytest.mark.parametrize("text", ["2026-06-15", "0001-01-01", "9999-12-31"])
def test_a_day_of_the_calendar_is_read(text: str) -> None:
    day = read_day(text)

    assert day is not None
    assert day.isoformat() == text


@pytest.mark.parametrize(
    "text", ["", "0000-01-01", "2026-6-15", " 2026-06-15", "2026-06-15T00:00", "２０２６-06-15", 3]
)
def test_anything_else_is_no_day(text: object) -> None:
    assert read_day(text) is None
