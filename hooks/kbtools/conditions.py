"""Expressions over answers, as data: walking them and putting in the thresholds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hooks.kbtools.yamlread import Path

Expression = dict[str, Any]
THRESHOLDS = ("at_least", "at_most")


def leaves(expression: object, path: Path = ()) -> Iterator[tuple[Path, Expression]]:
    """Yield every leaf (a test on one question, or a criterion) with its path."""
    if not isinstance(expression, dict):
        return
    for connective in ("all", "any"):
        for index, inner in enumerate(expression.get(connective) or []):
            yield from leaves(inner, (*path, connective, index))
    if "not" in expression:
        yield from leaves(expression["not"], (*path, "not"))
    if "question" in expression or "criterion" in expression:
        yield path, expression


def questions(expression: object) -> set[str]:
    """Return the ids of the questions that an expression asks."""
    return {leaf["question"] for _, leaf in leaves(expression) if "question" in leaf}


def criteria(expression: object) -> list[str]:
    """Return the ids of the criteria that an expression uses, each once, in order."""
    return list(
        dict.fromkeys(leaf["criterion"] for _, leaf in leaves(expression) if "criterion" in leaf)
    )


def resolve(expression: object, amount: Callable[[str, str], float]) -> Any:  # noqa: ANN401
    """Return the expression with every `{fact, value}` replaced by the number it stands for."""
    if isinstance(expression, list):
        return [resolve(item, amount) for item in expression]
    if not isinstance(expression, dict):
        return expression
    if set(expression) == {"fact", "value"}:
        return amount(expression["fact"], expression["value"])
    return {key: resolve(value, amount) for key, value in expression.items()}
