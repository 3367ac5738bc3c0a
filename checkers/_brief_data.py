"""What ``brief`` looks for, as frozen objects: signs, slots and limits.

A *lack* is something that stands nowhere in the text; a *flaw* is a sentence that should not. Both
are words and patterns from the knowledge base, made into one expression when first used.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

type Json = Mapping[str, Any]

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that a reviewer would miss, or that should not stand there."""

    id: str
    kind: str
    claim: str
    title: str
    why: str
    mend: str
    because: tuple[str, ...]
    filled_by: str
    only_near: bool
    platforms: frozenset[str]
    issues: frozenset[str]
    skip_issues: frozenset[str]
    words: tuple[str, ...]
    patterns: tuple[str, ...]
    unless: tuple[str, ...]
    near: tuple[str, ...]

    @classmethod
    def from_json(cls, raw: Json) -> "Sign":
        """Read a sign."""
        return cls(
            id=raw["id"],
            kind=raw["kind"],
            claim=raw["claim"],
            title=raw["title"],
            why=raw["why"],
            mend=raw["mend"],
            because=tuple(raw.get("because") or ()),
            filled_by=raw.get("filled_by") or "",
            only_near=bool(raw.get("only_near")),
            platforms=frozenset(raw.get("platforms") or ()),
            issues=frozenset(raw.get("issues") or ()),
            skip_issues=frozenset(raw.get("skip_issues") or ()),
            words=tuple(raw.get("words") or ()),
            patterns=tuple(raw.get("patterns") or ()),
            unless=tuple(raw.get("unless") or ()),
            near=tuple(raw.get("near") or ()),
        )

    @property
    def is_flaw(self) -> bool:
        """Tell whether it should not stand there."""
        return self.kind == "flaw"

    def is_for(self, platform: str | None, issue: str | None) -> bool:
        """Tell whether it matters here; one for some cases only has to know that this is one."""
        if self.platforms and platform not in self.platforms:
            return False
        return issue in self.issues if self.issues else issue not in self.skip_issues

    def is_in(self, text: str) -> bool:
        """Tell whether the text shows it, once what is harmless is struck out."""
        rest = phrases(self.unless).standing.sub(" ", text) if self.unless else text
        return phrases(self.words, self.patterns).are_in(rest)

    def is_near(self, text: str) -> bool:
        """Tell whether the text speaks of what is lacking."""
        return phrases(self.near).are_in(text)


@dataclass(frozen=True, slots=True)
class Slot:
    """Which sentences belong together."""

    id: str
    words: tuple[str, ...]
    patterns: tuple[str, ...]

    @classmethod
    def from_json(cls, raw: Json) -> "Slot":
        """Read a slot."""
        return cls(raw["id"], tuple(raw["words"]), tuple(raw.get("patterns") or ()))

    def takes(self, sentence: str) -> bool:
        """Tell whether a sentence belongs here."""
        return phrases(self.words, self.patterns).are_in(sentence)


@dataclass(frozen=True, slots=True)
class Limit:
    """How many characters a channel takes, and the fact that says so."""

    amount: int
    fact: str

    @classmethod
    def from_json(cls, raw: Json) -> "Limit":
        """Read a limit."""
        return cls(raw["amount"], raw["fact"])


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything ``brief`` knows."""

    signs: tuple[Sign, ...] = ()
    slots: tuple[Slot, ...] = ()
    limits: Mapping[str, Limit] = field(default_factory=dict)

    @classmethod
    def from_json(cls, raw: Json) -> "Briefing":
        """Read it."""
        limits = (raw.get("limits") or {}).items()
        return cls(
            signs=tuple(map(Sign.from_json, raw.get("signs") or ())),
            slots=tuple(map(Slot.from_json, raw.get("slots") or ())),
            limits={channel: Limit.from_json(limit) for channel, limit in limits},
        )

    def faults(self, facts: Iterable[str]) -> Iterator[str]:
        """Yield the facts that are named and do not exist."""
        known = frozenset(facts)
        named = [(sign.id, fact) for sign in self.signs for fact in sign.because]
        named += [(channel, limit.fact) for channel, limit in self.limits.items()]
        for place, fact in named:
            if fact not in known:
                yield f"brief {place}: fact {fact}"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words in any case and patterns as they are, ready to be looked for.

    A word in Latin letters stands by itself: ``sue`` is not in ``issue``. Plain search for the
    words comes first, because it is many times faster than an expression and mostly finds nothing.
    """

    words: tuple[str, ...]
    standing: re.Pattern[str]
    patterns: re.Pattern[str]

    def are_in(self, text: str) -> bool:
        """Tell whether one of them is in the text."""
        lowered = text.lower()
        if any(word in lowered for word in self.words) and self.standing.search(text):
            return True
        return self.patterns.search(text) is not None


@cache
def phrases(words: tuple[str, ...], patterns: tuple[str, ...] = ()) -> Phrases:
    """Return words and patterns, made ready once."""
    lowered = tuple(word.lower() for word in words)
    return Phrases(lowered, _any_of(map(_word, words)), _any_of(patterns))


def _any_of(parts: Iterable[str]) -> re.Pattern[str]:
    """Return the expression for one of several; a line is a sentence."""
    joined = "|".join(f"(?:{part})" for part in parts)
    return re.compile(joined, re.MULTILINE) if joined else _NEVER


def _word(word: str) -> str:
    """Return the pattern of a word."""
    found = f"(?i:{re.escape(word)})"
    opens = r"(?<![A-Za-z])" if word[0].isascii() and word[0].isalpha() else ""
    ends = r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else ""
    return f"{opens}{found}{ends}"
