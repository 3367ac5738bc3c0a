"""The little language of conditions: tests on answers, joined by all, any and not.

A condition is data written in the knowledge base. Here it becomes a tree of frozen nodes; what a
leaf is worth is asked from outside, so the same tree serves real answers and trial answers.

>>> condition = parse({"not": {"question": "staff", "at_least": 10}})
>>> holds(condition, lambda leaf: Truth.of(leaf.accepts(9)))
<Truth.TRUE: 'true'>
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import ge, le, lt

from checkers._errors import KnowledgeError
from checkers._logic import Truth, all_of, any_of, negate

type Number = int | float
type Answer = str | Number | date | frozenset[str]


@dataclass(frozen=True, slots=True)
class IsOneOf:
    """The chosen option is one of these."""

    question: str
    options: frozenset[str]

    def accepts(self, answer: Answer) -> bool:
        """Tell whether the answer is one of the options."""
        return answer in self.options


@dataclass(frozen=True, slots=True)
class Includes:
    """At least one of these options is among the ticked ones."""

    question: str
    options: frozenset[str]

    def accepts(self, answer: Answer) -> bool:
        """Tell whether the ticked options and ours overlap."""
        return isinstance(answer, frozenset) and not self.options.isdisjoint(answer)


@dataclass(frozen=True, slots=True)
class Compares:
    """The number or day stands in this relation to the limit."""

    question: str
    relation: str
    limit: Number | date

    def accepts(self, answer: Answer) -> bool:
        """Tell whether the relation holds between the answer and the limit."""
        return bool(_RELATIONS[self.relation](answer, self.limit))


@dataclass(frozen=True, slots=True)
class Meets:
    """The named criterion is met."""

    criterion: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


type Test = IsOneOf | Includes | Compares
type Leaf = Test | Meets
type Condition = Leaf | All | AnyOf | Not
type Resolve = Callable[[Leaf], Truth]

# ``at_least`` and ``on_or_after`` differ in their unit only, and so do the comparisons.
_RELATIONS: dict[str, Callable[..., object]] = {
    "at_least": ge,
    "at_most": le,
    "on_or_after": ge,
    "before": lt,
}


def holds(condition: Condition, resolve: Resolve) -> Truth:
    """Say whether the condition holds, asking ``resolve`` what each leaf is worth."""
    match condition:
        case All(parts):
            return all_of(holds(part, resolve) for part in parts)
        case AnyOf(parts):
            return any_of(holds(part, resolve) for part in parts)
        case Not(part):
            return negate(holds(part, resolve))
        case leaf:
            return resolve(leaf)


def obstacles(
    condition: Condition, resolve: Resolve, *, wanted: Truth = Truth.TRUE
) -> Iterator[Leaf]:
    """Yield the leaves that keep the condition from being what is wanted.

    Parts that already are as wanted are passed over, so a satisfied alternative hides the ones
    beside it. Under ``not`` the wish turns round.
    """
    if holds(condition, resolve) in (wanted, Truth.NEUTRAL):
        return
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from obstacles(part, resolve, wanted=wanted)
        case Not(part):
            yield from obstacles(part, resolve, wanted=negate(wanted))
        case leaf:
            yield leaf


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield every leaf, left to right."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case leaf:
            yield leaf


def parse(raw: object) -> Condition:
    """Read a condition from its JSON form.

    Raises:
        KnowledgeError: The form is none of those the language knows.
    """
    match raw:
        case {"all": [*parts], **rest} if not rest:
            return All(tuple(parse(part) for part in parts))
        case {"any": [*parts], **rest} if not rest:
            return AnyOf(tuple(parse(part) for part in parts))
        case {"not": part, **rest} if not rest:
            return Not(parse(part))
        case {"criterion": str(criterion), **rest} if not rest:
            return Meets(criterion)
        case {"question": str(question), **rest} if len(rest) == 1:
            return _parse_test(question, rest)
        case _:
            raise _not_understood(raw)


def _parse_test(question: str, rest: Mapping[object, object]) -> Test:
    """Read what is asked of the answer to one question."""
    match rest:
        case {"is": [*options]}:
            return IsOneOf(question, frozenset(map(str, options)))
        case {"includes": [*options]}:
            return Includes(question, frozenset(map(str, options)))
        case {"at_least": int() | float() as limit}:
            return Compares(question, "at_least", limit)
        case {"at_most": int() | float() as limit}:
            return Compares(question, "at_most", limit)
        case {"on_or_after": str(day)}:
            return Compares(question, "on_or_after", date.fromisoformat(day))
        case {"before": str(day)}:
            return Compares(question, "before", date.fromisoformat(day))
        case _:
            raise _not_understood({"question": question, **rest})


def _not_understood(raw: object) -> KnowledgeError:
    """Return the error for a form the language does not know."""
    return KnowledgeError(
        "bad-knowledge", "condition", f"规则里有一条看不懂的条件：{raw!r}。请修正知识库后重新构建。"
    )
