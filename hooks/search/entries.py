"""What can be found: one entry a record, and one a section where a record is a page of its own.

Three fields are searched: the title, the questions that readers ask (`asks`, with other names,
symptoms and the sentence of a rumour), and the text. Only title and text are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hooks.kbtools import addresses, conditions
from hooks.kbtools.model import Channel, Fact, Knowledge, Material, Note, Scenario
from hooks.kbtools.plain import plain
from hooks.pages.channels import SECTIONS as CHANNEL_SECTIONS
from hooks.pages.checks import CHECKERS

KINDS = {
    "scenario": "场景",
    "check": "自查",
    "channel": "渠道",
    "material": "材料",
    "step": "步骤",
    "cost": "费用",
    "pitfall": "坑",
    "faq": "问答",
    "term": "术语",
    "platform": "平台",
    "fact": "事实",
}
TITLE_LENGTH = 24  # a fact has no title: how it begins weighs like one
_HEADING = re.compile(r"^## (.+?) \{#([a-z-]+)\}$", re.MULTILINE)
_MARKUP = re.compile(r"\*\*|^(?:- |\d+\. )|\[([^\[\]]*)\]\([^()]*\)", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """One thing that can be found.

    Attributes:
        group: The record as `kind:id`; of one record a reader is shown the best entry only.
        address: Where it opens, from the site's root, with its anchor.
        platforms: Ids of the platforms it is about; none means any.
        head: What is searched as the title, where that is less than what is shown.
        also: Searched with the text and not shown.
        aside: The address of the rumour about this fact.
    """

    group: str
    address: str
    title: str
    text: str
    platforms: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    head: str = ""
    also: str = ""
    grade: str = ""
    aside: str = ""

    @property
    def kind(self) -> str:
        """Return the kind of the record."""
        return self.group.partition(":")[0]

    @property
    def searched(self) -> tuple[str, str, str]:
        """Return the three fields."""
        return self.head or self.title, "\n".join(self.asks), f"{self.text}\n{self.also}"


def entries(kb: Knowledge) -> list[Entry]:
    """Return everything that can be found, related things side by side."""
    return list(_all(kb))


def _all(kb: Knowledge) -> Iterator[Entry]:
    for checker in CHECKERS:
        asks = kb.asks.get(checker.id, ())
        address = f"/check/{checker.id}/"
        yield Entry(f"check:{checker.id}", address, checker.title, checker.summary, asks=asks)
    for scenario in kb.scenarios.values():
        yield from _scenario(kb, scenario)
    for channel in kb.channels.values():
        yield from _channel(kb, channel)
    for material in kb.materials.values():
        yield _material(kb, material)
    for kind, notes in kb.notes.items():
        for note in notes.values():
            yield _note(kb, kind, note)
    yield from _platforms(kb)
    for fact in kb.facts.values():
        yield _fact(kb, fact)


def _scenario(kb: Knowledge, scenario: Scenario) -> Iterator[Entry]:
    issue = kb.issues[scenario.issue]
    whole = Entry(
        group=f"scenario:{scenario.id}",
        address=addresses.scenario(kb, scenario.id),
        title=plain(kb, scenario.title),
        text=plain(kb, scenario.answer),
        platforms=(scenario.platform,),
        asks=scenario.asks + scenario.symptoms,
        also=f"{plain(kb, issue.title)}\n{plain(kb, issue.seen_as)}",
    )
    yield whole
    parts = _HEADING.split(scenario.body)[1:]
    for heading, anchor, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        yield _section(whole, anchor, heading, _stripped(kb, body))


def _section(whole: Entry, anchor: str, heading: str, text: str) -> Entry:
    """Return a part of a page; its heading alone is the title that is searched."""
    return replace(
        whole,
        address=f"{whole.address}#{anchor}",
        title=f"{whole.title}：{heading}",
        head=heading,
        text=text,
        asks=(),
        also=whole.title,
    )


def _channel(kb: Knowledge, channel: Channel) -> Iterator[Entry]:
    handled = [plain(kb, kb.issues[issue].title) for issue in channel.handles]
    whole = Entry(
        group=f"channel:{channel.id}",
        address=addresses.channel(kb, channel.id),
        title=channel.name,
        text=plain(kb, channel.summary),
        platforms=(channel.platform,),
        asks=(channel.name_en, *kb.asks.get(channel.id, ())),
        also=_joined(kb, [*handled, *channel.good_for]),
    )
    yield whole
    required = [kb.criteria[c] for c in conditions.criteria(channel.requires)]
    parts: dict[str, Iterable[str | None]] = {
        "entry": [channel.entry, channel.hours, channel.languages],
        "wrong_doors": [door.text for door in channel.not_for],
        "requires": [text for c in required for text in (c.title, c.fail.text)],
        "limits": channel.cannot,
        "unknown": [channel.unknown],
    }
    for name, texts in parts.items():
        text = _joined(kb, texts)
        if text:
            yield _section(whole, name.replace("_", "-"), CHANNEL_SECTIONS[name], text)


def _material(kb: Knowledge, material: Material) -> Entry:
    needed = [plain(kb, kb.issues[i].title) for need in material.needed for i in need.issues]
    told = [material.validity, material.format, material.redact]
    told += [need.note for need in material.needed] + [no.why for no in material.not_needed]
    return Entry(
        group=f"material:{material.id}",
        address=addresses.material(kb, material.id),
        title=material.name,
        text=_joined(kb, [material.what, material.get]),
        asks=(material.name_en, *kb.asks.get(material.id, ())),
        also=_joined(kb, [*told, *dict.fromkeys(needed)]),
    )


def _note(kb: Knowledge, kind: str, note: Note) -> Entry:
    return Entry(
        group=f"{kind}:{note.id}",
        address=addresses.of(kb, f"{kind}:{note.id}"),
        title=plain(kb, note.title),
        text=_joined(kb, [*note.text, note.instead]),
        platforms=note.platforms,
        asks=note.also + note.asks,
    )


def _platforms(kb: Knowledge) -> Iterator[Entry]:
    for platform in kb.platforms.values():
        if any(channel.platform == platform.id for channel in kb.channels.values()):
            sites = platform.site_names(tuple(site.id for site in platform.sites))
            yield Entry(
                group=f"platform:{platform.id}",
                address=f"/platforms/{platform.id}/",
                title=platform.name,
                text=f"{platform.name}的人工渠道、门槛、站点开放情况。",
                platforms=(platform.id,),
                asks=(platform.name, platform.name_en),
                also=sites,
            )


def _fact(kb: Knowledge, fact: Fact) -> Entry:
    rumour = kb.rumours.get(fact.id)
    platform = kb.platforms[fact.platform]
    names = (kb.topics[fact.topic].name, kb.subjects[fact.subject])
    return Entry(
        group=f"fact:{fact.id}",
        address=addresses.fact(kb, fact.id),
        title=fact.claim,
        text=fact.note or fact.grade_note,
        platforms=() if fact.platform == "regulatory" else (platform.id,),
        asks=(*((rumour.claim,) if rumour else ()), *kb.asks.get(fact.id, ())),
        head=fact.claim[:TITLE_LENGTH],
        also="\n".join([fact.claim, fact.claim_en, fact.grade_note, *names]),
        grade=fact.grade,
        aside=addresses.rumour(kb, rumour.id) if rumour else "",
    )


def _joined(kb: Knowledge, texts: Iterable[str | None]) -> str:
    """Return prose as one paragraph."""
    return " ".join(_stripped(kb, text) for text in texts if text)


def _stripped(kb: Knowledge, text: str) -> str:
    """Return prose without references, links and marks."""
    bare = _MARKUP.sub(lambda match: match[1] or "", plain(kb, text))
    return " ".join(bare.split())
