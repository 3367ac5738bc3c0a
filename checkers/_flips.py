"""Which answers would matter: the open questions that decide most, the fewest changes that flip.

Both are found by trying. A trial answers one question, or two, with one answer from each class the
rules can tell apart, and looks at the doors again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from checkers._answers import Answers
from checkers._classes import answer_tests, representatives
from checkers._conditions import Answer
from checkers._logic import Truth
from checkers._model import Channel, Question
from checkers._rules import Rules

type Doors = Mapping[str, Truth]


@dataclass(frozen=True, slots=True)
class Flip:
    """A change of answers, the doors as they stand after it, and those it newly opens."""

    change: Answers
    doors: Doors
    opens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """The answers and the channels that trials start from."""

    rules: Rules
    channels: Sequence[Channel]
    answers: Answers

    def doors(self) -> Doors:
        """Return how every door stands before any trial."""
        return {channel.id: self.rules.door(channel, self.answers) for channel in self.channels}

    def doors_after(self, change: Answers, doors: Doors) -> Doors:
        """Return how every door stands after the change; those it cannot reach stay as they are."""
        answers = {**self.answers, **change}
        return {
            channel.id: doors[channel.id]
            if self.rules.reach(channel).isdisjoint(change)
            else self.rules.door(channel, answers)
            for channel in self.channels
        }

    def alternatives(self, question: Question) -> list[Answer]:
        """Return the other answers worth trying, one of each class, the nearest first."""
        tests = answer_tests(self.rules.knowledge)[question.id]
        found = representatives(question, tests, self.answers.get("platform"))
        current = self.answers.get(question.id)
        if isinstance(current, frozenset):
            return _one_tick_away(current, found)
        if current is not None:
            found = sorted(found, key=lambda answer: _distance(answer, current))
        return [answer for answer in found if answer != current]

    def moved_by(self, question: Question) -> int:
        """Return how many undecided doors an answer to the question alone could decide."""
        trials = [{**self.answers, question.id: answer} for answer in self.alternatives(question)]
        return sum(
            any(self.rules.door(channel, trial) is not Truth.UNKNOWN for trial in trials)
            for channel in self.channels
            if question.id in self.rules.reach(channel)
            and self.rules.door(channel, self.answers) is Truth.UNKNOWN
        )


def fewest_changes(
    trial: Trial, questions: Iterable[Question], outcome: Callable[[Doors], str]
) -> list[Flip]:
    """Return the changes of one answer that alter the outcome or open a door; else of two.

    A change that shuts a door, or makes an open one doubtful, is no advice, and two changes are
    tried together only if neither does so alone.
    """
    before = trial.doors()
    steps: list[Answers] = [
        {question.id: answer} for question in questions for answer in trial.alternatives(question)
    ]
    tried = [(step, trial.doors_after(step, before)) for step in steps]
    harmless = [(step, after) for step, after in tried if not _worsens(before, after)]
    singles = _effective(harmless, before, outcome)
    if singles:
        return singles
    pairs = _pairs([step for step, _ in harmless], _joint_questions(trial, before))
    tried = [(pair, trial.doors_after(pair, before)) for pair in pairs]
    harmless = [(pair, after) for pair, after in tried if not _worsens(before, after)]
    return _effective(harmless, before, outcome)


def _effective(
    tried: Iterable[tuple[Answers, Doors]], before: Doors, outcome: Callable[[Doors], str]
) -> list[Flip]:
    """Keep the changes that achieve something; of several with one effect, the first."""
    found: dict[object, Flip] = {}
    for change, after in tried:
        if after == before:
            continue
        opens = tuple(name for name in after if after[name] is Truth.TRUE is not before[name])
        if opens or outcome(after) != outcome(before):
            found.setdefault((*change, *after.values()), Flip(change, after, opens))
    return sorted(found.values(), key=lambda flip: -len(flip.opens))


def _worsens(before: Doors, after: Doors) -> bool:
    """Tell whether some door stands worse than it did."""
    return any(_OPENNESS[after[name]] < _OPENNESS[before[name]] for name in before)


def _joint_questions(trial: Trial, before: Doors) -> list[frozenset[str]]:
    """Return, for each door that is not open, the questions that can move it.

    Two changes that share no such door act apart, and each was already tried alone.
    """
    return [
        trial.rules.reach(channel)
        for channel in trial.channels
        if before[channel.id] is not Truth.TRUE
    ]


def _pairs(steps: Iterable[Answers], joint: Sequence[frozenset[str]]) -> Iterator[Answers]:
    """Yield two changes at a time, of different questions that share a door."""
    for one, other in combinations(steps, 2):
        both = {**one, **other}
        if len(both) > 1 and any(reach.issuperset(both) for reach in joint):
            yield both


def _one_tick_away(ticked: frozenset[str], found: Iterable[Answer]) -> list[Answer]:
    """Return the sets with one tick more, or one less; none at all would be no answer."""
    more = [ticked | tick for tick in found if isinstance(tick, frozenset) and not tick <= ticked]
    less = [ticked - {option} for option in sorted(ticked) if len(ticked) > 1]
    return [*more, *less]


def _distance(answer: Answer, current: Answer) -> float:
    """Say how far a number or a day lies from the current one; options lie nowhere."""
    match answer, current:
        case date(), date():
            return abs((answer - current).days)
        case int() | float(), int() | float():
            return abs(answer - current)
        case _:
            return 0


_OPENNESS = {Truth.FALSE: 0, Truth.UNKNOWN: 1, Truth.TRUE: 2}
