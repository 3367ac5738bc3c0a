"""From whatever somebody sent to answers the rules can trust.

Refusals name the place (``answers.site``) and say what to do. The rules see only questions that
were answered: ``unsure``, an empty choice and silence are one and the same to them.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isfinite

from checkers._conditions import Answer, Number
from checkers._errors import RequestError
from checkers._model import Option, Question

type Answers = Mapping[str, Answer]
type Row = Mapping[str, Answer]

UNSURE = "unsure"
LONGEST_TEXT = 4000

_SHOWN = 40
_EXAMPLE = '{"answers": {…}, "as_of": "2026-01-31"}'


@dataclass(frozen=True, slots=True)
class Request:
    """Answers that are known to fit their questions, and the day to judge by.

    Rows stand apart from the other answers: conditions cannot look at them.
    """

    answers: Answers
    as_of: date
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)


def parse_json(text: str) -> object:
    """Read JSON as the standard has it: no NaN, no repeated key.

    Raises:
        RequestError: The text is not such JSON.
    """
    try:
        return json.loads(
            text, object_pairs_hook=_without_repetition, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:
        raise RequestError(
            "bad-json", "request", f"这不是有效的 JSON。请检查引号、逗号和括号，写成 {_EXAMPLE}。"
        ) from error


def read_request(raw: object, questions: Mapping[str, Question]) -> Request:
    """Check a request against the questions of a checker.

    Raises:
        RequestError: The request or one of its answers does not fit.
    """
    if not isinstance(raw, Mapping):
        raise RequestError("not-an-object", "request", f"请求要是一个 JSON 对象：{_EXAMPLE}。")
    for key in raw:
        if key not in ("answers", "as_of"):
            raise RequestError(
                "unknown-key",
                f"request.{shown(key)}",
                f"请求里只能有 answers 和 as_of，不认识「{shown(key)}」。请写成 {_EXAMPLE}。",
            )
    as_of = _read_as_of(raw)
    given = _given(raw, questions)
    tables = {name: q for name, q in questions.items() if q.kind == "rows"}
    plain = {name: q for name, q in questions.items() if name not in tables}
    answers = _read_answers(given, plain)
    return Request(answers, as_of, _read_tables(given, tables, answers))


def read_day(text: object) -> date | None:
    """Return the day written exactly as YYYY-MM-DD, or None.

    >>> read_day("2024-02-29"), read_day("2023-02-29"), read_day("20240229")
    (datetime.date(2024, 2, 29), None, None)
    """
    if not isinstance(text, str):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def shown(value: object) -> str:
    """Return a short form of something a stranger sent, safe to write anywhere.

    >>> shown("a" * 99)
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…'
    """
    text = value if isinstance(value, str) else repr(value)
    text = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _read_as_of(raw: Mapping[str, object]) -> date:
    """Return the day to judge by."""
    if "as_of" not in raw:
        raise RequestError(
            "missing-as-of", "as_of", "请求里没有 as_of。请写上按哪一天判断，例如 2026-01-31。"
        )
    day = read_day(raw["as_of"])
    if day is None:
        raise RequestError(
            "bad-as-of",
            "as_of",
            f"as_of「{shown(raw['as_of'])}」不是日历上的一天。请写成年-月-日，例如 2026-01-31。",
        )
    return day


def _given(raw: Mapping[str, object], questions: Mapping[str, Question]) -> Mapping[str, object]:
    """Return what was given as answers, each to a question that exists."""
    if "answers" not in raw:
        raise RequestError("missing-answers", "answers", f"请求里没有 answers。请写成 {_EXAMPLE}。")
    given = raw["answers"]
    if not isinstance(given, Mapping):
        raise RequestError(
            "answers-not-an-object",
            "answers",
            'answers 要是一个对象，把问题的编号对应到回答，例如 {"platform": "amazon"}。',
        )
    for key in given:
        if key not in questions:
            raise RequestError(
                "unknown-question",
                f"answers.{shown(key)}",
                f"没有编号为「{shown(key)}」的问题。请对照 python -m checkers list 列出的编号。",
            )
    return given


def _read_answers(given: Mapping[str, object], questions: Mapping[str, Question]) -> Answers:
    """Return the given answers in the order of their questions."""
    answers: dict[str, Answer] = {}
    for question in questions.values():
        if question.id in given and not _is_silence(given[question.id]):
            answers[question.id] = _READ[question.kind](question, given[question.id], answers)
    return answers


def _is_silence(value: object) -> bool:
    """Tell whether the value stands for "I do not know" or for nothing at all."""
    return value in (UNSURE, "", [], [UNSURE])


def _read_choice(question: Question, value: object, earlier: Answers) -> Answer:
    """Accept the id of one option."""
    if not isinstance(value, str):
        raise _wrong_type(question, "一个选项的编号")
    _check_option(question, value, earlier.get("platform"))
    return value


def _read_choices(question: Question, value: object, earlier: Answers) -> Answer:
    """Accept a list of different option ids."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong_type(question, "一个列表，里面是选项的编号")
    if UNSURE in value:
        raise _refusal(
            question, "unsure-with-others", "「不确定」不能和别的选项一起选。请只留其中一种。"
        )
    if len(set(value)) < len(value):
        raise _refusal(question, "repeated-option", "同一个选项写了不止一次。请每个只写一次。")
    for item in value:
        _check_option(question, item, earlier.get("platform"))
    return frozenset(value)


