"""Many cases from one table: a row of answers in, a row of results out.

The header names the questions. Columns before the first question are the owner's own, such as a
client's name, and are kept. A row that cannot be judged says so in its last column and holds up
no other. Only the command line imports this; the browser needs no tables.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import islice, repeat

from checkers import Checker
from checkers._answers import UNSURE, read_request, shown
from checkers._errors import RequestError
from checkers._model import Knowledge, Question
from checkers._reply import Summary

type Cells = tuple[str, ...]

_RESULTS = ("outcome", "headline", "open_channels", "missing", "next_question")
_NO_SUMMARY: Summary = {
    "outcome": "",
    "headline": "",
    "open_channels": "",
    "missing": "",
    "next_question": "",
}
# A spreadsheet takes a cell that opens with one of these for a formula.
_FORMULA_OPENERS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Header:
    """The owner's columns, then the questions."""

    own: Cells
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the result: the owner's cells, the summary, and what was wrong if anything was."""

    own: Cells
    summary: Summary
    error: str


def judge_table(
    text: str, checker: Checker, knowledge: Knowledge, day: date
) -> tuple[Header, list[Line]]:
    """Judge every row of a CSV text by the rules of a day.

    Raises:
        RequestError: The header cannot be used.
    """
    records = _records(text)
    questions = knowledge.asked_by(checker.id)
    header = _read_header(next(records, (1, None))[1], questions)
    known: dict[Cells, Summary] = {}

    def judge(cells: Cells) -> Summary:
        if cells not in known:
            request = {"answers": _answers(cells, header), "as_of": day.isoformat()}
            known[cells] = checker.summarise(read_request(request, questions), knowledge)
        return known[cells]

    lines = (
        _line(number, cells, header, judge)
        for number, cells in records
        if cells is None or any(cells)
    )
    return header, list(lines)


def to_csv(header: Header, lines: Iterable[Line]) -> str:
    """Write the result as CSV that a spreadsheet opens as text, whatever the cells hold."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(map(_harmless, (*header.own, *_RESULTS, "error")))
    for line in lines:
        cells = (*line.own, *line.summary.values(), line.error)
        writer.writerow([_harmless(str(cell)) for cell in cells])
    return out.getvalue()


def _records(text: str) -> Iterator[tuple[int, Cells | None]]:
    """Yield each record with the number of its first line; None stands for one beyond reading.

    A quote that is never closed would swallow all that follows. So after a record that cannot be
    read, reading starts again on the line after its first.
    """
    lines = StringIO(text, newline="").readlines()
    at = 0
    while at < len(lines):
        start = at
        reader = csv.reader(islice(lines, start, None), strict=True)
        try:
            for cells in reader:
                yield at + 1, tuple(cell.strip() for cell in cells)
                at = start + reader.line_num
        except csv.Error:
            yield at + 1, None
            at += 1


def _read_header(cells: Cells | None, questions: Mapping[str, Question]) -> Header:
    """Tell the owner's columns from the questions.

    Raises:
        RequestError: No column is a question, one comes twice, or one is neither.
    """
    names = cells or ()
    first = next((at for at, name in enumerate(names) if name in questions), None)
    if first is None:
        raise RequestError(
            "no-question-column",
            "line 1",
            f"第一行要写列名，其中要有问题的编号，例如 {'、'.join(islice(questions, 3))}。",
        )
    asked = names[first:]
    for name in asked:
        if name not in questions:
            raise RequestError(
                "unknown-question",
                "line 1",
                f"没有编号为「{shown(name)}」的问题。自己加的列要放在所有问题的前面。",
            )
        if asked.count(name) > 1:
            raise RequestError("repeated-column", "line 1", f"「{name}」这一列写了不止一次。")
    return Header(names[:first], tuple(questions[name] for name in asked))


def _line(
    number: int, cells: Cells | None, header: Header, judge: Callable[[Cells], Summary]
) -> Line:
    """Judge one record, or say what is wrong with it."""
    width = len(header.own)
    own = (*(cells or ()), *repeat("", width))[:width]
    try:
        return Line(own, judge(_fit(cells, header)[width:]), "")
    except RequestError as error:
        return Line(own, _NO_SUMMARY, f"第 {number} 行，{error.where}：{error.message}")


def _fit(cells: Cells | None, header: Header) -> Cells:
    """Return as many cells as there are columns; cells left out at the end were not answered.

    Raises:
        RequestError: The record cannot be read or is longer than the header.
    """
    width = len(header.own) + len(header.questions)
    if cells is None:
        raise RequestError("bad-row", "row", "这一行的引号不成对，读不出来。请补上或去掉引号。")
    if any(cells[width:]):
        raise RequestError("bad-row", "row", f"这一行多出了格子，表头只有 {width} 列。请核对逗号。")
    return (*cells, *repeat("", width))[:width]


def _answers(cells: Cells, header: Header) -> dict[str, object]:
    """Return the answers in a row, as a request would carry them."""
    return {
        question.id: _answer(cell, question)
        for question, cell in zip(header.questions, cells, strict=True)
    }


def _answer(cell: str, question: Question) -> object:
    """Read a cell as its question wants it; what does not fit is left for the request to refuse.

    A cell has room for the first column of rows only.
    """
    if cell in (UNSURE, "不确定"):
        return UNSURE
    match question.kind:
        case "choices":
            return [part.strip() for part in cell.split(";") if part.strip()]
        case "rows":
            first = question.columns[0].id
            return [{first: part.strip()} for part in cell.split(";") if part.strip()]
        case "number" if cell:
            return _number(cell)
        case "date" if cell:
            return _iso_day(cell)
        case _:
            return cell


def _number(cell: str) -> object:
    """Return the number in a cell, or the cell if there is none."""
    for read in (int, float):
        try:
            return read(cell)
        except ValueError:
            continue
    return cell


def _iso_day(cell: str) -> str:
    """Undo what spreadsheets do to days: 2026/1/5 becomes 2026-01-05."""
    return "-".join(part.zfill(2) for part in cell.replace("/", "-").split("-"))


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_OPENERS) else cell
