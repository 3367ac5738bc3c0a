"""The papers a reader holds, each looked at by named rules.

A rule yields a finding only where something is wrong or cannot be told yet; a paper without
findings is good. Being in time and being the right one are told apart, because they are mended
differently: an old paper is renewed, a wrong one replaced.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from checkers._answers import Row
from checkers._brief_text import whole
from checkers._materials_data import Material, Window
from checkers._materials_names import Likeness, same_name, tokens
from checkers._materials_needs import Scene
from checkers._model import Fact, Knowledge

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Fault(StrEnum):
    """What a finding says about a paper, the worst first."""

    EXPIRED = "expired"
    MISMATCHED = "mismatched"
    OPEN = "open"


FAULTS: Mapping[Fault, str] = {
    Fault.EXPIRED: "过期",
    Fault.MISMATCHED: "对不上",
    Fault.OPEN: "还要核对",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about a paper, how to mend it, and what it rests on.

    ``asks`` names the question whose answer would settle an open finding.
    """

    rule: str
    fault: Fault
    text: str
    mend: str
    facts: tuple[str, ...] = ()
    asks: str = "materials"


@dataclass(frozen=True, slots=True)
class Paper:
    """One row of what the reader has."""

    material: Material | None
    dated: date | None
    expires: date | None
    owner: str
    site: str
    items: tuple[str, ...]
    shot: str
    pages: str

    @classmethod
    def from_row(cls, row: Row, knowledge: Knowledge) -> "Paper":
        """Read a row; a paper of unknown kind is kept."""
        dated, expires = row.get("dated"), row.get("expires")
        return cls(
            material=knowledge.materials.get(str(row.get("material"))),
            dated=dated if isinstance(dated, date) else None,
            expires=expires if isinstance(expires, date) else None,
            owner=whole(str(row.get("owner", ""))),
            site=str(row.get("site", "")),
            items=tokens(whole(str(row.get("items", "")))),
            shot=str(row.get("shot", "")),
            pages=str(row.get("pages", "")),
        )


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What papers are held against: the day, the place, and what the reader said of the case."""

    knowledge: Knowledge
    day: date
    scene: Scene | None
    site: str
    rights_owner: str
    company: str
    affected: tuple[str, ...]
    notice_days: float | None

    def held(self, paper: Paper, beside: tuple[str, ...] = ()) -> list[Finding]:
        """Return what is wrong with a paper or open.

        ``beside`` names the products on all papers of the kind: a list may come in several.
        """
        if paper.material is None:
            return []
        return [
            *self._time(paper, paper.material),
            *self._names(paper, paper.material),
            *self._place(paper, paper.material),
            *self._products(paper, paper.material, beside),
            *self._picture(paper, paper.material),
            *self._pages(paper, paper.material),
        ]

    def _time(self, paper: Paper, material: Material) -> Iterator[Finding]:
        """Look at the days on a paper; on its last day it still counts."""
        if paper.expires is not None and paper.expires < self.day:
            yield Finding(
                "expired",
                Fault.EXPIRED,
                f"{paper.expires} 到期，已经过了。",
                "换一份还在有效期内的。",
                self._reasons(material, "expired"),
            )
        if paper.dated is not None and paper.dated > self.day:
            yield Finding(
                "future",
                Fault.MISMATCHED,
                f"日期 {paper.dated} 在今天之后。",
                "核对日期；是预先写好的，等到那天再交，不要倒签。",
            )
        if "dated" in material.checks and paper.dated is None:
            yield Finding(
                "undated",
                Fault.MISMATCHED,
                "没有写日期，对方看不出是什么时候的。",
                "看得到日期就填上；看不到就重新截一张，或者把截图日期写进文件名。",
            )
        for window in material.windows:
            yield from self._window(paper, window)

    def _window(self, paper: Paper, window: Window) -> Iterator[Finding]:
        """Look at one limit of age; it binds on its channels."""
        if self.scene is None:
            return
        door = self.scene.door
        if window.channels and not window.channels & ({door} if door else self.scene.doors):
            return
        finding = _aged(paper, window, self.day, self.notice_days)
        if finding is None:
            finding = self._stale(window.fact)
        elif window.channels and door is None and finding.fault is Fault.EXPIRED:
            finding = Finding(
                finding.rule,
                Fault.OPEN,
                f"有的渠道不收：{finding.text}",
                finding.mend,
                finding.facts,
                "channel",
            )
        if finding is not None:
            yield finding

    def _stale(self, name: str) -> Finding | None:
        """Return a finding if a limit that was kept rests on a fact past its review day."""
        fact: Fact = self.knowledge.facts[name]
        if not fact.is_expired(self.day):
            return None
        return Finding(
            "rule-overdue",
            Fault.OPEN,
            f"日期在窗口内，但这条窗口的依据应在 {fact.review_by} 前复核，已经过期。",
            "先打开依据，对照官方页面再交。",
            (name,),
            "",
        )

    def _names(self, paper: Paper, material: Material) -> Iterator[Finding]:
        """Look at the name on a paper: the right owner's, or the company's."""
        if not material.named:
            return
        whose, expected, question = {
            "rights-owner": ("商标局记录上的权利人", self.rights_owner, "rights_owner"),
            "company": ("卖家账户的公司名", self.company, "company_name"),
        }[material.named]
        reasons = self._reasons(material, "named")
        if not paper.owner or not expected:
            asks = "materials" if expected else question
            text = f"上面的名字要和{whose}一样，还没有比对。"
            mend = f"把上面的名字和{whose}都逐字填上。"
            yield Finding("name-open", Fault.OPEN, text, mend, reasons, asks)
            return
        alike = same_name(paper.owner, expected)
        if alike is Likeness.CLOSE:
            text = f"上面的名字和{whose}只差大小写、空格、标点或全半角。"
            mend = "两边逐字核对。是抄错就改过来；是文件写得不同，让开文件的人重开。"
            yield Finding("name-close", Fault.OPEN, text, mend, reasons)
        elif alike is Likeness.DIFFERENT:
            text = f"上面的名字和{whose}不一样。"
            mend = "换成写对名字的那一份。中间隔着别的公司的，把授权或购买关系一级一级补齐。"
            yield Finding("name", Fault.MISMATCHED, text, mend, reasons)

    def _place(self, paper: Paper, material: Material) -> Iterator[Finding]:
        """Look at the site a paper is about."""
        if "site" not in material.checks or not self.site:
            return
        if not paper.site:
            text, mend = "没有写是哪个站点的。", "看页面右上角或链接，填上站点。"
            yield Finding("site-open", Fault.OPEN, text, mend)
        elif paper.site != self.site:
            text, mend = "是别的站点的，和问题所在的站点不一样。", "换成问题站点的那一份。"
            reasons = self._reasons(material, "site")
            yield Finding("site", Fault.MISMATCHED, text, mend, reasons)

    def _products(
        self, paper: Paper, material: Material, beside: tuple[str, ...]
    ) -> Iterator[Finding]:
        """Look at the products a paper names: none too many, and in a list none too few."""
        if not material.checks & {"items", "every-item"}:
            return
        strange = [item for item in paper.items if item not in self.affected]
        lacking = [item for item in self.affected if item not in beside]
        if paper.items and not self.affected:
            text = "上面有商品编号，但不知道通知点名了哪些。"
            mend = "把通知点名的编号填上，才能比对。"
            yield Finding("items-open", Fault.OPEN, text, mend, (), "affected_items")
        elif strange:
            text = f"不在通知点名的清单里：{_some(strange)}。"
            mend = "核对有没有抄错。不相关的商品不要混进来。"
            yield Finding("items", Fault.MISMATCHED, text, mend)
        elif self.affected and not paper.items:
            text, mend = "没有写涉及哪些商品。", "逐份对照，把上面的编号填上。"
            yield Finding("items-unread", Fault.OPEN, text, mend)
        if "every-item" in material.checks and beside and lacking:
            text = f"漏了通知点名的：{_some(lacking)}。"
            mend = "一个编号一行，补齐再交。"
            reasons = self._reasons(material, "every-item")
            yield Finding("items-missing", Fault.MISMATCHED, text, mend, reasons)

    def _picture(self, paper: Paper, material: Material) -> Iterator[Finding]:
        """Look at which page a screenshot shows."""
        wanted = material.shots_of(None if self.scene is None else self.scene.issue.id)
        if not wanted:
            return
        named = "、".join(self._shot_name(kind) for kind in sorted(wanted))
        if not paper.shot:
            text, mend = "没有写截的是哪一页。", f"这类问题要截：{named}。"
            yield Finding("shot-open", Fault.OPEN, text, mend)
        elif paper.shot not in wanted:
            text = f"截的是「{self._shot_name(paper.shot)}」，和这类问题对不上。"
            yield Finding("shot", Fault.MISMATCHED, text, f"重新截：{named}。")

    def _pages(self, paper: Paper, material: Material) -> Iterator[Finding]:
        """Look whether every page is there."""
        if "whole" not in material.checks or paper.pages == "all":
            return
        if paper.pages:
            text, mend = (
                "少了页，不完整的文件容易被当成无效。",
                "整份扫描，一页不少，空白页也留着。",
            )
            reasons = self._reasons(material, "whole")
            yield Finding("pages", Fault.MISMATCHED, text, mend, reasons)
        else:
            text, mend = "没有写页数齐不齐。", "数一遍页码，从第一页到签章页都要在。"
            yield Finding("pages-open", Fault.OPEN, text, mend)

    def _reasons(self, material: Material, rule: str) -> tuple[str, ...]:
        """Return the facts behind a rule that speak of the platform."""
        return () if self.scene is None else self.scene.here(material.reasons.get(rule, ()))

    def _shot_name(self, kind: str) -> str:
        """Return what a kind of page is called."""
        columns = self.knowledge.questions["materials"].columns
        options = (o for column in columns if column.id == "shot" for o in column.options)
        return next((option.label for option in options if option.id == kind), kind)


def _aged(paper: Paper, window: Window, day: date, notice_days: float | None) -> Finding | None:
    """Hold a paper against one limit of age."""
    facts = (window.fact,)
    if window.kind == "notice" and notice_days is None:
        text, mend = "多久以内的才算数，以通知为准。", "看通知写的天数，填上再比。"
        return Finding("window-open", Fault.OPEN, text, mend, facts, "notice_days")
    if window.kind == "months_left":
        return _runs_on(paper, window, day)
    if window.kind == "valid_months":
        earliest, span = _months_before(day, window.amount or 0), f"{window.amount} 个月"
    else:
        days = notice_days if window.kind == "notice" else window.amount
        earliest, span = _days_before(day, days or 0), f"{days:g} 天"
    if paper.dated is None:
        return Finding(
            "window-undated",
            Fault.OPEN,
            f"要近 {span}以内的，但没有写日期。",
            "填上文件上的日期。",
            facts,
        )
    if paper.dated < earliest:
        text = f"日期 {paper.dated} 早于 {earliest}，不在近 {span}以内。"
        return Finding("too-old", Fault.EXPIRED, text, "换一份近期的。", facts)
    return None


def _runs_on(paper: Paper, window: Window, day: date) -> Finding | None:
    """Hold the last day of a paper against how long it must still run."""
    months, facts = window.amount or 0, (window.fact,)
    if paper.expires is None:
        text = f"到期日离今天要有 {months} 个月以上，但没有写到期日。"
        return Finding("term-open", Fault.OPEN, text, "填上文件写的到期日。", facts)
    if paper.expires < _months_after(day, months):
        text = f"{paper.expires} 到期，剩下不到 {months} 个月。"
        return Finding("term-short", Fault.EXPIRED, text, "请对方续签，再交新的一份。", facts)
    return None


def _some(names: list[str], most: int = 10) -> str:
    """List names, not more than can be read."""
    shown = "、".join(name if len(name) <= 40 else f"{name[:39]}…" for name in names[:most])  # noqa: PLR2004 - as long as an answer shown in an error
    return f"{shown} 等 {len(names)} 个" if len(names) > most else shown


def _days_before(day: date, days: float) -> date:
    """Return the day so many days ago, or the first there is."""
    try:
        return day - timedelta(days=days)
    except OverflowError:
        return date.min


def _months_before(day: date, months: int) -> date:
    """Return the same day so many months ago; a shorter month ends earlier."""
    return _months_after(day, -months)


def _months_after(day: date, months: int) -> date:
    """Return the same day so many months on, within the calendar.

    >>> _months_after(date(2026, 8, 31), 6), _months_after(date(2026, 4, 30), -2)
    (datetime.date(2027, 2, 28), datetime.date(2026, 2, 28))
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if months < 0 else date.max
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 29 if leap and month == 1 else _MONTH_LENGTHS[month]
    return date(year, month + 1, min(day.day, last))
