"""The front page: search first, then the problems, the checkers, and why to trust it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hooks.kbtools import addresses
from hooks.kbtools.model import Knowledge
from hooks.pages.checks import CHECKERS
from hooks.pages.page import Page
from hooks.pages.render import Renderer

HERE = "/"


def pages(kb: Knowledge) -> Iterator[Page]:
    """Yield the front page."""
    r = Renderer(kb, HERE)
    issues = [(issue, r.way(addresses.issue(kb, issue.id))) for issue in kb.issues.values()]
    counts = Counter(fact.grade for fact in kb.facts.values())
    text = r.template("home.html.jinja", issues=issues, checkers=CHECKERS, counts=counts)
    yield Page(
        HERE,
        "品牌卖家平台沟通辅导",
        text,
        "被拒、被投诉、备案卡住时，找哪个官方渠道的人、带什么材料、别踩什么坑。",
        meta={"hide": ["navigation", "toc"]},
    )
