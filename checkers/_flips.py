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
    singles: list[Answers] = [
        {question.id: answer}
        for question in questions
        for answer in trial.alternatives(question)
        if _is_advice(question, answer, trial)
    ]
    harmless = list(_harmless(singles, trial, before))
    found = _effective(harmless, before, outcome)
    if found:
        return found
    pairs = _promising_pairs([flip.change for flip in harmless], trial, before)
    return _effective(_harmless(pairs, trial, before), before, outcome)


def _is_advice(question: Question, answer: Answer, trial: Trial) -> bool:
    """Tell whether a reader could act on the change: what happened stays as it was answered.

    For an open question any answer may be the reader's own, so all of them are told.
    """
    if question.id not in trial.answers:
        return True
    chosen = answer if isinstance(answer, frozenset) else {answer}
    return not question.fixed and not any(o.fixed for o in question.options if o.id in chosen)


def _harmless(changes: Iterable[Answers], trial: Trial, before: Doors) -> Iterator[Flip]:
    """Try changes and yield those after which no door stands worse."""
    for change in changes:
        after = trial.doors_after(change, before)
        if all(_OPENNESS[after[name]] >= _OPENNESS[before[name]] for name in before):
            opens = tuple(name for name in after if after[name] is Truth.TRUE is not before[name])
            yield Flip(change, after, opens)


def _effective(flips: Iterable[Flip], before: Doors, outcome: Callable[[Doors], str]) -> list[Flip]:
    """Keep the flips that achieve something, most doors first; of several with one effect, one."""
    found: dict[object, Flip] = {}
    for flip in flips:
        if flip.opens or (flip.doors != before and outcome(flip.doors) != outcome(before)):
            found.setdefault((*flip.change, *flip.doors.values()), flip)
    return sorted(found.values(), key=lambda flip: -len(flip.opens))


def _promising_pairs(steps: Iterable[Answers], trial: Trial, before: Doors) -> Iterator[Answers]:
    """Yield two changes at a time, where a door that hangs on both then opens wider.

    Of other pairs nothing new can come: every door would stand as after one of the two alone.
    """
    shut = [channel for channel in trial.channels if before[channel.id] is not Truth.TRUE]
    for one, other in combinations(steps, 2):
        both = {**one, **other}
        doors = [channel for channel in shut if trial.rules.reach(channel).issuperset(both)]
        if len(both) > 1 and doors:
            answers = {**trial.answers, **both}
            after = {channel.id: trial.rules.door(channel, answers) for channel in doors}
            if any(_OPENNESS[truth] > _OPENNESS[before[name]] for name, truth in after.items()):
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
