"""Self-checks for brand sellers, in pure Python.

Each checker has questions, criteria, an outcome and next steps. What it knows comes in as data;
what day it is comes in with the request. Bad input comes back as an error object.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from checkers import _data, brief, eligibility, materials, redact, triage
from checkers._answers import Request, read_request, shown
from checkers._describe import describe_questions
from checkers._errors import RequestError
from checkers._model import Knowledge
from checkers._reply import Reply, Summary

__all__ = ["CHECKERS", "Checker", "describe", "named", "run"]


@dataclass(frozen=True, slots=True)
class Checker:
    """An entry in the table of checkers."""

    id: str
    title: str
    outcomes: Mapping[str, str]
    evaluate: Callable[[Request, Knowledge], Reply]
    summarise: Callable[[Request, Knowledge], Summary]


CHECKERS: Mapping[str, Checker] = {
    checker.id: checker
    for checker in (
        Checker(
            id=eligibility.ID,
            title=eligibility.TITLE,
            outcomes=eligibility.OUTCOMES,
            evaluate=eligibility.evaluate,
            summarise=eligibility.summarise,
        ),
        Checker(
            id=materials.ID,
            title=materials.TITLE,
            outcomes=materials.OUTCOMES,
            evaluate=materials.evaluate,
            summarise=materials.summarise,
        ),
        Checker(
            id=brief.ID,
            title=brief.TITLE,
            outcomes=brief.OUTCOMES,
            evaluate=brief.evaluate,
            summarise=brief.summarise,
        ),
        Checker(
            id=redact.ID,
            title=redact.TITLE,
            outcomes=redact.OUTCOMES,
            evaluate=redact.evaluate,
            summarise=redact.summarise,
        ),
        Checker(
            id=triage.ID,
            title=triage.TITLE,
            outcomes=triage.OUTCOMES,
            evaluate=triage.evaluate,
            summarise=triage.summarise,
        ),
    )
}


def run(checker_id: str, request: object, knowledge: Knowledge | None = None) -> Reply:
    """Evaluate a request with the named checker, by the packaged knowledge unless told otherwise.

    Raises:
        RequestError: There is no such checker, or the request does not fit its questions.
        KnowledgeError: The packaged knowledge is absent or broken.
    """
    checker = named(checker_id)
    known = knowledge or _data.knowledge()
    return checker.evaluate(read_request(request, known.asked_by(checker_id)), known)


def named(checker_id: str) -> Checker:
    """Return the checker of this id.

    Raises:
        RequestError: There is none.
    """
    if checker_id not in CHECKERS:
        raise RequestError(
            "unknown-checker",
            "checker",
            f"没有「{shown(checker_id)}」这个自查表。可以用：{'、'.join(CHECKERS)}。",
        )
    return CHECKERS[checker_id]


def describe(knowledge: Knowledge | None = None) -> dict[str, object]:
    """Return every checker with its questions and outcomes.

    Raises:
        KnowledgeError: The packaged knowledge is absent or broken.
    """
    known = knowledge or _data.knowledge()
    return {
        "rules_version": known.version,
        "checkers": [
            {
                "id": checker.id,
                "title": checker.title,
                "questions": describe_questions(known, checker.id),
                "outcomes": [
                    {"id": id_, "label": label} for id_, label in checker.outcomes.items()
                ],
            }
            for checker in CHECKERS.values()
        ],
    }
