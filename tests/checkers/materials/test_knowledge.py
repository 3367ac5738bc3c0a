"""The packaged knowledge, by cases that sellers meet."""

from collections.abc import Iterator
from typing import Any

import pytest

import checkers
from checkers import _data

type Json = dict[str, Any]

DAY = "2026-11-23"
PACKAGED = _data.Path(_data.__file__).with_name("kb.json")

pytestmark = pytest.mark.skipif(not PACKAGED.exists(), reason="checkers/kb.json is not built")


def ask(rows: list[Json], **answers: object) -> Json:
    request = {"answers": {**answers, "materials": rows}, "as_of": DAY}
    reply: Any = checkers.run("materials", request)
    return reply


def rules(reply: Json) -> set[str]:
    return {row["rule"] for row in reply["sections"][3]["rows"]}


def required(reply: Json) -> set[str]:
    return {row["id"] for row in reply["sections"][0]["rows"]}


def ground() -> Iterator[str]:
    known = _data.knowledge()
    for material in known.materials.values():
        yield from material.facts
    for sign in known.brief.signs:
        yield from sign.because


def test_no_rule_rests_on_a_contradicted_or_unverified_fact() -> None:
    facts = _data.knowledge().facts

    assert not {name for name in ground() if facts[name].grade in {"contradicted", "unverified"}}


COUNTERFEIT = {
    "platform": "amazon",
    "issue": "listing-complaint",
    "channel": "amazon-account-health",
    "rights_owner": "Acme Kites Ltd",
    "company_name": "Acme Kites Ltd",
    "notice_days": 365,
}


@pytest.mark.parametrize(
    "paper", ["purchase-invoice", "letter-of-authorization", "licence-agreement"]
)
def test_one_of_invoice_letter_and_licence_answers_a_complaint(paper: str) -> None:
    row = {"material": paper, "owner": "Acme Kites Ltd", "pages": "all", "dated": "2026-10-01"}
    rows = [{"material": "rejection-text"}, {"material": "asin-list"}, row]

    assert ask(rows, **COUNTERFEIT)["outcome"] == "ready"
    assert ask(rows[:2], **COUNTERFEIT)["outcome"] == "missing"


@pytest.mark.parametrize(("dated", "old"), [("2025-11-23", False), ("2025-11-22", True)])
def test_an_invoice_is_held_against_the_days_of_the_notice(dated: str, old: object) -> None:
    row = {"material": "purchase-invoice", "dated": dated}

    assert ("too-old" in rules(ask([row], **COUNTERFEIT))) is old


@pytest.mark.parametrize(("dated", "old"), [("2026-09-23", False), ("2026-09-22", True)])
def test_walmart_takes_invoices_of_the_last_months(dated: str, old: object) -> None:
    row = {"material": "purchase-invoice", "dated": dated}
    reply = ask([row], platform="walmart", issue="account-deactivated")

    assert ("too-old" in rules(reply)) is old


@pytest.mark.parametrize(("dated", "old"), [("2026-08-25", False), ("2026-08-24", True)])
def test_a_bank_statement_proves_an_address_for_so_many_days(dated: str, old: object) -> None:
    answers = {
        "platform": "amazon",
        "issue": "account-deactivated",
        "channel": "amazon-account-appeal",
    }
    row = {"material": "bank-statement", "dated": dated}

    assert ("too-old" in rules(ask([row], **answers))) is old


@pytest.mark.parametrize(("expires", "short"), [("2027-05-23", False), ("2027-05-22", True)])
def test_a_letter_for_lazmall_runs_on(expires: str, short: object) -> None:
    answers = {
        "platform": "lazada",
        "issue": "mall-invitation",
        "channel": "lazada-lazmall-application",
    }
    row = {"material": "letter-of-authorization", "expires": expires}

    assert ("term-short" in rules(ask([row], **answers))) is short


@pytest.mark.parametrize(("shot", "wrong"), [("aplus-manager", False), ("ads-console", True)])
def test_an_ad_screenshot_does_not_fit_a_rejected_a_plus_page(shot: str, wrong: object) -> None:
    row = {"material": "dated-screenshot", "dated": "2026-11-20", "shot": shot}
    reply = ask([row], platform="amazon", issue="aplus-rejected")

    assert ("shot" in rules(reply)) is wrong


@pytest.mark.parametrize(
    ("standing", "wanted"),
    [
        ("owner", {"trademark-record"}),
        ("reseller", {"purchase-invoice"}),
        ("distributor", {"letter-of-authorization"}),
    ],
)
def test_lazmall_asks_each_standing_for_its_own_proof(standing: str, wanted: set[str]) -> None:
    reply = ask([], platform="lazada", issue="mall-invitation", standing=standing)
    proofs = {"trademark-record", "purchase-invoice", "letter-of-authorization"}

    assert required(reply) & proofs == wanted


def test_links_stand_for_asins_elsewhere() -> None:
    reply = ask([], platform="shopee", issue="infringement-by-others", channel="shopee-ip-portal")

    assert "listing-links" in required(reply)
    assert "asin-list" not in required(reply)
