"""One reader's case: what is wanted, what is in hand, and how the two fit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from checkers._answers import Request
from checkers._brief_text import whole
from checkers._conditions import Answer
from checkers._materials_data import Material
from checkers._materials_names import file_name, tokens
from checkers._materials_needs import REQUIRED, Item, Scene, Spared, items, spared
from checkers._materials_papers import Fault, Finding, Paper, Yardstick
from checkers._model import Knowledge


class Holding(StrEnum):
    """How an item stands, the worst first; a choice stands as its best member does."""

    MISSING = "missing"
    MEND = "mend"
    OPEN = "open"
    HELD = "held"


HOLDINGS: Mapping[Holding, str] = {
    Holding.MISSING: "还没有",
    Holding.MEND: "有，但不能用",
    Holding.OPEN: "有，还要核对",
    Holding.HELD: "有了",
}


@dataclass(frozen=True, slots=True)
class Held:
    """A paper in hand, what was found about it, and what to call its file."""

    paper: Paper
    findings: tuple[Finding, ...]
    file: str

    @property
    def holding(self) -> Holding:
        """How the paper stands: its worst finding counts."""
        if any(finding.fault is not Fault.OPEN for finding in self.findings):
            return Holding.MEND
        return Holding.OPEN if self.findings else Holding.HELD

    @property
    def name(self) -> str:
        """What readers call the paper: its kind, and what tells it from others of the kind."""
        kind = "别的文件" if self.paper.material is None else self.paper.material.name
        told = [self.paper.dated.isoformat()] if self.paper.dated else []
        return f"{kind}（{'，'.join([*told, self.file])}）"


@dataclass(frozen=True)
class Case:
    """The request in the words of this checker."""

    request: Request
    knowledge: Knowledge

    @property
    def day(self) -> date:
        """The day to judge by."""
        return self.request.as_of

    def answer(self, question: str) -> Answer | None:
        """Return an answer, if it was given."""
        return self.request.answers.get(question)

    @cached_property
    def scene(self) -> Scene | None:
        """Where the reader stands; nothing is called for while platform or issue is unknown."""
        platform, issue = self.answer("platform"), self.answer("issue")
        if platform is None or issue is None:
            return None
        standing, named = self.answer("standing"), self.answer("notice_named")
        return Scene(
            knowledge=self.knowledge,
            platform=self.knowledge.platforms[str(platform)],
            issue=self.knowledge.issues[str(issue)],
            channel=self.knowledge.channels.get(str(self.answer("channel"))),
            standing=None if standing is None else str(standing),
            named=named if isinstance(named, frozenset) else frozenset(),
        )

    @cached_property
    def items(self) -> list[Item]:
        """What is wanted."""
        return [] if self.scene is None else items(self.scene)

    @cached_property
    def required(self) -> list[Item]:
        """What has to be there."""
        return [item for item in self.items if item.level == REQUIRED]

    @cached_property
    def helpful(self) -> list[Item]:
        """What helps."""
        return [item for item in self.items if item.level != REQUIRED]

    @cached_property
    def spared(self) -> list[Spared]:
        """What need not be brought."""
        return [] if self.scene is None else spared(self.scene)

    @cached_property
    def held(self) -> list[Held]:
        """The papers in hand, in an order that does not hang on the order of the rows."""
        rows = self.request.tables.get("materials", ())
        papers = sorted((Paper.from_row(row, self.knowledge) for row in rows), key=self._place)
        beside: dict[str, set[str]] = {}
        for paper in papers:
            beside.setdefault(_id(paper.material), set()).update(paper.items)
        return [
            Held(
                paper,
                tuple(self._yardstick.held(paper, tuple(beside[_id(paper.material)]))),
                _file(number, paper),
            )
            for number, paper in enumerate(papers, 1)
        ]

    def papers_of(self, item: Item) -> list[Held]:
        """Return the papers in hand of an item."""
        return [held for held in self.held if held.paper.material in item.materials]

    def holding(self, item: Item) -> Holding:
        """Say how an item stands: its best paper counts, so another paper never harms."""
        order = list(Holding)
        found = (held.holding for held in self.papers_of(item))
        return max(found, key=order.index, default=Holding.MISSING)

    def overdue(self, item: Item) -> list[str]:
        """Return the facts of an item that are past their review day."""
        facts = self.knowledge.facts
        return [name for name in item.facts if facts[name].is_expired(self.day)]

    @property
    def extra(self) -> list[Held]:
        """The papers in hand that the case does not call for."""
        wanted = {material.id for item in self.items for material in item.materials}
        return [held for held in self.held if _id(held.paper.material) not in wanted]

    @cached_property
    def _yardstick(self) -> Yardstick:
        """What papers are held against."""
        answers = self.request.answers
        days = answers.get("notice_days")
        return Yardstick(
            knowledge=self.knowledge,
            day=self.day,
            scene=self.scene,
            site=str(answers.get("site", "")),
            rights_owner=str(answers.get("rights_owner", "")).strip(),
            company=str(answers.get("company_name", "")).strip(),
            affected=_affected(answers.get("affected_items")),
            notice_days=float(days) if isinstance(days, int | float) else None,
        )

    def _place(self, paper: Paper) -> tuple[int, tuple[str, ...]]:
        """Return where a paper comes: by what is wanted first, then by what it says."""
        wanted = [material.id for item in self.items for material in item.materials]
        known = [*dict.fromkeys([*wanted, *self.knowledge.materials]), ""]
        says = (paper.dated, paper.expires, paper.owner, paper.site, paper.items, paper.shot)
        return known.index(_id(paper.material)), tuple(map(str, (*says, paper.pages)))


def _id(material: Material | None) -> str:
    """Return the id of a material; a paper of unknown kind has none."""
    return "" if material is None else material.id


def _affected(answer: Answer | None) -> tuple[str, ...]:
    """Return the products that the notice names."""
    return tokens(whole(str(answer or "")))


def _file(number: int, paper: Paper) -> str:
    """Return what to call the file of a paper."""
    single = paper.items[0] if len(paper.items) == 1 else ""
    dated = paper.dated.isoformat() if paper.dated else ""
    return file_name(number, _id(paper.material) or "other", paper.shot, paper.site, dated, single)
