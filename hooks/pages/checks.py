"""The checkers' pages: the list, each form, and the rules behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hooks.kbtools.model import Knowledge
from hooks.pages.page import Page
from hooks.pages.render import Renderer


@dataclass(frozen=True)
class Checker:
    """What readers are told about a checker."""

    id: str
    title: str
    summary: str


CHECKERS = (
    Checker(
        "eligibility",
        "哪些渠道对我开放",
        "答几个问题，看哪些官方人工渠道现在能用、还差什么条件、下一步做什么。",
    ),
)


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
        rules=rules,
        questions=[q for q in rules["questions"] if checker.id in q["checkers"]],
        channels=rules["channels"],
        criteria=rules["criteria"],
        facts=rules["facts"],
        base=r.way("/"),
    )
