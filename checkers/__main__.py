"""The checkers on the command line: ``python -m checkers list``, ``run`` or ``batch``.

Results and errors alike are JSON on standard output, the same bytes as in the browser. The exit
code tells them apart: 0 evaluated, 1 a table with bad rows, 2 the input cannot be used.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from checkers import _data, describe, named, run
from checkers._answers import parse_json, read_day, shown
from checkers._batch import judge_table, to_csv
from checkers._errors import RequestError
from checkers.bridge import guarded, to_json

BAD_ROWS = 1
BAD_INPUT = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    given = _parser().parse_args(arguments)
    reply = guarded(lambda: given.work(given))
    sys.stdout.buffer.write(to_json(reply).encode() + b"\n")
    sys.stdout.buffer.flush()
    if "error" in reply:
        return BAD_INPUT
    return BAD_ROWS if reply.get("bad_rows") else 0


def _parser() -> argparse.ArgumentParser:
    """Return the parser of the three commands."""
    parser = argparse.ArgumentParser(prog="python -m checkers", description=__doc__)
    commands = parser.add_subparsers(required=True)

    listing = commands.add_parser("list", help="every checker with its questions and outcomes")
    listing.set_defaults(work=_list)

    running = commands.add_parser("run", help="evaluate one request")
    running.add_argument("checker")
    running.add_argument("file", nargs="?", default="-", help="a JSON request; - is standard input")
    running.set_defaults(work=_run)

    batch = commands.add_parser("batch", help="evaluate every row of a table")
    batch.add_argument("checker")
    batch.add_argument("table", help="CSV: question ids as header, own columns in front")
    batch.add_argument("results", help="CSV to write")
    batch.set_defaults(work=_batch)

    for command in (running, batch):
        command.add_argument("--as-of", help="judge by this day (YYYY-MM-DD), not by today")
    return parser


def _list(_given: argparse.Namespace) -> Mapping[str, object]:
    """Describe every checker."""
    return describe()


def _run(given: argparse.Namespace) -> Mapping[str, object]:
    """Evaluate the request in a file; one without a day is judged by the day of the call."""
    day = _day(given)
    request = parse_json(_read(given.file))
    if isinstance(request, Mapping) and "as_of" not in request:
        request = {**request, "as_of": day.isoformat()}
    return run(given.checker, request)


def _batch(given: argparse.Namespace) -> Mapping[str, object]:
    """Evaluate a table and write the results beside it."""
    if Path(given.table).resolve() == Path(given.results).resolve():
        raise RequestError("same-file", "results", "结果会盖掉原来的表。请把结果写到另一个文件。")
    checker = named(given.checker)
    header, lines = judge_table(_read(given.table), checker, _data.knowledge(), _day(given))
    _write(given.results, to_csv(header, lines))
    return {"rows": len(lines), "bad_rows": sum(bool(line.error) for line in lines)}


def _day(given: argparse.Namespace) -> date:
    """Return the day to judge by: the one asked for, or today where the reader is.

    Raises:
        RequestError: The day asked for is not in the calendar.
    """
    if given.as_of is None:
        return date.today()  # noqa: DTZ011 - the reader's own calendar day is meant
    day = read_day(given.as_of)
    if day is None:
        raise RequestError(
            "bad-as-of",
            "--as-of",
            f"「{shown(given.as_of)}」不是日历上的一天。请写成年-月-日，例如 2026-01-31。",
        )
    return day


def _read(name: str) -> str:
    """Return the text of a file, or of standard input for ``-``.

    Raises:
        RequestError: It cannot be opened or is not UTF-8.
    """
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise _file_error("unreadable-file", name, "打不开", error) from error
    except UnicodeDecodeError as error:
        raise RequestError(
            "bad-encoding", shown(name), "文件不是 UTF-8 编码。请另存为 UTF-8（表格选 CSV UTF-8）。"
        ) from error


def _write(name: str, text: str) -> None:
    """Write a table that spreadsheets open as UTF-8.

    Raises:
        RequestError: The file cannot be written.
    """
    try:
        Path(name).write_text(text, encoding="utf-8-sig", newline="")
    except OSError as error:
        raise _file_error("unwritable-file", name, "写不了", error) from error


def _file_error(code: str, name: str, what: str, error: OSError) -> RequestError:
    """Return the error for a file that the system does not hand over."""
    return RequestError(
        code, shown(name), f"{what}「{shown(name)}」（{error.strerror}）。请检查路径和权限。"
    )


if __name__ == "__main__":
    sys.exit(main())
