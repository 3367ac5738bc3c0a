"""Each rule about a paper in hand, on both sides of its limit."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from checkers._materials_papers import _months_after

type Json = dict[str, Any]
type Ask = Callable[..., Json]
type Make = Callable[..., Json]


def rules(reply: Json) -> list[str]:
    section = next(found for found in reply["sections"] if found["id"] == "problems")
    assert all(row["text"] and row["mend"] for row in section["rows"])
    return [row["rule"] for row in section["rows"]]


def window(kind: str, amount: int | None, fact: str = "fair.age", **more: Any) -> Json:  # noqa: ANN401
    return {"kind": kind, "amount": amount, "fact": fact, **more}


@pytest.mark.parametrize(
    ("dated", "outcome", "found"),
    [
        ("2026-06-15", "ready", []),
        ("2026-05-16", "ready", []),
        ("2026-05-15", "mend", ["too-old"]),
        ("2026-06-16", "mend", ["future"]),
        ("unsure", "undetermined", ["window-undated"]),
    ],
)
def test_a_paper_counts_for_so_many_days(
    ask: Ask, material: Make, dated: str, outcome: str, found: list[str]
) -> None:
    bill = material("bill", windows=[window("valid_days", 30)])

    reply = ask([bill], [{"material": "bill", "dated": dated}])

    assert (reply["outcome"], rules(reply)) == (outcome, found)


@pytest.mark.parametrize(("dated", "found"), [("2026-04-15", []), ("2026-04-14", ["too-old"])])
def test_a_paper_counts_for_so_many_months(
    ask: Ask, material: Make, dated: str, found: list[str]
) -> None:
    bill = material("bill", windows=[window("valid_months", 2, "fair.months")])

    assert rules(ask([bill], [{"material": "bill", "dated": dated}])) == found


@pytest.mark.parametrize(
    ("expires", "found"),
    [
        ("2026-12-15", []),
        ("2026-12-14", ["term-short"]),
        ("2026-06-14", ["expired", "term-short"]),
        ("unsure", ["term-open"]),
    ],
)
def test_a_paper_must_run_on_for_so_many_months(
    ask: Ask, material: Make, expires: str, found: list[str]
) -> None:
    letter = material("letter", windows=[window("months_left", 6)])

    assert rules(ask([letter], [{"material": "letter", "expires": expires}])) == found


@pytest.mark.parametrize(("expires", "found"), [("2026-06-15", []), ("2026-06-14", ["expired"])])
def test_on_its_last_day_a_paper_still_counts(
    ask: Ask, material: Make, expires: str, found: list[str]
) -> None:
    assert rules(ask([material("card")], [{"material": "card", "expires": expires}])) == found


@pytest.mark.parametrize(
    ("days", "outcome", "found"),
    [
        ("unsure", "undetermined", ["window-open"]),
        (10, "ready", []),
        (9, "mend", ["too-old"]),
        (1e300, "ready", []),
    ],
)
def test_the_notice_sets_the_window(
    ask: Ask, material: Make, days: object, outcome: str, found: list[str]
) -> None:
    bill = material("bill", windows=[window("notice", None, "fair.notice")])

    reply = ask([bill], [{"material": "bill", "dated": "2026-06-05"}], notice_days=days)

    assert (reply["outcome"], rules(reply)) == (outcome, found)
    assert ("notice_days" in reply["next_questions"]) is (days == "unsure")


@pytest.mark.parametrize(
    ("channel", "found"), [("desk", ["too-old"]), ("phone", []), ("unsure", ["too-old"])]
)
def test_a_window_binds_on_its_channels(
    ask: Ask, material: Make, channel: str, found: list[str]
) -> None:
    bill = material("bill", windows=[window("valid_days", 30, channels=["desk"])])

    reply = ask([bill], [{"material": "bill", "dated": "2026-01-01"}], channel=channel)

    assert rules(reply) == found
    assert (reply["outcome"] == "mend") is (channel == "desk")


@pytest.mark.parametrize(
    ("day", "outcome"), [("2026-12-31", "ready"), ("2027-01-01", "undetermined")]
)
def test_what_rests_on_an_expired_fact_passes_no_more(
    ask: Ask, material: Make, day: str, outcome: str
) -> None:
    reply = ask([material("kite")], [{"material": "kite"}], day)

    assert reply["outcome"] == outcome
    assert reply["criteria"][0]["state"] == ("pass" if outcome == "ready" else "expired")
    assert reply["next_steps"]


def test_a_window_kept_by_an_expired_fact_is_open(ask: Ask, material: Make) -> None:
    bill = material("bill", windows=[window("valid_days", 30, "fair.short")])

    assert rules(ask([bill], [{"material": "bill", "dated": "2026-06-10"}])) == ["rule-overdue"]


@pytest.mark.parametrize(
    "case",
    [
        ("Kite Co.", "Kite Co.", []),
        (" Kite Co. ", "Kite Co.", []),
        ("KITE CO", "Kite Co.", ["name-close"]),
        ("Ｋｉｔｅ　Ｃｏ．", "Kite Co.", ["name-close"]),
        ("Kite Inc.", "Kite Co.", ["name"]),
        ("Kite Co.", "", ["name-open"]),
        ("", "Kite Co.", ["name-open"]),
    ],
)
@pytest.mark.parametrize("whose", [("rights-owner", "rights_owner"), ("company", "company_name")])
def test_the_name_is_compared(
    ask: Ask, material: Make, case: tuple[str, str, list[str]], whose: tuple[str, str]
) -> None:
    owner, expected, found = case
    letter = material("letter", named=whose[0])

    reply = ask([letter], [{"material": "letter", "owner": owner}], **{whose[1]: expected})

    assert rules(reply) == found


@pytest.mark.parametrize(
    ("there", "here", "found"),
    [
        ("N", "N", []),
        ("S", "N", ["site"]),
        ("unsure", "N", ["site-open"]),
        ("S", "unsure", []),
    ],
)
def test_the_site_is_compared(
    ask: Ask, material: Make, there: str, here: str, found: list[str]
) -> None:
    photo = material("photo", checks=["site"])

    assert rules(ask([photo], [{"material": "photo", "site": there}], site=here)) == found


@pytest.mark.parametrize(
    ("items", "affected", "found"),
    [
        ("K1", "K1,K2", []),
        ("k1；Ｋ２", "K1 K2", []),
        ("K1 K9", "K1", ["items"]),
        ("", "K1", ["items-unread"]),
        ("K1", "", ["items-open"]),
        ("", "", []),
    ],
)
def test_the_products_are_compared(
    ask: Ask, material: Make, items: str, affected: str, found: list[str]
) -> None:
    photo = material("photo", checks=["items"])
    row = {"material": "photo", "items": items}

    assert rules(ask([photo], [row], affected_items=affected)) == found


def test_a_list_may_come_in_several_and_together_names_every_product(
    ask: Ask, material: Make
) -> None:
    listed = material("list", checks=["items", "every-item"])
    first, second = {"material": "list", "items": "K1"}, {"material": "list", "items": "K2"}

    assert rules(ask([listed], [first], affected_items="K1 K2")) == ["items-missing"]
    assert rules(ask([listed], [first, second], affected_items="K1 K2")) == []


@pytest.mark.parametrize(
    ("shot", "found"), [("kite", []), ("string", ["shot"]), ("unsure", ["shot-open"])]
)
def test_the_page_on_a_screenshot_fits_the_issue(
    ask: Ask, material: Make, shot: str, found: list[str]
) -> None:
    photo = material("photo", shots=[{"issues": ["torn"], "kinds": ["kite"]}])

    assert rules(ask([photo], [{"material": "photo", "shot": shot}])) == found


@pytest.mark.parametrize(
    ("pages", "found"), [("all", []), ("some", ["pages"]), ("unsure", ["pages-open"])]
)
def test_a_page_missing_is_seen(ask: Ask, material: Make, pages: str, found: list[str]) -> None:
    licence = material("licence", checks=["whole"])

    assert rules(ask([licence], [{"material": "licence", "pages": pages}])) == found


@pytest.mark.parametrize(("dated", "found"), [("2026-06-01", []), ("unsure", ["undated"])])
def test_a_screenshot_without_a_day_does_not_fit(
    ask: Ask, material: Make, dated: str, found: list[str]
) -> None:
    photo = material("photo", checks=["dated"])

    assert rules(ask([photo], [{"material": "photo", "dated": dated}])) == found


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2100, 1, 31), 1, date(2100, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(1, 1, 1), -1, date.min),
        (date(9999, 12, 1), 1, date.max),
        (date(9999, 12, 31), 0, date(9999, 12, 31)),
    ],
)
def test_months_end_where_they_end(day: date, months: int, expected: date) -> None:
    assert _months_after(day, months) == expected
