"""Which answers the rules can tell apart.

Options that no condition tells apart form one class, and the first of them stands for it. Numbers
and days fall into classes at the limits that conditions name: the limit itself stands for what lies
on it, and one answer stands for each stretch below, between and above.

That is how a question with a thousand possible answers is looked at completely in a few.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import chain, pairwise

from checkers._conditions import Answer, AnswerTest, Number, leaves
from checkers._model import Knowledge, Question


@cache
def answer_tests(knowledge: Knowledge) -> Mapping[str, tuple[AnswerTest, ...]]:
    """Return, for each question, every test that some condition makes of its answer."""
    conditions = chain(
        (criterion.test for criterion in knowledge.criteria.values()),
        (channel.place for channel in knowledge.channels.values() if channel.place),
        (question.asked_if for question in knowledge.questions.values() if question.asked_if),
    )
    found: dict[str, dict[AnswerTest, None]] = {name: {} for name in knowledge.questions}
    for test in chain.from_iterable(map(leaves, conditions)):
        found[test.question][test] = None
    return {name: tuple(tests) for name, tests in found.items()}


def representatives(
    question: Question, tests: Iterable[AnswerTest], platform: Answer | None
) -> list[Answer]:
    """Return one answer for each class of answers to the question.

    A text has no classes, because no condition looks at one.
    """
    match question.kind:
        case "choice" | "choices":
            return _options(question, tuple(tests), platform)
        case _:
            return _around_limits(question, tests)


def _options(
    question: Question, tests: tuple[AnswerTest, ...], platform: Answer | None
) -> list[Answer]:
    """Return the first option of each class; for several ticks, a single tick at a time."""
    first: dict[tuple[bool, ...], Answer] = {}
    for option in question.options:
        if option.is_for(platform):
            answer = option.id if question.kind == "choice" else frozenset({option.id})
            first.setdefault(tuple(test.accepts(answer) for test in tests), answer)
    return list(first.values())


def _around_limits(question: Question, tests: Iterable[AnswerTest]) -> list[Answer]:
    """Return the limits that comparisons name, and what lies around them."""
    operands = {test.operand for test in tests}
    days = sorted(operand for operand in operands if isinstance(operand, date))
    numbers = sorted(operand for operand in operands if isinstance(operand, int | float))
    if days:
        return [*_days(days)]
    return [*_numbers(question, numbers)] if numbers else []


def _numbers(question: Question, limits: list[Number]) -> list[Number]:
    """Return each limit, then a number from each stretch around them, all brought in bounds."""
    below, above = limits[0] - 1, limits[-1] + 1
    between = [_between(left, right) for left, right in pairwise(limits)]
    found = [*limits, below, *between, above]
    if question.min is not None:
        found = [max(question.min, number) for number in found]
    if question.max is not None:
        found = [min(question.max, number) for number in found]
    return list(dict.fromkeys(found))


def _between(left: Number, right: Number) -> Number:
    """Return a number between two limits: just below the upper one if there is room."""
    return right - 1 if right - 1 > left else (left + right) / 2


def _days(limits: list[date]) -> Iterator[date]:
    """Yield each limit, then the eve of the first: a day counts from its limit on."""
    yield from limits
    if limits[0] > date.min:
        yield limits[0] - timedelta(days=1)
