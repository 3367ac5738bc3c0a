"""The little language of conditions: leaves joined by all, any and not.

A condition is data written in the knowledge base. Here it becomes a tree of frozen nodes. What a
leaf is worth is asked from outside, so one tree serves real answers and trial answers alike.

The leaves of a criterion test answers; the leaves of a channel's requirements are criteria. They
never mix, because a verdict must not rest on an answer without a fact between the two.

>>> condition = parse_condition({"not": {"question": "staff", "at_least": 10}})
>>> holds(condition, lambda test: Truth.of(test.accepts(9)))
<Truth.TRUE: 'true'>
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import ge, le, lt
from typing import Any

from checkers._errors import KnowledgeError
from checkers._logic import Truth, all_of, any_of, negate

type Number = int | float
type Answer = str | Number | date | frozenset[str]


@dataclass(frozen=True, slots=True)
class All[Leaf]:
    """Every part holds."""

    parts: tuple["Tree[Leaf]", ...]


@dataclass(frozen=True, slots=True)
class AnyOf[Leaf]:
    """At least one part holds."""

    parts: tuple["Tree[Leaf]", ...]


@dataclass(frozen=True, slots=True)
class Not[Leaf]:
    """The part does not hold."""

    part: "Tree[Leaf]"


@dataclass(frozen=True, slots=True)
class AnswerTest:
    """The answer to a question stands in this relation to the operand."""

    question: str
    relation: str
    operand: Answer

    def accepts(self, answer: Answer) -> bool:
        """Tell whether the answer is as the test wants it."""
        return _RELATIONS[self.relation](answer, self.operand)


type Tree[Leaf] = Leaf | All[Leaf] | AnyOf[Leaf] | Not[Leaf]
type Condition = Tree[AnswerTest]
type Requirement = Tree[str]


def holds[Leaf](tree: Tree[Leaf], resolve: Callable[[Leaf], Truth]) -> Truth:
    """Say whether the tree holds, asking ``resolve`` what each leaf is worth."""
    match tree:
        case All(parts):
            return all_of(holds(part, resolve) for part in parts)
        case AnyOf(parts):
            return any_of(holds(part, resolve) for part in parts)
        case Not(part):
            return negate(holds(part, resolve))
        case leaf:
            return resolve(leaf)


def obstacles[Leaf](tree: Tree[Leaf], resolve: Callable[[Leaf], Truth]) -> Iterator[Leaf]:
    """Yield the leaves that keep the tree from holding.

    Parts that hold are passed over, so an alternative that is met hides the others beside it.
    """
    if holds(tree, resolve) in (Truth.TRUE, Truth.NEUTRAL):
        return
    match tree:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from obstacles(part, resolve)
        case _:
            yield from leaves(tree)


def choices[Leaf](tree: Tree[Leaf], resolve: Callable[[Leaf], Truth]) -> Iterator[list[list[Leaf]]]:
    """Yield, for each alternative still to be met, what each of its ways is waiting for."""
    if holds(tree, resolve) in (Truth.TRUE, Truth.NEUTRAL):
        return
    match tree:
        case All(parts):
            for part in parts:
                yield from choices(part, resolve)
        case AnyOf(parts):
            ways = [list(obstacles(part, resolve)) for part in parts]
            yield [way for way in ways if way]


def leaves[Leaf](tree: Tree[Leaf]) -> Iterator[Leaf]:
    """Yield every leaf, left to right."""
    match tree:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case leaf:
            yield leaf


def parse_condition(raw: object) -> Condition:
    """Read a condition on answers from its JSON form.

    Raises:
        KnowledgeError: The form is none of those the language knows.
    """
    match raw:
        case {"all": [*parts], **rest} if not rest:
            return All(tuple(map(parse_condition, parts)))
        case {"any": [*parts], **rest} if not rest:
            return AnyOf(tuple(map(parse_condition, parts)))
        case {"not": part, **rest} if not rest:
            return Not(parse_condition(part))
        case {"question": str(question), **rest} if len(rest) == 1:
            return _parse_test(question, *rest.popitem())
        case _:
            raise _not_understood("条件", raw)


def parse_requirement(raw: object) -> Requirement:
    """Read what a channel requires: criteria, joined by all and any.

    There is no ``not`` here. Every criterion says what to do when it fails; none could say what
    to do when it is met and should not be.

    Raises:
        KnowledgeError: The form is none of those.
    """
    match raw:
        case {"all": [*parts], **rest} if not rest:
            return All(tuple(map(parse_requirement, parts)))
        case {"any": [*parts], **rest} if not rest:
            return AnyOf(tuple(map(parse_requirement, parts)))
        case {"criterion": str(criterion), **rest} if not rest:
            return criterion
        case _:
            raise _not_understood("渠道要求（只能用 all、any 和 criterion）", raw)


def _parse_test(question: str, relation: object, raw: object) -> AnswerTest:
    """Read what is asked of the answer to one question."""
    match relation, raw:
        case "is" | "includes", [*options]:
            return AnswerTest(question, relation, frozenset(map(str, options)))
        case "at_least" | "at_most", int() | float():
            return AnswerTest(question, relation, raw)
        case "on_or_after" | "before", str():
            return AnswerTest(question, relation, date.fromisoformat(raw))
        case _:
            raise _not_understood("条件", {"question": question, relation: raw})


def _not_understood(what: str, raw: object) -> KnowledgeError:
    """Return the error for a form the language does not know."""
    return KnowledgeError(
        "bad-knowledge",
        "checkers/kb.json",
        f"规则里有一条看不懂的{what}：{raw!r}。请修正知识库后重新构建。",
    )


def _is_one_of(answer: str, options: frozenset[str]) -> bool:
    """Tell whether the chosen option is one of these."""
    return answer in options


def _includes(ticked: frozenset[str], options: frozenset[str]) -> bool:
    """Tell whether at least one of these options is ticked."""
    return not ticked.isdisjoint(options)


# ``at_least`` and ``on_or_after`` differ in their unit only.
_RELATIONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "is": _is_one_of,
    "includes": _includes,
    "at_least": ge,
    "at_most": le,
    "on_or_after": ge,
    "before": lt,
}
