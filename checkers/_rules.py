"""The rules as they stand on one day: what each criterion is worth, which doors open."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache

from checkers._answers import Answers
from checkers._conditions import choices, holds, leaves, obstacles
from checkers._logic import Truth, all_of
from checkers._model import Channel, Criterion, Knowledge
from checkers._situation import Situation, questions_behind


class State(StrEnum):
    """How a criterion stands for one reader on one day."""

    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    EXPIRED = "expired"


_STATES = {
    Truth.TRUE: State.PASS,
    Truth.FALSE: State.FAIL,
    Truth.UNKNOWN: State.UNKNOWN,
    Truth.NEUTRAL: State.NOT_APPLICABLE,
}
_WORTH = {state: truth for truth, state in _STATES.items()} | {State.EXPIRED: Truth.UNKNOWN}


class Rules:
    """The knowledge on one day.

    A door hangs on few questions, so its verdicts are kept by the answers to those.
    """

    def __init__(self, knowledge: Knowledge, day: date) -> None:
        """Find what is past its review day, and which questions each channel hangs on."""
        self.knowledge = knowledge
        self.day = day
        self._stale = {
            criterion.id
            for criterion in knowledge.criteria.values()
            if any(fact.is_expired(day) for fact in criterion.because)
        }
        self._reach = {
            channel.id: frozenset(self._questions_behind(channel))
            for channel in knowledge.channels.values()
        }
        self._verdicts: dict[tuple[object, ...], Truth] = {}

    def situation(self, answers: Answers) -> Situation:
        """Return the answers as the questions see them."""
        return Situation(self.knowledge.questions, answers)

    def reach(self, channel: Channel) -> frozenset[str]:
        """Return the questions whose answers can move the channel's door."""
        return self._reach[channel.id]

    def criteria_of(self, channel: Channel) -> list[Criterion]:
        """Return the criteria a channel names, in reading order."""
        return self._named(leaves(channel.requires))

    def state(self, criterion: Criterion, situation: Situation) -> State:
        """Say how a criterion stands; a pass that rests on an expired fact is none."""
        state = _STATES[holds(criterion.test, situation.resolve)]
        if state is State.PASS and criterion.id in self._stale:
            return State.EXPIRED
        return state

    def obstacles(self, channel: Channel, situation: Situation) -> list[Criterion]:
        """Return the criteria that keep the requirements from being met, in reading order."""
        return self._named(obstacles(channel.requires, self._worth(situation)))

    def choices(self, channel: Channel, situation: Situation) -> list[list[list[Criterion]]]:
        """Return the alternatives still to be met, each as the ways to meet it."""
        found = choices(channel.requires, self._worth(situation))
        return [[self._named(way) for way in ways] for ways in found]

    def serves(self, channel: Channel, situation: Situation) -> Truth:
        """Say whether the channel serves the reader's site."""
        return Truth.TRUE if channel.place is None else situation.resolve(channel.place)

    def door(self, channel: Channel, answers: Answers) -> Truth:
        """Say whether the channel's door opens: TRUE, FALSE or UNKNOWN."""
        key = (channel.id, *map(answers.get, self.reach(channel)))
        if key not in self._verdicts:
            self._verdicts[key] = self._judge(channel, self.situation(answers))
        return self._verdicts[key]

    def _judge(self, channel: Channel, situation: Situation) -> Truth:
        """Weigh site and requirements; where none applies, nothing stands in the way."""
        required = holds(channel.requires, self._worth(situation))
        verdict = all_of([self.serves(channel, situation), required])
        return Truth.TRUE if verdict is Truth.NEUTRAL else verdict

    def _worth(self, situation: Situation) -> Callable[[str], Truth]:
        """Return what says, of a criterion by its id, how much it is worth to a door."""
        return lambda name: _WORTH[self.state(self.knowledge.criteria[name], situation)]

    def _named(self, names: Iterable[str]) -> list[Criterion]:
        """Return the criteria of these ids, each once."""
        return [self.knowledge.criteria[name] for name in dict.fromkeys(names)]

    def _questions_behind(self, channel: Channel) -> Iterator[str]:
        """Yield every question the channel's door hangs on."""
        conditions = [criterion.test for criterion in self.criteria_of(channel)]
        if channel.place is not None:
            conditions.append(channel.place)
        for condition in conditions:
            yield from questions_behind(condition, self.knowledge.questions)


@lru_cache(maxsize=8)
def rules_on(knowledge: Knowledge, day: date) -> Rules:
    """Return the rules of a day, made once for the days in use."""
    return Rules(knowledge, day)
