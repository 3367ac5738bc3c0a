"""Whatever is pasted: a clear answer, nothing lost, nothing executed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cases import OUTCOME, TEXT, TEXTUAL, address, settled
from tests.browser.server import Watch

MARKUP = '<img src=x onerror="window.ran=1"><script>window.ran=1</script><b>13800138000</b>'
ODD = {
    "markup": MARKUP,
    "emoji": "👩‍👩‍👧‍👦🇨🇳 A+ 被拒 🙏" * 20,
    "nul": "A+\0被拒\0 \ufeff\u202e13800138000\u202c",
    "half": "A+ 被拒 \ud83d 了",
    "formula": "=cmd|' /C calc'!A0\t+1-1@x",
}
MEGABYTE = "A+ 被拒，打 13800138000。\n" * 60_000


def put(page: Page, checker: str, text: str) -> None:
    page.locator(f"#input-{TEXT[checker]}").evaluate(
        "(field, text) => { field.value = text;"
        " field.dispatchEvent(new Event('input', {bubbles: true})); }",
        text,
    )


def stands(page: Page, checker: str) -> int:
    length: int = page.locator(f"#input-{TEXT[checker]}").evaluate("field => field.value.length")
    return length


@pytest.mark.parametrize("checker", TEXTUAL)
def test_odd_texts_get_a_verdict_and_stay_texts(page: Page, watch: Watch, checker: str) -> None:
    page.goto(address(checker))
    for text in ODD.values():
        page.locator(f"#input-{TEXT[checker]}").evaluate("field => field.focus()")
        put(page, checker, text)
        settled(page)

        assert stands(page, checker) == len(text.encode("utf-16-le", "surrogatepass")) // 2
        assert page.evaluate("window.ran") is None
        assert page.locator("#verdict :is(img, script)").count() == 0
    assert watch.complaints == []
    assert watch.strangers == []


@pytest.mark.parametrize("checker", TEXTUAL)
def test_a_megabyte_is_judged_or_refused_while_the_page_goes_on(page: Page, checker: str) -> None:
    page.goto(address(checker))
    put(page, checker, MEGABYTE)
    page.wait_for_timeout(300)
    page.evaluate("window.ticks = 0; setInterval(() => window.ticks++, 20)")
    page.wait_for_timeout(1000)

    assert page.evaluate("window.ticks") > 15
    told = page.locator(f"{OUTCOME}, #error-{TEXT[checker]}:visible").first
    expect(told).to_be_visible()
    assert stands(page, checker) == len(MEGABYTE)


@pytest.mark.parametrize("checker", TEXTUAL)
def test_a_text_over_the_limit_is_told_with_both_numbers_and_kept(page: Page, checker: str) -> None:
    page.goto(address(checker))
    count = page.locator(f"[data-question={TEXT[checker]}] [data-count]")
    most = int(count.get_attribute("data-max") or 0)
    put(page, checker, "🙏" * (most + 1))

    expect(count).to_contain_text("多了 1 字")
    expect(page.locator(f"#error-{TEXT[checker]}")).to_contain_text(f"最多 {most} 个")
    assert stands(page, checker) == 2 * (most + 1)
    put(page, checker, "A+ 被拒")
    expect(page.locator(OUTCOME)).to_be_visible()
    expect(page.locator(f"#error-{TEXT[checker]}")).to_be_hidden()


def test_a_refusal_of_a_cell_is_told_at_the_cell(page: Page) -> None:
    page.goto(f"{address('materials')}#platform=amazon&issue=listing-complaint")
    page.locator("[data-add-row]").click()
    cell = page.locator("[data-row]").nth(1).locator("[data-column=owner]")
    cell.fill("长" * 4001)

    expect(page.locator("#error-materials")).to_contain_text("第 2 行")
    expect(cell).to_have_attribute("aria-invalid", "true")
    assert page.locator("[data-question=materials] [aria-invalid]").count() == 1
    cell.fill("短")
    expect(page.locator(OUTCOME)).to_be_visible()


def test_half_a_date_is_told(page: Page) -> None:
    page.goto(f"{address('materials')}#platform=amazon&issue=listing-complaint")
    expect(page.locator(OUTCOME)).to_be_visible()
    cell = page.locator("[data-column=dated]").first
    cell.press_sequentially("02")
    page.locator("[data-column=owner]").first.focus()

    expect(page.locator("#error-materials")).to_contain_text("日期")
    expect(cell).to_have_attribute("aria-invalid", "true")
    assert page.locator("[data-question=materials] [aria-invalid]").count() == 1


def test_no_more_rows_than_allowed_can_be_added(page: Page) -> None:
    page.goto(address("materials"))
    most = int(page.locator("[data-rows]").get_attribute("data-max-rows") or 0)
    page.evaluate(
        "most => { const add = document.querySelector('[data-add-row]');"
        " for (let n = 0; n < most + 5; n += 1) add.click(); }",
        most,
    )

    expect(page.locator("[data-row]")).to_have_count(most)
    expect(page.locator("[data-add-row]")).to_be_disabled()
    expect(page.locator("[data-rows-told]")).to_contain_text(f"最多 {most} 行")
