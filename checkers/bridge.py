"""The browser's only door: JSON text in, JSON text out, and never an exception.

The command line writes the same bytes, so a reader and a consultant can compare results.
"""

import json
from collections.abc import Callable

from checkers import describe as describe_all
from checkers import run as run_checker
from checkers._answers import parse_json
from checkers._errors import CheckerError, ErrorObject

_INTERNAL = "检查程序自己出错了，与你的回答无关。请改看页面上的条件表，并把这个错误告诉我们。"


def run(checker_id: str, request_text: str) -> str:
    """Evaluate a request, both as JSON text."""
    return to_json(guarded(lambda: run_checker(checker_id, parse_json(request_text))))


def describe() -> str:
    """Return every checker with its questions and outcomes, as JSON text."""
    return to_json(guarded(describe_all))


def guarded[Result](work: Callable[[], Result]) -> Result | ErrorObject:
    """Do the work and return its result; whatever goes wrong becomes an error object."""
    try:
        return work()
    except CheckerError as error:
        return error.as_object()
    except Exception as error:  # noqa: BLE001 - nothing may escape into the browser
        return CheckerError("internal", type(error).__name__, _INTERNAL).as_object()


def to_json(reply: object) -> str:
    """Write JSON in the one form that page and command line share."""
    return json.dumps(reply, ensure_ascii=False, sort_keys=False, separators=(",", ":"))
