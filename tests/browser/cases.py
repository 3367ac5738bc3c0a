"""What a reader brings to each checker, and how they put it in."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Page

from checkers import CHECKERS

ROOT = Path(__file__).resolve().parents[2]
OUTCOME = "#verdict [data-outcome]"
REPLY = "#verdict pre[data-reply]"

type Row = Mapping[str, str]
type Given = str | Sequence[str] | Sequence[Row]

ANSWERS: Mapping[str, Mapping[str, Given]] = {
    "eligibility": {
        "platform": "amazon",
        "site": "US",
        "issue": "account-health-warning",
        "account_state": "active",
    },
    "triage": {
        "platform": "amazon",
        "symptom": "A+ 页面又被拒了，邮件只说不符合 content policy",
        "case_state": "waiting",
    },
    "materials": {
        "platform": "amazon",
        "site": "US",
        "issue": "listing-complaint",
        "channel": "amazon-account-health",
        "materials": [
            {"material": "purchase-invoice", "dated": "2024-01-01", "site": "US"},
            {"material": "asin-list", "items": "B0ABCDEF12"},
        ],
    },
    "brief": {
        "platform": "amazon",
        "issue": "aplus-rejected",
        "story": "A+ 被拒了三次。请破例通过，不然我就投诉。已经换过图片。",
        "happened_on": "2026-11-02",
    },
    "redact": {
        "redact_text": "打 13800138000 找李雷，ASIN 是 B0ABCDEF12",
        "redact_people": "李雷",
        "redact_leave": ["mail"],
    },
}
READY = [name for name in ANSWERS if name in CHECKERS]
TEXT = {"triage": "symptom", "brief": "story", "redact": "redact_text"}
TEXTUAL = [name for name in TEXT if name in CHECKERS]


def address(checker: str) -> str:
    """Return where the form of a checker stands."""
    return f"/check/{checker}/"


def fill(page: Page, answers: Mapping[str, Given]) -> None:
    """Answer questions by their kind."""
    for question, given in answers.items():
        box = page.locator(f"[data-question={question}]")
        kind = box.get_attribute("data-kind")
        if kind == "rows":
            fill_rows(page, question, [each for each in given if isinstance(each, Mapping)])
        elif kind in ("choice", "choices"):
            for option in [given] if isinstance(given, str) else given:
                box.locator(f"input[value='{option}']:visible").check()
        else:
            box.locator("textarea, input:not([type=file])").first.fill(str(given))


def fill_rows(page: Page, question: str, rows: list[Row]) -> None:
    """Fill in rows, each in a row of its own."""
    box = page.locator(f"[data-question={question}]")
    for index, row in enumerate(rows):
        if index:
            box.locator("[data-add-row]").click()
        for column, value in row.items():
            cell = box.locator("[data-row]").nth(index).locator(f"[data-column={column}]")
            if cell.evaluate("cell => cell.localName") == "select":
                cell.select_option(value)
            else:
                cell.fill(value)


def settled(page: Page) -> str:
    """Return the reply once it has stopped changing."""
    page.wait_for_selector(OUTCOME)
    before = ""
    for _ in range(40):
        page.wait_for_timeout(400)
        now = page.locator(REPLY).text_content() or ""
        if now == before:
            return now
        before = now
    raise AssertionError("the verdict goes on changing")


def by_command_line(checker: str, answers: Mapping[str, Given], day: str) -> str:
    """Return what the command line replies."""
    request = json.dumps({"answers": answers, "as_of": day})
    command = [sys.executable, "-m", "checkers", "run", checker, "-"]
    done = subprocess.run(
        command, cwd=ROOT, input=request.encode(), capture_output=True, check=True
    )
    return done.stdout.decode().removesuffix("\n")
