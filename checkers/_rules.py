"""The rules as they stand on one day, applied to one reader's answers.

``Rules`` knows which facts are past their review day; ``Situation`` knows which questions apply
to this reader. Together they say what every criterion is worth and which doors open.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache

from checkers._answers import Answers
from checkers._conditions import Condition, IsOneOf, Leaf, Meets, Resolve, holds, leaves, obstacles
from checkers._logic import Truth, all_of
from checkers._model import Channel, Criterion, Knowledge, Question


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
_TRUTHS = {state: truth for truth, state in _STATES.items()} | {State.EXPIRED: Truth.UNKNOWN}


class Situation:
    """One reader's answers, seen through the questions that apply to them."""

    def __init__(self, questions: Mapping[str, Question], answers: Answers) -> None:
        """Keep both; whether a question applies is worked out when somebody asks."""
        self._questions = questions
        self._answers = answers

    def is_asked(self, question: str) -> Truth:
        """Say whether the question applies; one that hangs on an unasked question does not."""
        condition = self._questions[question].asked_if
        if condition is None:
            return Truth.TRUE
        asked = holds(condition, self.resolve)
        return Truth.FALSE if asked is Truth.NEUTRAL else asked

    def is_open(self, question: str) -> bool:
        """Tell whether an answer to the question could still be given."""
        return question not in self._answers and self.is_asked(question) is not Truth.FALSE

    def resolve(self, leaf: Leaf) -> Truth:
        """Say what a test on an answer is worth.

        While it is unknown whether a question applies, an answer to it decides nothing: it could
        turn out to be beside the point, and a verdict given today must not be taken back.

        Raises:
            TypeError: The leaf names a criterion; only ``Rules`` can resolve those.
        """
        if isinstance(leaf, Meets):
            raise TypeError(leaf)
        asked = self.is_asked(leaf.question)
        if asked is Truth.FALSE:
            return Truth.NEUTRAL
        answer = self._answers.get(leaf.question)
        if asked is Truth.UNKNOWN or answer is None:
            return Truth.UNKNOWN
        return Truth.of(leaf.accepts(answer))

    def open_questions(self, condition: Condition) -> Iterator[str]:
        """Yield the open questions behind a condition, the gates before what they guard."""
        for leaf in leaves(condition):
            if isinstance(leaf, Meets):
                continue
            gate = self._questions[leaf.question].asked_if
            if gate is not None:
                yield from self.open_questions(gate)
            if self.is_open(leaf.question):
                yield leaf.question


class Rules:
    """The knowledge on one day: what each criterion is worth, which doors open.

    A door depends on few questions, so its verdicts are kept by the answers to those.
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
        self._doors: dict[tuple[object, ...], Truth] = {}

    def situation(self, answers: Answers) -> Situation:
        """Return the answers as the rules see them."""
        return Situation(self.knowledge.questions, answers)

    def reach(self, channel: Channel) -> frozenset[str]:
        """Return the questions whose answers can move the channel's door."""
        return self._reach[channel.id]

    def state(self, criterion: Criterion, situation: Situation) -> State:
        """Say how a criterion stands; a pass that rests on an expired fact is none."""
        truth = holds(criterion.test, situation.resolve)
        if truth is Truth.TRUE and criterion.id in self._stale:
            return State.EXPIRED
        return _STATES[truth]

    def serves(self, channel: Channel, situation: Situation) -> Truth:
        """Say whether the channel serves the reader's site."""
        if channel.is_everywhere:
            return Truth.TRUE
        return situation.resolve(IsOneOf("site", frozenset(channel.sites)))

    def door(self, channel: Channel, answers: Answers) -> Truth:
        """Say whether the channel's door opens: TRUE, FALSE or UNKNOWN."""
        key = (channel.id, *map(answers.get, self.reach(channel)))
        if key not in self._doors:
            self._doors[key] = self._judge(channel, self.situation(answers))
        return self._doors[key]

    def obstacles(self, channel: Channel, situation: Situation) -> list[Criterion]:
        """Return the criteria that keep the door from opening, each once, in reading order."""
        found = obstacles(channel.requires, self._firmly(situation))
        named = dict.fromkeys(leaf.criterion for leaf in found if isinstance(leaf, Meets))
        return [self.knowledge.criteria[name] for name in named]

    def criteria_of(self, channel: Channel) -> list[Criterion]:
        """Return the criteria a channel names, in reading order."""
        return [
            self.knowledge.criteria[leaf.criterion]
            for leaf in leaves(channel.requires)
            if isinstance(leaf, Meets)
        ]

    def _judge(self, channel: Channel, situation: Situation) -> Truth:
        """Weigh site and requirements; where nothing is required, nothing stands in the way."""
        verdict = all_of([self.serves(channel, situation), self._met(channel, situation)])
        return Truth.TRUE if verdict is Truth.NEUTRAL else verdict

    def _met(self, channel: Channel, situation: Situation) -> Truth:
        """Weigh the requirements twice, because what has expired may refuse but never admit.

        First nothing stale counts at all. Only if that leaves the matter open may a stale
        criterion that fails say no; saying yes is closed to it even under ``not``.
        """
        firm = holds(channel.requires, self._firmly(situation))
        if firm is not Truth.UNKNOWN:
            return firm
        at_face_value = holds(channel.requires, self._at_face_value(situation))
        return Truth.FALSE if at_face_value is Truth.FALSE else Truth.UNKNOWN

    def _firmly(self, situation: Situation) -> Resolve:
        """Resolve leaves, taking every stale criterion for unknown."""

        def resolve(leaf: Leaf) -> Truth:
            if not isinstance(leaf, Meets):
                return situation.resolve(leaf)
            truth = holds(self.knowledge.criteria[leaf.criterion].test, situation.resolve)
            if truth is Truth.NEUTRAL or leaf.criterion not in self._stale:
                return truth
            return Truth.UNKNOWN

        return resolve

    def _at_face_value(self, situation: Situation) -> Resolve:
        """Resolve leaves, letting a stale criterion fail but not pass."""

        def resolve(leaf: Leaf) -> Truth:
            if not isinstance(leaf, Meets):
                return situation.resolve(leaf)
            return _TRUTHS[self.state(self.knowledge.criteria[leaf.criterion], situation)]

        return resolve

    def _questions_behind(self, channel: Channel) -> Iterator[str]:
        """Yield every question the channel's door hangs on, gates included."""
        if not channel.is_everywhere:
            yield from self._with_gates(IsOneOf("site", frozenset()))
        yield from self._with_gates(channel.requires)

    def _with_gates(self, condition: Condition) -> Iterator[str]:
        """Yield the questions of a condition, of its criteria and of what those hang on."""
        for leaf in leaves(condition):
            if isinstance(leaf, Meets):
                yield from self._with_gates(self.knowledge.criteria[leaf.criterion].test)
                continue
            gate = self.knowledge.questions[leaf.question].asked_if
            if gate is not None:
                yield from self._with_gates(gate)
            yield leaf.question


@lru_cache(maxsize=8)
def rules_on(knowledge: Knowledge, day: date) -> Rules:
    """Return the rules of a day, made once for the days in use."""
    return Rules(knowledge, day)
