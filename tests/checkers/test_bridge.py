"""The browser's door: text in, text out, whatever happens in between."""

import json
from typing import Any

import pytest

import checkers
from checkers import bridge
from checkers._errors import KnowledgeError
from checkers._model import Knowledge

REQUEST = '{"answers": {"platform": "fair"}, "as_of": "2026-06-15"}'


def error_of(reply: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(reply)
    assert [*parsed] == ["error"]
    assert [*parsed["error"]] == ["code", "where", "message"]
    return dict(parsed["error"])


@pytest.mark.usefixtures("packaged_kites")
def test_a_request_is_answered_in_compact_json(kites: Knowledge) -> None:
    expected = checkers.run("eligibility", json.loads(REQUEST), kites)

    reply = bridge.run("eligibility", REQUEST)

    assert reply == json.dumps(expected, ensure_ascii=False, separators=(",", ":"))
    assert "集市" in reply


@pytest.mark.usefixtures("packaged_kites")
@pytest.mark.parametrize(
    ("checker", "request_", "code"),
    [
        ("eligibility", "{", "bad-json"),
        ("eligibility", "[]", "not-an-object"),
        ("eligibility", '{"answers": {}, "answers": {}}', "repeated-key"),
        ("eligibility", '{"answers": {"moon": 1}, "as_of": "2026-06-15"}', "unknown-question"),
        ("moon", REQUEST, "unknown-checker"),
    ],
)
def test_a_bad_request_becomes_an_error_object(checker: str, request_: str, code: str) -> None:
    error = error_of(bridge.run(checker, request_))

    assert error["code"] == code
    assert error["message"].endswith("。")


@pytest.mark.usefixtures("packaged_kites")
def test_half_a_character_does_no_harm() -> None:
    reply = bridge.run("eligibility", r'{"answers": {"\ud800": 1}, "as_of": "2026-06-15"}')

    assert error_of(reply)["where"] == r"answers.\ud800"
    assert reply.encode()


@pytest.mark.usefixtures("packaged_kites")
def test_the_checkers_are_described_with_questions_and_outcomes() -> None:
    described = json.loads(bridge.describe())

    assert described["rules_version"] == "0123456789ab"
    assert [each["id"] for each in described["checkers"]] == list(checkers.CHECKERS)
    checker = described["checkers"][0]
    assert [*checker] == ["id", "title", "questions", "outcomes"]
    assert [outcome["id"] for outcome in checker["outcomes"]] == [
        "open",
        "undetermined",
        "paid",
        "invitation",
        "closed",
    ]
    assert "symptom" not in [question["id"] for question in checker["questions"]]
    assert checker["questions"][7] == {
        "id": "height",
        "kind": "number",
        "label": "飞多高？",
        "help": "按最高点算。",
        "options": [],
        "min": 0,
        "max": 500,
        "unit": "米",
    }
    assert checker["questions"][1]["options"][0] == {
        "id": "N",
        "label": "集市北站",
        "help": "",
        "platforms": ["fair"],
    }


def test_missing_knowledge_becomes_an_error_object(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> Knowledge:
        raise KnowledgeError("no-knowledge", "checkers/kb.json", "还没有。")

    monkeypatch.setattr("checkers._data.knowledge", absent)

    assert error_of(bridge.run("eligibility", REQUEST))["code"] == "no-knowledge"
    assert error_of(bridge.describe())["code"] == "no-knowledge"


def test_our_own_mistake_becomes_an_error_object(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Knowledge:
        raise ZeroDivisionError

    monkeypatch.setattr("checkers._data.knowledge", broken)

    error = error_of(bridge.run("eligibility", REQUEST))

    assert (error["code"], error["where"]) == ("internal", "ZeroDivisionError")
    assert "与你的回答无关" in error["message"]


def test_an_error_says_its_parts_when_it_is_shown_as_an_exception() -> None:
    assert str(KnowledgeError("code", "place", "message")) == "code at place: message"
