"""The search box and the page of results: keys, names, silence, and what happens on failure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import SiteServer, Watch

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PAGE = "/channels/amazon-sas/"
FIELD = "#search input[name=query]"
HIT = "#search [data-result] .hit__link"


def search(page: Page, text: str) -> None:
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.insert_text(text)


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"][:3]]


def test_nothing_is_fetched_before_the_search_is_opened(page: Page, site: SiteServer) -> None:
    page.goto(PAGE, wait_until="networkidle")
    asked = [path for path in site.asked if "search" in path]

    assert asked == ["/assets/search/box.mjs"]


def test_slash_arrows_and_enter_lead_to_a_record(page: Page) -> None:
    page.goto(PAGE)
    search(page, "A+ 没过审")
    expect(page.locator(HIT).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(HIT).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/(scenarios|facts|glossary)/"))


def test_enter_in_the_field_opens_the_page_of_results(page: Page) -> None:
    page.goto(PAGE)
    search(page, "封号")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/search/#q=%E5%B0%81%E5%8F%B7$"))
    expect(page.locator("[data-search-page] [data-result]").first).to_be_visible()


def test_escape_closes_the_search(page: Page) -> None:
    page.goto(PAGE)
    search(page, "封号")
    page.keyboard.press("Escape")

    expect(page.locator("#__search")).not_to_be_checked()


def test_the_page_of_results_can_be_linked(page: Page) -> None:
    page.goto("/search/?q=商标 被拒")
    hit = page.locator("[data-result]").first
    expect(hit).to_be_visible()

    assert page.locator("#q").input_value() == "商标 被拒"
    assert page.locator("[data-result]").count() > 3
    assert page.locator("[data-result] mark").count() > 0
    assert page.locator("[data-no-results]").count() == 0


def test_each_hit_opens_a_place_that_exists(page: Page) -> None:
    page.goto("/search/?q=品牌注册 申诉 材料")
    expect(page.locator("[data-result]").first).to_be_visible()
    links = page.eval_on_selector_all("[data-result] a", "all => all.map(each => each.href)")

    for link in links[:12]:
        page.goto(link)
        anchor = link.partition("#")[2]
        assert not anchor or page.locator(f"[id='{anchor}']").count() == 1, link


def test_the_platform_weighs_more_until_it_is_switched_off(page: Page) -> None:
    page.goto("/channels/shopee-online-service/")
    search(page, "商城怎么进")
    chip = page.get_by_role("button", name="优先 Shopee")
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#search [data-result]").first).to_contain_text("Shopee")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "false")

    others = page.locator("#search [data-result]").filter(has_text="TikTok Shop")
    expect(others).not_to_have_count(0)


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>商标",
        "😀🎉",
        "𠮷野家",
        "商标" * 4000,
        "!!!???",
        "\u202eabc\u0000",
        "__proto__ constructor toString",
        "(((((",
    ],
)
def test_any_text_gives_hits_or_says_that_there_are_none(
    page: Page, watch: Watch, text: str
) -> None:
    page.goto("/search/")
    page.locator("#q").fill(text)
    expect(page.locator("[data-result], [data-no-results]").first).to_be_visible()

    assert watch.complaints == []
    assert page.locator("[data-search-page] img, [data-search-page] script").count() == 0


def test_nothing_found_names_the_words_and_shows_a_way_on(page: Page) -> None:
    page.goto("/search/?q=qqxzzkw")
    expect(page.locator("[data-no-results]")).to_be_visible()

    assert "“qqxzzkw”" in page.locator("[data-search-page]").inner_text()
    assert page.locator("[data-result]").count() == 0
    assert page.locator("[data-near]").count() > 0
    expect(page.get_by_role("link", name="按拼音排的全部条目")).to_be_visible()


def test_no_question_leaves_the_page(page: Page, site: SiteServer, watch: Watch) -> None:
    page.goto(PAGE)
    search(page, "机密 secretword")
    expect(page.locator("#search [data-result], #search [data-near]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.locator("[data-search-page] li").first).to_be_visible()

    assert not any("secretword" in path or "%E6%9C%BA" in path for path in site.asked)
    assert watch.strangers == []


@pytest.mark.parametrize("blocked", ["meta.json", "panel.mjs", "minisearch.mjs"])
def test_a_blocked_index_leads_to_the_list(page: Page, site: SiteServer, blocked: str) -> None:
    site.swapped[blocked] = None
    page.goto(PAGE)
    search(page, "封号")
    link = page.locator("#search a[href$='/search/all/']")
    expect(link).to_be_visible()
    link.click()

    expect(page.get_by_role("heading", name="全部条目")).to_be_visible()
    assert page.get_by_role("link", name="账户被停用").count() > 0


def test_a_blocked_index_is_tried_again(page: Page, site: SiteServer) -> None:
    site.swapped["meta.json"] = None
    page.goto("/search/?q=封号")
    again = page.get_by_role("button", name="再试一次")
    expect(again).to_be_visible()
    site.swapped.clear()
    again.click()

    expect(page.locator("[data-result]").first).to_be_visible()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("fenghao", "停用"),
        ("亞馬遜帳號停用", "停用"),
        ("brand regstry", "品牌"),
        ("xiajia", "下架"),
    ],
)
def test_pinyin_typos_and_traditional_characters_are_understood(
    page: Page, written: str, meant: str
) -> None:
    page.goto(f"/search/?q={written}")
    expect(page.locator("[data-result]").first).to_be_visible()

    assert meant in page.locator("[data-result]").nth(0).inner_text()


def test_the_open_search_and_its_pages_have_no_barrier(page: Page) -> None:
    page.goto(PAGE)
    search(page, "封号")
    expect(page.locator(HIT).first).to_be_visible()
    page.wait_for_timeout(500)  # the theme fades the box in
    assert violations(page) == []

    page.goto("/search/?q=封号")
    expect(page.locator("[data-result]").first).to_be_visible()
    assert violations(page) == []

    page.goto("/search/all/")
    assert violations(page) == []


def test_a_screen_reader_hears_how_many_were_found(page: Page) -> None:
    page.goto("/search/?q=封号")

    expect(page.locator("[data-search-page] [role=status]")).to_contain_text("找到")
