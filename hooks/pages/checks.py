"""The checkers' pages: the list, each form, and the rules behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import checkers
from checkers._answers import LONGEST_TEXT
from hooks.kbtools.model import Knowledge
from hooks.pages.page import Page
from hooks.pages.render import Renderer


@dataclass(frozen=True)
class Checker:
    """What readers are told about a checker."""

    id: str
    title: str
    summary: str


SUMMARIES: Mapping[str, str] = {
    "eligibility": "答几个问题，看哪些官方人工渠道现在能用、还差什么条件、下一步做什么。",
    "triage": "粘贴拒绝原文或者描述看到的情况，看最像哪一类问题、先查什么、旧问题怎么接着办。",
    "materials": "选好问题和渠道，看必带什么、不用带什么，手里的材料哪份过期、哪份对不上。",
    "brief": "把情况写下来，看对方会缺哪些信息，再整理成一段能直接提交的文字。",
    "redact": "粘贴文字或打开文本文件，把电话、证件号、卡号和人名遮掉，留下对方要用的编号。",
}


def _listed() -> Iterator[Checker]:
    """Yield every checker there is, in the order of the summaries, then those without one."""
    for id_ in dict.fromkeys([*SUMMARIES, *checkers.CHECKERS]):
        if id_ in checkers.CHECKERS:
            title = checkers.CHECKERS[id_].title
            yield Checker(id_, title, SUMMARIES.get(id_, f"{title}。"))


CHECKERS = tuple(_listed())


def pages(kb: Knowledge, rules: dict[str, Any]) -> Iterator[Page]:
    """Yield the list of checkers, each form, and each page of rules."""
    here = "/check/"
    r = Renderer(kb, here)
    text = r.template("checkers.html.jinja", checkers=CHECKERS)
    yield Page(here, "自查", text, "在浏览器里运行的自查，答案不会离开页面。")
    for checker in CHECKERS:
        yield _form(kb, rules, checker)
        yield _rules(kb, rules, checker)


def _form(kb: Knowledge, rules: dict[str, Any], checker: Checker) -> Page:
    here = f"/check/{checker.id}/"
    text = _template(kb, here, "check/form.html.jinja", rules, checker)
    meta = {"hide": ["navigation", "toc"], "check": True}
    return Page(here, checker.title, text, checker.summary, meta=meta)


def _rules(kb: Knowledge, rules: dict[str, Any], checker: Checker) -> Page:
    here = f"/check/{checker.id}/rules/"
    text = _template(kb, here, "check/rules.html.jinja", rules, checker)
    return Page(here, f"{checker.title}：判断规则", text, "每个条件、它的依据和分级。")


def _template(kb: Knowledge, here: str, name: str, rules: dict[str, Any], checker: Checker) -> str:
    r = Renderer(kb, here)
    return r.template(
        name,
        checker=checker,
        others=[other for other in CHECKERS if other.id != checker.id],
        rules=rules,
        questions=[q for q in rules["questions"] if checker.id in q["checkers"]],
        channels=rules["channels"],
        criteria=rules["criteria"] if checker.id == "eligibility" else [],
        facts=rules["facts"],
        longest_text=LONGEST_TEXT,
        base=r.way("/"),
    )
