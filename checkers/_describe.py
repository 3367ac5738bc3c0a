"""What a checker asks, as plain data: for the command line, for forms, for other programs."""

from typing import NotRequired, TypedDict

from checkers._conditions import Number
from checkers._model import Knowledge, Option, Question


class OptionReply(TypedDict):
    """One answer to choose; an empty list of platforms means all of them."""

    id: str
    label: str
    help: str
    platforms: list[str]


class QuestionReply(TypedDict):
    """One question, or one column of its rows.

    ``unsure`` is a valid answer to every one and is not listed.
    """

    id: str
    kind: str
    label: str
    help: str
    options: list[OptionReply]
    min: Number | None
    max: Number | None
    unit: str
    columns: NotRequired[list["QuestionReply"]]
    max_rows: NotRequired[int | None]
    max_length: NotRequired[int]


def describe_questions(knowledge: Knowledge, checker: str) -> list[QuestionReply]:
    """Return the questions of a checker, in their order."""
    return [_question(question) for question in knowledge.asked_by(checker).values()]


def _question(question: Question) -> QuestionReply:
    """Return a question as plain data."""
    described: QuestionReply = {
        "id": question.id,
        "kind": question.kind,
        "label": question.label,
        "help": question.help,
        "options": [_option(option) for option in question.options],
        "min": question.min,
        "max": question.max,
        "unit": question.unit,
    }
    if question.columns:
        described["columns"] = [_question(column) for column in question.columns]
        described["max_rows"] = question.max_rows
    if question.max_length is not None:
        described["max_length"] = question.max_length
    return described


def _option(option: Option) -> OptionReply:
    """Return an option as plain data."""
    return {
        "id": option.id,
        "label": option.label,
        "help": option.help,
        "platforms": list(option.platforms),
    }
