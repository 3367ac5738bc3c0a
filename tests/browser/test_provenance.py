"""A reader can cite a fact, report that the console differs, and is told when it is overdue."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import SiteServer

FACTS = "/facts/amazon/timing/"
FACT = "amazon.aplus.review-time"


@pytest.fixture
def copied(page: Page, site: SiteServer) -> Page:
    """Return the page of facts, allowed to use the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url)
    page.goto(FACTS)
    return page


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_citation_holds_statement_day_grade_and_permanent_link(
    copied: Page, site: SiteServer
) -> None:
    copied.locator(f"[id='{FACT}']").get_by_role("button", name="引用本条").click()

    expect(copied.locator(f"[id='{FACT}']").get_by_text("已复制。")).to_be_visible()
    text = clipboard(copied)
    assert "A+ 内容提交后审核最长 7 个工作日" in text
    assert "官方原文，核对于 2026-11-23" in text
    assert text.endswith(f"{site.url}{FACTS}#{FACT}")


def test_a_report_says_which_fact_differs_where_and_how(copied: Page) -> None:
    fact = copied.locator(f"[id='{FACT}']")
    fact.get_by_role("button", name="我在后台看到的不一样").click()
    fact.get_by_label("站点").fill("美国站")
    fact.get_by_label("后台显示的是什么").fill("<b>写的是九个工作日</b>")
    fact.get_by_role("button", name="复制这份说明").click()

    expect(fact.get_by_text("已复制。")).to_be_visible()
    lines = clipboard(copied).splitlines()
    assert f"编号：{FACT}" in lines
    assert "平台：亚马逊" in lines
    assert "站点：美国站" in lines
    assert "后台显示的：<b>写的是九个工作日</b>" in lines


def test_an_empty_report_is_not_copied_and_keeps_the_rest(copied: Page) -> None:
    fact = copied.locator(f"[id='{FACT}']")
    fact.get_by_role("button", name="我在后台看到的不一样").click()
    fact.get_by_label("站点").fill("美国站")
    fact.get_by_role("button", name="复制这份说明").click()

    expect(fact.get_by_role("alert")).to_contain_text("先写后台显示的是什么")
    expect(fact.get_by_label("站点")).to_have_value("美国站")


@pytest.mark.parametrize(("late", "shown"), [(0, False), (1, True)])
def test_the_banner_shows_on_the_day_after_the_review_day(
    page: Page, late: int, *, shown: bool
) -> None:
    page.goto(FACTS)
    due = dt.date.fromisoformat(
        page.locator(".freshness__overdue").get_attribute("data-review-by") or ""
    )
    day = due + dt.timedelta(days=late)
    page.clock.set_fixed_time(dt.datetime(day.year, day.month, day.day, 12))  # noqa: DTZ001

    page.reload()

    expect(page.locator(".freshness__overdue")).to_be_visible(visible=shown)


def test_the_front_page_opens_the_search(page: Page) -> None:
    page.goto("/")

    page.get_by_role("button", name="搜驳回原文").click()

    expect(page.locator(".md-search__input")).to_be_focused()
