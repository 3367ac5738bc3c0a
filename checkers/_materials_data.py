"""Materials as frozen objects: when each is wanted, how old it may be, what to look at.

Facts are named by id here; whoever judges looks them up.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

type Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """Who a need is for, on some channels or on all, and how much if that differs."""

    channels: frozenset[str]
    are: frozenset[str]
    need: str

    @classmethod
    def from_json(cls, raw: Json) -> "Standing":
        """Read a standing."""
        channels = frozenset(raw.get("channels") or ())
        return cls(channels, frozenset(raw["are"]), raw.get("need") or "")

    def is_about(self, channel: str | None) -> bool:
        """Tell whether it speaks of the channel; without a channel named it speaks of all."""
        return not self.channels or channel in self.channels


@dataclass(frozen=True, slots=True)
class Need:
    """When a material is wanted, and how much; of a group, one is enough on some channels."""

    issues: frozenset[str]
    channels: frozenset[str]
    need: str
    note: str
    group: str
    group_channels: frozenset[str]
    standings: tuple[Standing, ...]
    because: tuple[str, ...]

    @classmethod
    def from_json(cls, raw: Json) -> "Need":
        """Read a need."""
        group = raw.get("one_of") or {}
        return cls(
            issues=frozenset(raw["issues"]),
            channels=frozenset(raw.get("channels") or ()),
            need=raw["need"],
            note=raw.get("note") or "",
            group=group.get("group", ""),
            group_channels=frozenset(group.get("channels", ())),
            standings=tuple(map(Standing.from_json, raw.get("standings") or ())),
            because=tuple(raw.get("because") or ()),
        )


@dataclass(frozen=True, slots=True)
class NoNeed:
    """When a material is not wanted, and why."""

    issues: frozenset[str]
    why: str

    @classmethod
    def from_json(cls, raw: Json) -> "NoNeed":
        """Read it."""
        return cls(frozenset(raw["issues"]), raw["why"])


@dataclass(frozen=True, slots=True)
class Window:
    """How old a paper may be, or how long it must still run, on some channels."""

    channels: frozenset[str]
    kind: str
    amount: int | None
    fact: str

    @classmethod
    def from_json(cls, raw: Json) -> "Window":
        """Read a window."""
        channels = frozenset(raw.get("channels") or ())
        return cls(channels, raw["kind"], raw.get("amount"), raw["fact"])


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """A thing to bring."""

    id: str
    name: str
    name_en: str
    platforms: frozenset[str]
    needed: tuple[Need, ...]
    not_needed: tuple[NoNeed, ...]
    what: str
    validity: str
    format: str
    get: str
    redact: str
    windows: tuple[Window, ...]
    named: str
    checks: frozenset[str]
    shots: tuple[tuple[frozenset[str], frozenset[str]], ...]
    reasons: Mapping[str, tuple[str, ...]]
    because: tuple[str, ...]
    link: str

    @classmethod
    def from_json(cls, raw: Json) -> "Material":
        """Read a material."""
        texts = ("what", "validity", "format", "get", "redact")
        return cls(
            id=raw["id"],
            name=raw["name"],
            name_en=raw["name_en"],
            platforms=frozenset(raw.get("platforms") or ()),
            needed=tuple(map(Need.from_json, raw["needed"])),
            not_needed=tuple(map(NoNeed.from_json, raw.get("not_needed") or ())),
            **{key: raw.get(key) or "" for key in texts},
            windows=tuple(map(Window.from_json, raw.get("windows") or ())),
            named=raw.get("named") or "",
            checks=frozenset(raw.get("checks") or ()),
            shots=tuple(
                (frozenset(shot["issues"]), frozenset(shot["kinds"]))
                for shot in raw.get("shots") or ()
            ),
            reasons={rule: tuple(facts) for rule, facts in (raw.get("reasons") or {}).items()},
            because=tuple(raw.get("because") or ()),
            link=raw["link"],
        )

    def is_on(self, platform: str) -> bool:
        """Tell whether the platform knows this material."""
        return not self.platforms or platform in self.platforms

    def shots_of(self, issue: str | None) -> frozenset[str]:
        """Return the kinds of page to show for an issue; none if any page will do."""
        kinds = (kinds for issues, kinds in self.shots if issue in issues)
        return next(kinds, frozenset())

    @property
    def facts(self) -> Iterator[str]:
        """The facts that its rules rest on."""
        yield from self.because
        yield from (window.fact for window in self.windows)
        yield from (fact for facts in self.reasons.values() for fact in facts)
        yield from (fact for need in self.needed for fact in need.because)


def faults(materials: Iterable[Material], facts: Mapping[str, object]) -> Iterator[str]:
    """Yield the facts that are named and do not exist."""
    for material in materials:
        for fact in material.facts:
            if fact not in facts:
                yield f"material {material.id}: fact {fact}"
