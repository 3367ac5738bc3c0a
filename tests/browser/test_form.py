"""A reader fills in the form and gets a verdict, and keeps it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import SiteServer, Watch

ROOT = Path(__file__).resolve().parents[2]
FORM = "/check/eligibility/"
ANSWERS = {
    "platform": "amazon",
    "site": "US",
    "issue": "account-health-warning",
    "account_state": "active",
}
FRAGMENT = "&".join(f"{question}={answer}" for question, answer in ANSWERS.items())
OUTCOME = "#verdict [data-outcome]"


def answer(page: Page, **answers: str) -> None:
    for question, option in answers.items():
        page.check(f"input[name={question}][value='{option}']:visible")


def ticked(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.check-form :checked')]"
        ".map(field => [field.name, field.value]))"
    )
    return found


def test_answers_give_a_verdict_without_a_complaint_or_a_stranger(
    page: Page, site: SiteServer, watch: Watch
) -> None:
    page.goto(FORM)
    answer(page, **ANSWERS)
    expect(page.locator(OUTCOME)).to_have_text("现在有渠道可用")

    assert watch.complaints == []
    assert watch.strangers == []
    assert any(path.endswith(".wasm") for path in site.asked)


def test_the_engine_waits_for_the_first_touch(page: Page, site: SiteServer) -> None:
    page.goto(FORM)
    page.wait_for_timeout(500)
    before = [path for path in site.asked if "/assets/engine/" in path]
    page.focus("input[name=platform]")
    expect(page.locator("[data-status]")).not_to_have_text("答案只留在你的设备上")

    assert before == []


def test_reload_keeps_answers_and_verdict(page: Page) -> None:
    page.goto(FORM)
    answer(page, **ANSWERS)
    before = page.locator("#verdict pre[data-reply]").text_content()
    page.reload()
    expect(page.locator(OUTCOME)).to_be_visible()

    assert ticked(page) == ANSWERS
    assert page.locator("#verdict pre[data-reply]").text_content() == before


def test_a_link_fills_the_form_in(page: Page) -> None:
    page.goto(f"{FORM}#{FRAGMENT}")
    expect(page.locator(OUTCOME)).to_have_text("现在有渠道可用")

    assert ticked(page) == ANSWERS
    assert page.locator("[data-notice]").is_hidden()


def test_a_link_pasted_into_the_open_page_fills_the_form_in(page: Page) -> None:
    page.goto(FORM)
    answer(page, platform="amazon", site="JP")
    page.evaluate(f"location.hash = '{FRAGMENT}'")
    expect(page.locator(OUTCOME)).to_have_text("现在有渠道可用")

    assert ticked(page) == ANSWERS


@pytest.mark.parametrize(
    "wrong", ["site=XX", "nobody=1", "platform=%3Cb%3E", "ahr=ten", "ahr=9999", "site=US,CA"]
)
def test_a_wrong_part_of_a_link_is_named_and_left_out(page: Page, wrong: str) -> None:
    page.goto(f"{FORM}#issue=account-health-warning&{wrong}")
    notice = page.locator("[data-notice]")
    expect(notice).to_be_visible()

    name = wrong.partition("=")[0]
    assert name in (notice.text_content() or "")
    assert name not in ticked(page)
    assert wrong not in page.url


def test_a_place_in_the_page_does_not_cost_the_answers(page: Page, site: SiteServer) -> None:
    page.goto(f"{FORM}#{FRAGMENT}")
    expect(page.locator(OUTCOME)).to_be_visible()
    page.evaluate("location.hash = 'criteria-table'")
    expect(page).to_have_url(f"{site.url}{FORM}#{FRAGMENT}")

    assert ticked(page) == ANSWERS


def test_the_page_and_the_command_line_give_the_same_bytes(page: Page) -> None:
    page.goto(f"{FORM}#{FRAGMENT}")
    on_page = page.locator("#verdict pre[data-reply]").text_content() or ""
    request = json.dumps({"answers": ANSWERS, "as_of": json.loads(on_page)["as_of"]})
    command = [sys.executable, "-m", "checkers", "run", "eligibility", "-"]
    done = subprocess.run(
        command, cwd=ROOT, input=request.encode(), capture_output=True, check=True
    )

    assert done.stdout.removesuffix(b"\n") == on_page.encode()


def test_questions_that_do_not_apply_are_hidden_but_keep_their_answers(page: Page) -> None:
    page.goto(FORM)
    answer(page, **ANSWERS, plan="individual")
    answer(page, account_state="none")
    plan = page.locator("[data-question=plan]")
    expect(plan).to_be_hidden()
    assert "plan=" not in page.url
    answer(page, account_state="active")
    expect(plan).to_be_visible()

    assert ticked(page)["plan"] == "individual"
    assert "plan=individual" in page.url


def test_options_wait_for_their_platform(page: Page) -> None:
    page.goto(FORM)
    option = page.locator("input[name=site][value=US]").first
    expect(option).to_be_hidden()
    expect(page.locator("[data-question=site] [data-first]")).to_be_visible()
    answer(page, platform="amazon")

    expect(option).to_be_visible()
    expect(page.locator("[data-question=site] [data-first]")).to_be_hidden()


def test_unsure_stands_alone_among_ticks(page: Page) -> None:
    page.goto(f"{FORM}#platform=amazon&site=US&brand_registry=enrolled&role=administrator")
    answer(page, role="unsure")
    alone = page.locator("[data-question=role] :checked").count()
    answer(page, role="rights-owner")

    assert alone == 1
    assert ticked(page)["role"] == "rights-owner"


def test_submitting_moves_to_the_verdict(page: Page) -> None:
    page.goto(f"{FORM}#{FRAGMENT}")
    page.get_by_role("button", name="看结论").click()

    expect(page.locator("#verdict")).to_be_focused()


def test_a_next_question_is_one_press_away(page: Page) -> None:
    page.goto(f"{FORM}#{FRAGMENT}")
    page.locator(".check-questions button").first.click()

    assert page.evaluate("document.activeElement.closest('[data-question]') !== null")


def test_an_error_is_told_at_its_question_and_takes_focus_only_on_submit(page: Page) -> None:
    page.goto(f"{FORM}#{FRAGMENT}&plan=professional")
    expect(page.locator(OUTCOME)).to_be_visible()
    field = page.locator("input[name=ahr]")
    field.fill("9999")
    error = page.locator("#error-ahr")
    expect(error).to_contain_text("超出范围")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.press("Enter")
    expect(page.locator("[data-summary]")).to_be_focused()
    field.fill("300")

    expect(page.locator(OUTCOME)).to_be_visible()
    expect(error).to_be_hidden()


def test_clearing_forgets_everything(page: Page, site: SiteServer) -> None:
    page.goto(f"{FORM}#{FRAGMENT}")
    page.locator(".check-actions").get_by_role("button", name="清空").click()
    expect(page.locator(OUTCOME)).to_have_count(0)

    assert ticked(page) == {}
    assert page.url == f"{site.url}{FORM}"


def test_the_verdict_can_be_copied_where_the_clipboard_is_closed(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        "document.execCommand = () => false;"
    )
    page.goto(f"{FORM}#{FRAGMENT}")
    page.get_by_role("button", name="复制结论").click()
    field = page.locator("textarea.check-copy")
    expect(field).to_be_focused()

    text = field.input_value()
    assert text.startswith("结论：现在有渠道可用\n")
    assert page.evaluate("getSelection().toString() || document.activeElement.selectionEnd") in (
        text,
        len(text),
    )
    assert "platform=" not in text


def test_the_copied_link_carries_the_answers(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{FORM}#{FRAGMENT}")
    page.get_by_role("button", name="复制带答案的链接").click()
    expect(page.locator(".check-copied")).to_be_visible()

    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith(FRAGMENT)


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_scrolls_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{FORM}#{FRAGMENT}")
    expect(page.locator(OUTCOME)).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_targets_are_large_enough_for_a_thumb(page: Page) -> None:
    page.goto(f"{FORM}#{FRAGMENT}")
    expect(page.locator(OUTCOME)).to_be_visible()
    small = page.evaluate(
        "[...document.querySelectorAll('.check button, .check-option label, .check summary')]"
        ".filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 44)"
        ".map(each => each.textContent)"
    )

    assert small == []


def test_nothing_jumps_while_the_page_comes_to_life(page: Page) -> None:
    page.add_init_script(
        "window.shifts = 0; new PerformanceObserver(list => { for (const entry of"
        " list.getEntries()) window.shifts += entry.value; })"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(FORM)
    page.wait_for_timeout(500)

    assert page.evaluate("window.shifts") < 0.01
