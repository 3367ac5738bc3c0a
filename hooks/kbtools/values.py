"""Values of facts, as a reader sees them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

Labels = Mapping[str, str]


def pick(value: Any, path: str) -> Any:  # noqa: ANN401 (a fact's value is open JSON)
    """Return the part of a value that a dotted path names.

    >>> pick({"tiers": [{"rate": 0.1}]}, "tiers.0.rate")
    0.1

    Raises:
        KeyError: If the path leads nowhere.
    """
    for part in path.split("."):
        try:
            value = value[int(part)] if isinstance(value, list) else value[part]
        except (IndexError, ValueError, TypeError) as error:
            raise KeyError(path) from error
    return value


def show(value: Any, how: str | None, words: Labels) -> str:  # noqa: ANN401 (open JSON)
    """Return a value as text.

    Args:
        value: A number, text, truth value or a list of them.
        how: The name of a filter of `FILTERS`, or None for the plain form.
        words: Chinese labels of the English words used as values.

    Raises:
        KeyError: If the filter is unknown.
        ValueError: If the value has no such form.
    """
    return FILTERS[how or "plain"](value, words)


def _plain(value: Any, words: Labels) -> str:  # noqa: ANN401
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return _joined("、")(value, words)
    if isinstance(value, dict) or value is None:
        raise ValueError(f"{value!r} is not a single value")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return words.get(str(value), str(value))


def _percent(value: Any, _: Labels) -> str:  # noqa: ANN401
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{value!r} is not a share")  # noqa: TRY004 (a wrong value, not a wrong call)
    return f"{round(value * 100, 6):g}%"


def _joined(glue: str) -> Callable[[Any, Labels], str]:
    def join(value: Any, words: Labels) -> str:  # noqa: ANN401
        if not isinstance(value, list):
            raise ValueError(f"{value!r} is not a list")  # noqa: TRY004 (a wrong value, not a wrong call)
        return glue.join(_plain(item, words) for item in value)

    return join


def _date(value: Any, _: Labels) -> str:  # noqa: ANN401
    day = dt.date.fromisoformat(str(value))
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


FILTERS: dict[str, Callable[[Any, Labels], str]] = {
    "plain": _plain,
    "percent": _percent,
    "list": _joined("、"),
    "path": _joined(" → "),
    "date": _date,
}
