"""What ``redact`` knows, as frozen objects: what to cover, what never, what to look at by eye."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

type Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a thing: after one of some words, or opening with one sort of sign."""

    words: tuple[str, ...]
    opens: str
    pattern: str

    @classmethod
    def from_json(cls, raw: Json) -> "Form":
        """Read a form."""
        return cls(tuple(raw.get("words", ())), raw.get("opens", ""), raw["pattern"])


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing to cover.

    ``check`` names what tells a real number from a chance one; ``tail`` is how much of it may stay.
    """

    id: str
    name: str
    forms: tuple[Form, ...]
    check: str
    tail: int
    reason: str

    @classmethod
    def from_json(cls, raw: Json) -> "Kind":
        """Read a kind."""
        return cls(
            id=raw["id"],
            name=raw["name"],
            forms=_each(Form.from_json, raw["forms"]),
            check=raw["check"],
            tail=raw["tail"],
            reason=raw["reason"],
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is recognised and left as it is; ``advice`` says why, or what to look at."""

    id: str
    name: str
    forms: tuple[Form, ...]
    advice: str

    @classmethod
    def from_json(cls, raw: Json) -> "Mark":
        """Read a mark."""
        return cls(raw["id"], raw["name"], _each(Form.from_json, raw["forms"]), raw["advice"])


@dataclass(frozen=True, slots=True)
class Rule:
    """What the finds of some kinds mean, and the facts that say so.

    A rule without kinds is about what a text cannot show, so it always stays open.
    """

    id: str
    title: str
    kinds: tuple[str, ...]
    because: tuple[str, ...]
    passed: str
    failed: tuple[str, str]
    unknown: tuple[str, str]

    @classmethod
    def from_json(cls, raw: Json) -> "Rule":
        """Read a rule."""
        return cls(
            id=raw["id"],
            title=raw["title"],
            kinds=tuple(raw["kinds"]),
            because=tuple(raw["because"]),
            passed=raw["pass"],
            failed=(raw["fail"]["text"], raw["fail"]["link"]),
            unknown=(raw["unknown"]["text"], raw["unknown"]["link"]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Redaction:
    """Everything ``redact`` knows. Two are equal only if they are the same object."""

    kinds: tuple[Kind, ...] = ()
    keep: tuple[Mark, ...] = ()
    leftovers: tuple[Mark, ...] = ()
    rules: tuple[Rule, ...] = ()

    @classmethod
    def from_json(cls, raw: Json) -> "Redaction":
        """Read all of it; what is absent is empty."""
        return cls(
            kinds=_each(Kind.from_json, raw.get("kinds", ())),
            keep=_each(Mark.from_json, raw.get("keep", ())),
            leftovers=_each(Mark.from_json, raw.get("leftovers", ())),
            rules=_each(Rule.from_json, raw.get("rules", ())),
        )


def _each[T](read: Callable[[Json], T], items: Iterable[Json]) -> tuple[T, ...]:
    """Read every item of a list."""
    return tuple(read(item) for item in items)
