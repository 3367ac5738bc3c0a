"""When the engine cannot run, the page says why and shows another way."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.browser.server import SiteServer

FORM = "/check/eligibility/"
SILENT = b"addEventListener('message', () => {});"
TABLE = "#criteria-table"


def touch(page: Page) -> None:
    page.goto(FORM)
    page.check("input[name=platform][value=amazon]")


def expect_a_way_on(page: Page, reason: str) -> None:
    expect(page.locator("[data-status]")).to_contain_text(reason)
    expect(page.locator("[data-retry]")).to_be_visible()
    expect(page.locator(TABLE)).to_have_attribute("open", "")
    expect(page.locator(f"{TABLE} table").first).to_be_visible()


def test_a_refused_file_is_named(page: Page, site: SiteServer) -> None:
    site.swapped[".wasm"] = None
    touch(page)

    expect_a_way_on(page, "服务器没有给出 pyodide.asm.wasm")


def test_a_file_that_does_not_come_is_named(page: Page) -> None:
    page.context.route("**/*.wasm", lambda route: route.abort())
    touch(page)

    expect_a_way_on(page, "没能取到 pyodide.asm.wasm")


def test_a_missing_loader_is_named(page: Page, site: SiteServer) -> None:
    site.swapped["pyodide.mjs"] = None
    touch(page)

    expect_a_way_on(page, "没能取到 pyodide.mjs")


def test_a_missing_worker_is_named(page: Page, site: SiteServer) -> None:
    site.swapped["worker.mjs"] = None
    touch(page)

    expect_a_way_on(page, "没能取到 worker.mjs")


def test_a_missing_manifest_is_named(page: Page, site: SiteServer) -> None:
    site.swapped["manifest.json"] = None
    touch(page)

    expect_a_way_on(page, "服务器没有给出 manifest.json")


def test_rules_that_were_tampered_with_are_not_run(page: Page, site: SiteServer) -> None:
    site.swapped[".whl"] = b"PK not the wheel we made"
    touch(page)

    expect_a_way_on(page, "和发布时不一样")


def test_a_broken_webassembly_is_told(page: Page, site: SiteServer) -> None:
    site.swapped[".wasm"] = b"\0asm but not really"
    touch(page)

    expect_a_way_on(page, "和发布时不一样")


def test_a_browser_that_cannot_compile_is_told_from_a_broken_file(
    page: Page, site: SiteServer
) -> None:
    source = site.read("worker.mjs")
    deaf = b"WebAssembly.instantiateStreaming = async () => { throw new Error('too old'); };"
    site.swapped["worker.mjs"] = deaf + source
    touch(page)

    expect_a_way_on(page, "这个浏览器太旧")


def test_without_webassembly_the_page_says_so(page: Page, site: SiteServer) -> None:
    site.swapped["worker.mjs"] = (
        b"addEventListener('message', () => postMessage("
        b"{type: 'failed', code: 'no-wasm', file: '', detail: ''}));"
    )
    touch(page)

    expect_a_way_on(page, "WebAssembly")


def test_retry_brings_the_verdict(page: Page, site: SiteServer) -> None:
    site.swapped[".wasm"] = None
    touch(page)
    expect_a_way_on(page, "pyodide.asm.wasm")
    site.swapped.clear()
    page.locator("[data-retry]").click()

    expect(page.locator("#verdict [data-outcome]")).to_be_visible()
    expect(page.locator("[data-retry]")).to_be_hidden()


def test_typing_goes_on_while_nothing_answers(page: Page, site: SiteServer) -> None:
    site.swapped["worker.mjs"] = SILENT
    touch(page)
    page.check("input[name=site][value=US]")

    expect(page.locator("[data-status]")).to_contain_text("正在加载判断程序")
    assert "site=US" in page.url


def test_a_silent_worker_is_started_once_more_and_then_given_up(
    page: Page, site: SiteServer
) -> None:
    site.swapped["worker.mjs"] = SILENT
    page.clock.install()
    touch(page)
    expect(page.locator("[data-bar]")).to_have_attribute("data-state", "loading")
    page.clock.fast_forward(31_000)
    expect(page.locator("[data-status]")).to_contain_text("正在重新加载")
    page.clock.fast_forward(31_000)

    expect_a_way_on(page, "两次没有动静")


def test_a_restarted_worker_gets_the_same_request(page: Page, site: SiteServer) -> None:
    site.swapped["worker.mjs"] = SILENT
    page.clock.install()
    touch(page)
    expect(page.locator("[data-bar]")).to_have_attribute("data-state", "loading")
    site.swapped.clear()
    page.clock.fast_forward(31_000)

    expect(page.locator("#verdict [data-outcome]")).to_be_visible()


def test_a_worker_that_hangs_over_a_request_is_restarted(page: Page, site: SiteServer) -> None:
    site.swapped["worker.mjs"] = (
        b"addEventListener('message', ({data}) => data.type === 'load' &&"
        b" postMessage({type: 'ready', description: '{}'}));"
    )
    page.clock.install()
    touch(page)
    expect(page.locator("[data-bar]")).to_have_attribute("data-state", "ready")
    page.clock.run_for(300)
    site.swapped.clear()
    page.clock.fast_forward(11_000)

    expect(page.locator("#verdict [data-outcome]")).to_be_visible()


def test_without_scripts_questions_and_criteria_can_be_read(
    browser: Browser, site: SiteServer
) -> None:
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(FORM)

    expect(page.locator("noscript .check-notice")).to_contain_text("没有脚本也能用")
    expect(page.locator("[data-question=plan] legend")).to_be_visible()
    expect(page.locator(f"{TABLE} table").first).to_be_visible()
    expect(page.locator(f"{TABLE} a[data-fact]").first).to_be_visible()
    assert page.get_by_role("button", name="看结论").is_hidden()
    context.close()
