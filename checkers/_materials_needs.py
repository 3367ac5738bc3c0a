"""Which materials a case calls for: required, helpful, one of several, or not at all.

A need may hang on the channel and on who the reader is. While one of the two is unknown and would
decide, the need stands as a maybe, and the question that settles it is named.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checkers._logic import Truth, all_of
from checkers._materials_data import Material, Need
from checkers._model import Channel, Issue, Knowledge, Platform

REQUIRED = "required"
HELPFUL = "helpful"


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the reader stands: platform and issue, and what is known beyond."""

    knowledge: Knowledge
    platform: Platform
    issue: Issue
    channel: Channel | None
    standing: str | None
    named: frozenset[str]

    @property
    def doors(self) -> frozenset[str]:
        """The platform's channels that handle the issue; all of them if none says so."""
        own = [c for c in self.knowledge.channels.values() if c.platform == self.platform.id]
        fitting = [c.id for c in own if self.issue.id in c.handles]
        return frozenset(fitting or (c.id for c in own))

    @property
    def door(self) -> str | None:
        """The channel that counts: the chosen one, or the only one there is."""
        if self.channel is not None:
            return self.channel.id
        return next(iter(self.doors)) if len(self.doors) == 1 else None

    def facts(self, material: Material, needs: Iterable[Need] = ()) -> tuple[str, ...]:
        """Return the facts that speak of this platform: of the needs, else of the material."""
        told = [fact for need in needs for fact in need.because]
        for named in (told, material.because):
            here = self.here(named)
            if here:
                return here
        return ()

    def here(self, facts: Iterable[str]) -> tuple[str, ...]:
        """Return those facts that speak of this platform, or of all, each once."""
        prefixes = (self.platform.prefix, "reg")
        return tuple(dict.fromkeys(fact for fact in facts if fact.split(".")[0] in prefixes))


@dataclass(frozen=True, slots=True)
class Wish:
    """One need as it stands in a scene; ``asks`` names the questions that would settle it."""

    need: Need
    level: str
    applies: Truth
    asks: tuple[str, ...]
    group: str


@dataclass(frozen=True, slots=True)
class Item:
    """A material, or several of which one is enough, and why it is wanted."""

    id: str
    materials: tuple[Material, ...]
    level: str
    sure: bool
    why: str
    facts: tuple[str, ...]
    asks: tuple[str, ...]

    @property
    def is_choice(self) -> bool:
        """Tell whether one of several is enough."""
        return len(self.materials) > 1

    @property
    def name(self) -> str:
        """What readers call it."""
        names = "、".join(material.name for material in self.materials)
        return f"{names}（交一样就够）" if self.is_choice else names


@dataclass(frozen=True, slots=True)
class Spared:
    """A material that is not wanted, and why."""

    material: Material
    why: str


def items(scene: Scene) -> list[Item]:
    """Return what is wanted, required first, each in the order of the knowledge base."""
    wished = {material.id: wishes(material, scene) for material in _known(scene)}
    groups = _groups(wished, scene)
    grouped = {name for names in groups.values() for name in names}
    found = [
        *(_choice(group, names, wished, scene) for group, names in groups.items()),
        *(
            _single(material, wished[material.id], scene)
            for material in _known(scene)
            if material.id not in grouped and (wished[material.id] or material.id in scene.named)
        ),
    ]
    return sorted(found, key=lambda item: (item.level != REQUIRED, not item.sure))


def spared(scene: Scene) -> list[Spared]:
    """Return what need not be brought, and why."""
    return [
        found
        for material in _known(scene)
        if material.id not in scene.named and not wishes(material, scene)
        for found in _reasons(material, scene)
    ]


def wishes(material: Material, scene: Scene) -> list[Wish]:
    """Return the needs for a material that apply in a scene, or may."""
    found = (_wish(need, scene) for need in material.needed if scene.issue.id in need.issues)
    return [wish for wish in found if wish.applies is not Truth.FALSE]


def _known(scene: Scene) -> Iterator[Material]:
    """Yield the materials that the platform knows."""
    return (m for m in scene.knowledge.materials.values() if m.is_on(scene.platform.id))


def _wish(need: Need, scene: Scene) -> Wish:
    """Weigh a need by channel and by who the reader is."""
    channel = _by_channel(need, scene)
    standing, level = _by_standing(need, scene)
    asks = [name for name, worth in (("channel", channel), ("standing", standing)) if _open(worth)]
    in_group = need.group_channels & ({scene.door} if scene.door else scene.doors)
    return Wish(
        need, level, all_of([channel, standing]), tuple(asks), need.group if in_group else ""
    )


