"""Each checker from its form to its result, and from one checker to the next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cases import (
    ANSWERS,
    OUTCOME,
    READY,
    address,
    by_command_line,
    fill,
    settled,
)
from tests.browser.server import SiteServer, Watch


@pytest.mark.parametrize("checker", READY)
def test_a_form_gives_the_bytes_of_the_command_line_and_asks_no_stranger(
    page: Page, watch: Watch, checker: str
) -> None:
    page.goto(address(checker))
    fill(page, ANSWERS[checker])
    on_page = settled(page)

    assert watch.complaints == []
    assert watch.strangers == []
    day = json.loads(on_page)["as_of"]
    assert on_page == by_command_line(checker, ANSWERS[checker], day)


@pytest.mark.parametrize("checker", READY)
@pytest.mark.parametrize("width", [320, 390])
def test_no_form_and_no_result_scrolls_sideways(page: Page, checker: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address(checker))
    fill(page, ANSWERS[checker])
    settled(page)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    small = page.evaluate(
        "[...document.querySelectorAll('.check button, .check-option label, .check summary,"
        " .check select, .check-cell input, .check-others a')]"
        ".filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 44)"
        ".map(each => each.textContent)"
    )

    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert small == []


@pytest.mark.parametrize("checker", READY)
def test_what_was_written_stays_out_of_the_address_and_of_storage(page: Page, checker: str) -> None:
    page.goto(address(checker))
    fill(page, ANSWERS[checker])
    settled(page)
    kept = page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")

    for question, given in ANSWERS[checker].items():
        kind = page.locator(f"[data-question={question}]").get_attribute("data-kind")
        if kind not in ("choice", "choices"):
            assert f"{question}=" not in page.url
            assert f'"{question}' not in kept
            assert str(given) not in kept


def test_shared_answers_go_along_to_the_next_checker(page: Page) -> None:
    page.goto(address("eligibility"))
    fill(page, {"platform": "amazon", "site": "US", "issue": "listing-complaint"})
    page.locator(".check-others a[href*=materials]").click()
    expect(page.locator(OUTCOME)).to_be_visible()

    expect(page.locator("[data-notice]")).to_contain_text("3 题")
    for question, option in {"platform": "amazon", "site": "US"}.items():
        field = page.locator(f"[data-question={question}] input[value='{option}']:visible")
        expect(field).to_be_checked()


def test_clearing_forgets_the_shared_answers_too(page: Page) -> None:
    page.goto(address("eligibility"))
    fill(page, {"platform": "amazon", "site": "US"})
    expect(page.locator(OUTCOME)).to_be_visible()
    page.locator(".check-actions").get_by_role("button", name="清空").click()
    page.goto(address("materials"))

    expect(page.locator(".check-form :checked:not(option)")).to_have_count(0)
    expect(page.locator("[data-notice]")).to_be_hidden()


def test_a_link_outweighs_what_the_tab_remembers(page: Page) -> None:
    page.goto(address("eligibility"))
    fill(page, {"platform": "amazon"})
    page.goto(f"{address('materials')}#platform=shopee")

    expect(page.locator("input[name=platform][value=shopee]")).to_be_checked()


def test_rows_are_added_and_removed_by_keyboard_and_told(page: Page) -> None:
    page.goto(address("materials"))
    rows = page.locator("[data-question=materials] [data-row]")
    page.focus("[data-add-row]")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(2)
    expect(rows.nth(1).locator("[data-column]").first).to_be_focused()
    rows.nth(0).locator("[data-column=owner]").fill("甲")
    rows.nth(1).locator("[data-column=owner]").fill("乙")
    rows.nth(0).locator("[data-remove-row]").press("Enter")

    expect(rows).to_have_count(1)
    expect(rows.locator("[data-column=owner]")).to_have_value("乙")
    expect(rows.locator("[data-remove-row]")).to_be_focused()
    expect(page.locator("[data-rows-told]")).to_contain_text("还有 1 行")


def test_the_results_follow_the_typing(page: Page) -> None:
    page.goto(address("redact"))
    field = page.locator("#input-redact_text")
    field.press_sequentially("B0ABCDEF12 ")
    expect(page.locator(OUTCOME)).to_have_text("没有找到要遮的")
    field.press_sequentially("13800138000")

    expect(page.locator("[data-find=phone]")).to_be_visible()
    expect(page.locator("[data-text=text] pre")).not_to_contain_text("13800138000")
    expect(page.locator("[data-text=text] pre")).to_contain_text("B0ABCDEF12")


def test_the_covered_text_is_copied_whole(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address("redact"))
    page.fill("#input-redact_text", "字" * 30_000 + " 13800138000")
    settled(page)
    page.get_by_role("button", name="复制遮好的文字").click()
    expect(page.locator(".check-copied")).to_be_visible()

    assert page.evaluate("navigator.clipboard.readText()") == "字" * 30_000 + " [电话 1]"


def opened(page: Page, path: Path) -> None:
    page.locator("[data-file-field]").set_input_files(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_is_read_whatever_its_encoding(
    page: Page, site: SiteServer, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "李雷的邮件.eml"
    file.write_bytes("李雷 13800138000".encode(encoding))
    page.goto(address("redact"))
    opened(page, file)
    expect(page.locator("#input-redact_text")).to_have_value("李雷 13800138000")
    expect(page.locator(OUTCOME)).to_have_text("遮好了")

    assert page.locator("#input-redact_file_name").input_value() == file.name
    assert file.name not in " ".join(site.asked)


@pytest.mark.parametrize(
    ("name", "size", "reason"),
    [
        ("a.docx", 10, "这里只读"),
        ("a.txt", 5_000_000, "没有读进来"),
        ("a.csv", 1_100_000, "没有读进来"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_and_nothing_is_lost(
    page: Page, tmp_path: Path, name: str, size: int, reason: str
) -> None:
    file = tmp_path / name
    file.write_bytes(b"x" * size)
    page.goto(address("redact"))
    page.fill("#input-redact_text", "原来的文字")
    opened(page, file)

    expect(page.locator("[data-file-told]")).to_contain_text(reason)
    expect(page.locator("#input-redact_text")).to_have_value("原来的文字")


def test_a_text_that_a_file_replaced_can_be_put_back(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("新的", encoding="utf-8")
    page.goto(address("redact"))
    page.fill("#input-redact_text", "原来的文字")
    opened(page, file)
    page.get_by_role("button", name="放回原来的文字").click()

    expect(page.locator("#input-redact_text")).to_have_value("原来的文字")
    expect(page.locator("#input-redact_file_name")).to_have_value("")


def test_only_the_checklist_goes_to_the_printer(page: Page) -> None:
    page.add_init_script("window.print = () => {}")
    page.goto(address("materials"))
    fill(page, ANSWERS["materials"])
    settled(page)
    page.get_by_role("button", name="只打印清单").click()
    page.emulate_media(media="print")

    expect(page.locator(".check-ticks")).to_be_visible()
    expect(page.locator(".check-form")).to_be_hidden()
    expect(page.locator(".check-head")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".check-head")).to_be_visible()
