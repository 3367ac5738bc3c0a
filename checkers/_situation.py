"""One reader's answers, seen through the questions that apply to them."""

from collections.abc import Iterator, Mapping

from checkers._answers import Answers
from checkers._conditions import AnswerTest, Condition, holds, leaves
from checkers._logic import Truth
from checkers._model import Question


class Situation:
    """What the answers say, once questions that do not apply are out of the way."""

    def __init__(self, questions: Mapping[str, Question], answers: Answers) -> None:
        """Keep both; whether a question applies is worked out when somebody asks."""
        self._questions = questions
        self._answers = answers

    def is_asked(self, question: str) -> Truth:
        """Say whether the question applies; one that hangs on an unasked question does not."""
        gate = self._questions[question].asked_if
        if gate is None:
            return Truth.TRUE
        asked = holds(gate, self.resolve)
        return Truth.FALSE if asked is Truth.NEUTRAL else asked

    def is_open(self, question: str) -> bool:
        """Tell whether an answer to the question could still be given."""
        return question not in self._answers and self.is_asked(question) is not Truth.FALSE

    def resolve(self, test: AnswerTest) -> Truth:
        """Say what a test of an answer is worth.

        While it is unknown whether a question applies, an answer to it decides nothing: it could
        turn out to be beside the point, and a verdict given today must not be taken back.
        """
        asked = self.is_asked(test.question)
        if asked is Truth.FALSE:
            return Truth.NEUTRAL
        answer = self._answers.get(test.question)
        if asked is Truth.UNKNOWN or answer is None:
            return Truth.UNKNOWN
        return Truth.of(test.accepts(answer))

    def open_questions(self, condition: Condition) -> Iterator[str]:
        """Yield what to answer next so that the condition can be judged.

        A question that may not even apply is not among them; what decides that is.
        """
        for test in leaves(condition):
            if self.resolve(test) is not Truth.UNKNOWN:
                continue
            gate = self._questions[test.question].asked_if
            if gate is not None and self.is_asked(test.question) is Truth.UNKNOWN:
                yield from self.open_questions(gate)
            else:
                yield test.question


def questions_behind(condition: Condition, questions: Mapping[str, Question]) -> Iterator[str]:
    """Yield the questions a condition hangs on, each gate before what it guards."""
    for test in leaves(condition):
        gate = questions[test.question].asked_if
        if gate is not None:
            yield from questions_behind(gate, questions)
        yield test.question