def _open(worth: Truth) -> bool:
    """Tell whether an answer is still wanted."""
    return worth is Truth.UNKNOWN


def _by_channel(need: Need, scene: Scene) -> Truth:
    """Say whether a need applies on the reader's way; a way not chosen yet may decide it."""
    if not need.channels:
        return Truth.TRUE
    if scene.door is not None:
        return Truth.of(scene.door in need.channels)
    on = need.channels & scene.doors
    if not on:
        return Truth.FALSE
    return Truth.TRUE if on == scene.doors else Truth.UNKNOWN


def _by_standing(need: Need, scene: Scene) -> tuple[Truth, str]:
    """Say whether a need is for this reader, and how much it then counts."""
    told = [standing for standing in need.standings if standing.is_about(scene.door)]
    if not told:
        return Truth.TRUE, need.need
    if scene.standing is None:
        return Truth.UNKNOWN, next((s.need for s in told if s.need), need.need)
    for standing in told:
        if scene.standing in standing.are:
            return Truth.TRUE, standing.need or need.need
    return Truth.FALSE, need.need


def _groups(wished: dict[str, list[Wish]], scene: Scene) -> dict[str, list[str]]:
    """Return the groups of which one member is enough.

    A notice that names exactly one member wants that one; it is then no choice.
    """
    members: dict[str, list[str]] = {}
    for name, found in wished.items():
        for group in dict.fromkeys(wish.group for wish in found if wish.group):
            members.setdefault(group, []).append(name)
    return {
        group: names
        for group, names in members.items()
        if len(names) > 1 and len(scene.named.intersection(names)) != 1
    }


def _choice(group: str, names: list[str], wished: dict[str, list[Wish]], scene: Scene) -> Item:
    """Return a group as one item."""
    own = [wish for name in names for wish in wished[name] if wish.group == group]
    materials = tuple(scene.knowledge.materials[name] for name in names)
    facts = [
        fact
        for material in materials
        for fact in scene.facts(material, (w.need for w in wished[material.id] if w in own))
    ]
    return Item(
        id=group,
        materials=materials,
        level=REQUIRED,
        sure=all(wish.applies is Truth.TRUE for wish in own) and scene.door is not None,
        why=_notes(own[:1]),
        facts=tuple(dict.fromkeys(facts)),
        asks=_asks(own) if scene.door else tuple(dict.fromkeys([*_asks(own), "channel"])),
    )


def _single(material: Material, found: list[Wish], scene: Scene) -> Item:
    """Return a material as an item: the strongest of its needs, all of their notes."""
    facts = scene.facts(material, (wish.need for wish in found))
    if material.id in scene.named:
        return Item(
            id=material.id,
            materials=(material,),
            level=REQUIRED,
            sure=True,
            why="通知点名要。" + _notes(found),
            facts=facts,
            asks=(),
        )
    strongest = min(
        found, key=lambda wish: (wish.level != REQUIRED, wish.applies is not Truth.TRUE)
    )
    maybe = "" if strongest.applies is Truth.TRUE else _if_only(strongest, scene)
    return Item(
        id=material.id,
        materials=(material,),
        level=strongest.level,
        sure=strongest.applies is Truth.TRUE,
        why=maybe + _notes(found),
        facts=facts,
        asks=_asks(found),
    )


def _if_only(wish: Wish, scene: Scene) -> str:
    """Say on what a need hangs that may not apply."""
    said = []
    if "channel" in wish.asks:
        doors = wish.need.channels & scene.doors
        names = [c.name for name, c in scene.knowledge.channels.items() if name in doors]
        said.append(f"走「{'」「'.join(names)}」才要")
    if "standing" in wish.asks:
        said.append("要不要看你的身份")
    return f"{'，'.join(said)}。" if said else ""


def _notes(found: Iterable[Wish]) -> str:
    """Join the notes of needs, each once."""
    return "".join(dict.fromkeys(wish.need.note for wish in found))


def _asks(found: Iterable[Wish]) -> tuple[str, ...]:
    """Return the questions that would settle some needs, each once."""
    return tuple(dict.fromkeys(name for wish in found for name in wish.asks))


def _reasons(material: Material, scene: Scene) -> Iterator[Spared]:
    """Yield why a material is not wanted: the issue does not ask for it, or not of this reader."""
    for no_need in material.not_needed:
        if scene.issue.id in no_need.issues:
            yield Spared(material, no_need.why)
            return
    for need in material.needed:
        if scene.issue.id in need.issues and _by_standing(need, scene)[0] is Truth.FALSE:
            yield Spared(material, f"按你的身份不用带。{need.note}")
            return