def _read_number(question: Question, value: object, _earlier: Answers) -> Answer:
    """Accept a finite number within the bounds of the question."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong_type(question, "一个数字，不加引号")
    if not _is_finite(value):
        raise _refusal(question, "bad-number", "这个数字不是有限的数。请写一个普通的数字。")
    low, high = question.min, question.max
    if (low is not None and value < low) or (high is not None and value > high):
        raise _refusal(
            question, "out-of-range", f"「{shown(value)}」超出范围。请填{_bounds(low, high)}的数。"
        )
    return value


def _is_finite(number: Number) -> bool:
    """Tell whether the number can be reckoned with; a whole number may be too large for that."""
    try:
        return isfinite(number)
    except OverflowError:
        return False


def _read_date(question: Question, value: object, _earlier: Answers) -> Answer:
    """Accept a day of the calendar."""
    if not isinstance(value, str):
        raise _wrong_type(question, "一个日期，写成年-月-日")
    day = read_day(value)
    if day is None:
        raise _refusal(
            question,
            "bad-date",
            f"「{shown(value)}」不是日历上的一天。请写成年-月-日，例如 2026-01-31。",
        )
    return day


def _read_text(question: Question, value: object, _earlier: Answers) -> Answer:
    """Accept a text of bearable length."""
    if not isinstance(value, str):
        raise _wrong_type(question, "一段文字")
    longest = LONGEST_TEXT if question.max_length is None else question.max_length
    if len(value) > longest:
        raise _refusal(
            question,
            "text-too-long",
            f"文字有 {len(value)} 个字符，最多 {longest} 个。请删短一些，或者分几次检查。",
        )
    return value


def _read_tables(
    given: Mapping[str, object], questions: Mapping[str, Question], answers: Answers
) -> Mapping[str, tuple[Row, ...]]:
    """Return the rows given for each question that takes rows; blank rows are dropped."""
    platform = {name: answers[name] for name in ("platform",) if name in answers}
    return {
        question.id: _read_rows(question, given[question.id], platform)
        for question in questions.values()
        if question.id in given and not _is_silence(given[question.id])
    }


def _read_rows(question: Question, value: object, earlier: Answers) -> tuple[Row, ...]:
    """Accept a list of objects, each cell as its column wants it."""
    if not isinstance(value, list):
        raise _wrong_type(question, "一个列表，一行一个对象")
    if question.max_rows is not None and len(value) > question.max_rows:
        raise _refusal(
            question,
            "too-many-rows",
            f"有 {len(value)} 行，最多 {question.max_rows} 行。请分几次检查。",
        )
    rows = (_read_row(question, number, row, earlier) for number, row in enumerate(value, 1))
    return tuple(row for row in rows if row)


def _read_row(question: Question, number: int, value: object, earlier: Answers) -> Row:
    """Accept the cells of one row, and say in which row and column a refusal lies."""
    place = f"answers.{question.id}.{number}"
    if not isinstance(value, Mapping):
        raise RequestError("wrong-type", place, f"第 {number} 行要是一个对象，写成列的编号和内容。")
    columns = {column.id: column for column in question.columns}
    row: dict[str, Answer] = {}
    for key, cell in value.items():
        if key not in columns:
            raise RequestError(
                "unknown-column",
                f"{place}.{shown(key)}",
                f"第 {number} 行：没有「{shown(key)}」这一列。可以用：{'、'.join(columns)}。",
            )
        if not _is_silence(cell):
            try:
                row[key] = _READ[columns[key].kind](columns[key], cell, earlier)
            except RequestError as error:
                message = f"第 {number} 行{error.message}"
                raise RequestError(error.code, f"{place}.{key}", message) from error
    return {name: row[name] for name in columns if name in row}


_READ: Mapping[str, Callable[[Question, object, Answers], Answer]] = {
    "choice": _read_choice,
    "choices": _read_choices,
    "number": _read_number,
    "date": _read_date,
    "text": _read_text,
    "long_text": _read_text,
}


def _check_option(question: Question, chosen: str, platform: object) -> None:
    """Refuse an option that does not exist, or not on the chosen platform."""
    named = [option for option in question.options if option.id == chosen]
    if not named:
        raise _refusal(
            question,
            "unknown-option",
            f"没有「{shown(chosen)}」这个选项。可以填：{_listed(question.options)}。",
        )
    if any(option.is_for(platform) for option in named):
        return
    fitting = [option for option in question.options if option.is_for(platform)]
    raise _refusal(
        question,
        "option-not-here",
        f"所选的平台没有「{shown(chosen)}」这个选项。可以填：{_listed(fitting)}。",
    )


def _listed(options: Iterable[Option]) -> str:
    """Return the option ids, each once, with the way out at the end."""
    return "、".join([*dict.fromkeys(option.id for option in options), UNSURE])


def _bounds(low: Number | None, high: Number | None) -> str:
    """Say between which limits a number may lie."""
    if low is None:
        return f"不大于 {high} "
    if high is None:
        return f"不小于 {low} "
    return f" {low} 到 {high} 之间"


def _wrong_type(question: Question, expected: str) -> RequestError:
    """Return the refusal of an answer of another kind."""
    return _refusal(question, "wrong-type", f"这里要填{expected}；不确定就填 {UNSURE}。")


def _refusal(question: Question, code: str, message: str) -> RequestError:
    """Return the refusal of one answer, opening with the question as the reader saw it."""
    return RequestError(code, f"answers.{question.id}", f"「{question.label}」：{message}")


def _without_repetition(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Build an object, refusing a key that comes twice: one of the two would be lost in silence."""
    built = dict(pairs)
    if len(built) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RequestError(
            "repeated-key",
            f"request.{shown(twice)}",
            f"「{shown(twice)}」写了不止一次。请只留一个。",
        )
    return built


def _refuse_constant(name: str) -> object:
    """Refuse NaN and the infinities, which JSON does not have."""
    raise ValueError(name)
