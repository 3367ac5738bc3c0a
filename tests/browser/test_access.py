"""Pages that everybody can use: axe finds nothing, in light and in dark."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.cases import ANSWERS, READY, address, fill, settled
from tests.browser.server import SiteServer

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
FORM = "/check/eligibility/"
ANSWERED = f"{FORM}#platform=amazon&site=US&issue=account-health-warning&account_state=active"
BROKEN = f"{FORM}#platform=amazon&site=XX&issue=category-approval"
RUN = "axe.run({resultTypes: ['violations']})"


@pytest.fixture(params=["light", "dark"])
def coloured(request: pytest.FixtureRequest, browser: Browser, site: SiteServer) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site.url,
        color_scheme=request.param,
        reduced_motion="reduce",
        viewport={"width": 390, "height": 844},
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(RUN)["violations"]
    return [
        f"{each['id']}: {json.dumps(node['target'], ensure_ascii=False)} {node['failureSummary']}"
        for each in found
        for node in each["nodes"][:3]
    ]


def scenario(built_site: Path) -> str:
    first = min(path.parent.name for path in (built_site / "scenarios").glob("*/index.html"))
    return f"/scenarios/{first}/"


@pytest.mark.parametrize("place", ["/", "/check/"])
def test_a_page_has_no_barrier(coloured: Page, place: str) -> None:
    coloured.goto(place)

    assert violations(coloured) == []


@pytest.mark.parametrize("checker", READY)
def test_a_form_and_its_result_have_no_barrier(coloured: Page, checker: str) -> None:
    coloured.goto(address(checker))
    before = violations(coloured)
    fill(coloured, ANSWERS[checker])
    settled(coloured)
    coloured.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    assert before == []
    assert violations(coloured) == []


@pytest.mark.parametrize("checker", READY)
def test_rules_have_no_barrier(coloured: Page, checker: str) -> None:
    coloured.goto(f"{address(checker)}rules/")
    coloured.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    assert violations(coloured) == []


def test_a_scenario_has_no_barrier(coloured: Page, built_site: Path) -> None:
    coloured.goto(scenario(built_site))

    assert violations(coloured) == []


@pytest.mark.parametrize("place", [ANSWERED, BROKEN])
def test_a_verdict_has_no_barrier(coloured: Page, place: str) -> None:
    coloured.goto(place)
    expect(coloured.locator("#verdict [data-outcome]")).to_be_visible()
    coloured.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    assert violations(coloured) == []


def test_a_failure_has_no_barrier(coloured: Page, site: SiteServer) -> None:
    site.swapped[".wasm"] = None
    coloured.goto(ANSWERED)
    expect(coloured.locator("[data-retry]")).to_be_visible()

    assert violations(coloured) == []


def test_the_form_works_by_keyboard_alone(coloured: Page) -> None:
    coloured.goto(FORM)
    coloured.focus("input[name=platform][value=amazon]")
    coloured.keyboard.press("Space")
    coloured.keyboard.press("Tab")
    coloured.keyboard.press("ArrowDown")
    coloured.keyboard.press("Enter")

    expect(coloured.locator("#verdict")).to_be_focused()
