"""Knowledge that cannot be trusted is refused when it is read, not when a reader meets it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from checkers._errors import KnowledgeError
from checkers._model import Fact, Knowledge

type Json = dict[str, Any]
type Change = Callable[[Json], object]


def refusal(raw: Any) -> KnowledgeError:  # noqa: ANN401 - anything may lie in a broken file
    with pytest.raises(KnowledgeError) as caught:
        Knowledge.from_json(raw)
    return caught.value


@pytest.mark.parametrize("raw", [None, [], "kb", {}, {"version": "1"}])
def test_anything_but_knowledge_is_refused(raw: object) -> None:
    assert refusal(raw).code == "bad-knowledge"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda kb: kb["facts"]["fair.light"].pop("claim"), "KeyError('claim')"),
        (lambda kb: kb["facts"]["fair.light"].update(checked="soon"), "soon"),
        (lambda kb: kb["facts"]["fair.light"].update(grade="sure"), "fact fair.light: grade sure"),
        (lambda kb: kb["facts"].pop("fair.light"), "fair.light"),
        (lambda kb: kb["questions"][3].update(kind="colour"), "question licence: kind colour"),
        (
            lambda kb: kb["platforms"].pop(2),
            "question platform: option loft；channel loft-bell: platform loft",
        ),
        (lambda kb: kb["issues"].pop(0), "question issue: option torn"),
        (
            lambda kb: kb["questions"][3].update(asked_if={"question": "height", "at_least": 3}),
            "question licence: question height",
        ),
        (
            lambda kb: kb["questions"][3].update(asked_if={"question": "licence", "is": []}),
            "question licence: question licence",
        ),
        (
            lambda kb: kb["criteria"][0].update(because=[]),
            "criterion has-licence: because is empty",
        ),
        (
            lambda kb: kb["criteria"][0].update(test={"question": "colour", "is": []}),
            "criterion has-licence: question colour",
        ),
        (
            lambda kb: kb["criteria"][0].update(test={"question": "height", "is": []}),
            "criterion has-licence: is height",
        ),
        (
            lambda kb: kb["criteria"][0].update(test={"question": "note", "is": []}),
            "criterion has-licence: is note",
        ),
        (lambda kb: kb["channels"][0].update(access="secret"), "channel fair-desk: access secret"),
        (
            lambda kb: kb["channels"][0].update(requires={"criterion": "luck"}),
            "channel fair-desk: criterion luck",
        ),
        (
            lambda kb: kb["channels"][1]["not_for"][0].update(instead="moon"),
            "channel fair-workshop: instead moon",
        ),
        (
            lambda kb: kb["questions"].pop(1),
            "channel fair-workshop: there is no question about the site",
        ),
    ],
)
def test_a_fault_is_named_by_its_record(raw_kites: Json, change: Change, told: str) -> None:
    change(raw_kites)

    error = refusal(raw_kites)

    assert error.code == "bad-knowledge"
    assert told in error.message


def test_all_faults_are_named_at_once(raw_kites: Json) -> None:
    raw_kites["channels"][0]["access"] = "secret"
    raw_kites["channels"][1]["access"] = "hidden"

    assert "access secret" in refusal(raw_kites).message
    assert "access hidden" in refusal(raw_kites).message


def test_what_may_be_left_out_has_a_plain_default(raw_kites: Json) -> None:
    for question in raw_kites["questions"]:
        for key in ("help", "unit", "min", "max"):
            question.pop(key)
    for channel in raw_kites["channels"]:
        channel.pop("unknown")
    raw_kites["criteria"][0]["fail"].pop("link")

    knowledge = Knowledge.from_json(raw_kites)

    assert knowledge.questions["height"].unit == ""
    assert knowledge.channels["fair-desk"].unknown == ""
    assert knowledge.criteria["has-licence"].failed.link == ""


def test_a_fact_is_good_up_to_and_on_its_review_day() -> None:
    fact = Fact("f", "", "verified", date(2026, 1, 1), date(2026, 6, 30), "")

    assert not fact.is_expired(date(2026, 6, 29))
    assert not fact.is_expired(date(2026, 6, 30))
    assert fact.is_expired(date(2026, 7, 1))


def test_a_fact_without_a_review_day_stays_good() -> None:
    assert not Fact("f", "", "verified", date(2026, 1, 1), None, "").is_expired(date.max)


def test_the_weakest_grade_is_the_last_in_the_list_of_grades(kites: Knowledge) -> None:
    assert kites.weakest(["verified", "partly", "reported"]) == "partly"
    assert kites.weakest([]) == ""


def test_a_checker_is_given_its_own_questions(kites: Knowledge) -> None:
    assert [*kites.asked_by("triage")] == ["symptom"]
    assert "symptom" not in kites.asked_by("eligibility")
