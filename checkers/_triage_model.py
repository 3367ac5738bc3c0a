"""What ``triage`` knows, as frozen objects: words, routes with their signs, and cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

type Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wording:
    """The ways of saying one thing; those whose id opens with ``p-`` name a platform."""

    id: str
    name: str
    words: tuple[str, ...]

    @classmethod
    def from_json(cls, raw: Json) -> "Wording":
        """Read the ways of saying one thing."""
        return cls(raw["id"], raw["name"], tuple(raw["words"]))


@dataclass(frozen=True, slots=True)
class Sign:
    """Things which, said together, point somewhere; the weight says how firmly."""

    all: tuple[str, ...]
    weight: int

    @classmethod
    def from_json(cls, raw: Json) -> "Sign":
        """Read a sign."""
        return cls(tuple(raw["all"]), raw["weight"])


@dataclass(frozen=True, slots=True)
class Route:
    """One kind of problem at one platform, and what the knowledge base says about it."""

    id: str
    platform: str
    issue: str
    title: str
    answer: str
    causes: tuple[str, ...]
    channels: tuple[str, ...]
    signs: tuple[Sign, ...]
    says: tuple[str, ...]
    link: str

    @classmethod
    def from_json(cls, raw: Json) -> "Route":
        """Read a route."""
        return cls(
            id=raw["id"],
            platform=raw["platform"],
            issue=raw["issue"],
            title=raw["title"],
            answer=raw["answer"],
            causes=tuple(raw["causes"]),
            channels=tuple(raw["channels"]),
            signs=tuple(Sign.from_json(sign) for sign in raw["signs"]),
            says=tuple(raw["says"]),
            link=raw["link"],
        )


@dataclass(frozen=True, slots=True)
class CaseAdvice:
    """What to do where an earlier case stands in some state; an empty platform means any."""

    platform: str
    state: str
    advice: str
    title: str
    text: str
    because: tuple[str, ...]

    @classmethod
    def from_json(cls, raw: Json) -> "CaseAdvice":
        """Read a piece of advice."""
        return cls(
            platform=raw["platform"],
            state=raw["state"],
            advice=raw["advice"],
            title=raw["title"],
            text=raw["text"],
            because=tuple(raw["because"]),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Triage:
    """Everything ``triage`` knows. Two are equal only if they are the same object."""

    words: tuple[Wording, ...] = ()
    routes: tuple[Route, ...] = ()
    cases: tuple[CaseAdvice, ...] = ()

    @classmethod
    def from_json(cls, raw: Json) -> "Triage":
        """Read all of it; what is absent is empty."""
        return cls(
            words=tuple(map(Wording.from_json, _list(raw, "words"))),
            routes=tuple(map(Route.from_json, _list(raw, "routes"))),
            cases=tuple(map(CaseAdvice.from_json, _list(raw, "cases"))),
        )


def _list(raw: Json, key: str) -> Iterable[Json]:
    """Return a list of the knowledge, empty if it is absent."""
    items: Iterable[Json] = raw.get(key, ())
    return items
