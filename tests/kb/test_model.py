"""The typed model says what the files say."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from hooks.kbtools import addresses, values
from hooks.kbtools.compiled import compile_rules, write_rules
from hooks.kbtools.load import load
from hooks.kbtools.model import Knowledge
from hooks.kbtools.plain import plain
from hooks.kbtools.usage import Use, uses

TODAY = dt.date(2026, 2, 1)


@pytest.fixture
def kb(sample: Path) -> Knowledge:
    return load(sample, TODAY)


def test_a_fact_keeps_its_sources_and_days(kb: Knowledge) -> None:
    fact = kb.facts["kites.line.height"]

    assert [source.publisher for source in fact.sources] == ["Kite Club"]
    assert fact.review_by == dt.date(2026, 7, 14)
    assert fact.subject == "line"


def test_plain_text_shows_values_and_drops_citations(kb: Knowledge) -> None:
    text = "最高 {{kites.line.height:max_m}} 米{{kites.line.height}}，问[值班](channel:kites-desk)"

    assert plain(kb, text) == "最高 60 米，问值班"


def test_compiled_thresholds_are_numbers(kb: Knowledge) -> None:
    (criterion,) = compile_rules(kb)["criteria"]

    assert criterion["test"] == {"question": "height", "at_most": 60}
    assert criterion["title"] == "不超过 60 米"
    assert criterion["fail"]["link"] == "/scenarios/kites-stopped/"


def test_compiled_rules_hold_only_the_facts_that_criteria_rest_on(kb: Knowledge) -> None:
    assert list(compile_rules(kb)["facts"]) == ["kites.line.height"]


def test_equal_knowledge_gives_equal_rules(sample: Path) -> None:
    assert compile_rules(load(sample, TODAY)) == compile_rules(load(sample, dt.date(2026, 3, 1)))


def test_unchanged_rules_are_not_written_again(kb: Knowledge, tmp_path: Path) -> None:
    file = tmp_path / "kb.json"
    write_rules(kb, file)
    before = file.stat().st_mtime_ns

    write_rules(kb, file)

    assert file.stat().st_mtime_ns == before
    assert json.loads(file.read_text(encoding="utf-8"))["version"]


def test_a_fact_knows_who_uses_it(kb: Knowledge) -> None:
    assert (
        Use("criterion", "kites-height", "不超过 {{kites.line.height:max_m}} 米")
        in uses(kb)["kites.line.height"]
    )


def test_an_issue_with_one_article_leads_to_it(kb: Knowledge) -> None:
    assert addresses.issue(kb, "kite-stopped") == "/scenarios/kites-stopped/"


@pytest.mark.parametrize(
    ("value", "how", "shown"),
    [
        (7, None, "7"),
        (30.0, None, "30"),
        (0.025, "percent", "2.5%"),
        (True, None, "是"),
        (["a", "nylon"], None, "a、尼龙"),
        (["Help", "Get support"], "path", "Help → Get support"),
        ("2024-10-25", "date", "2024 年 10 月 25 日"),
    ],
)
def test_values_are_shown_as_people_write_them(value: object, how: str | None, shown: str) -> None:
    assert values.show(value, how, {"nylon": "尼龙"}) == shown


@pytest.mark.parametrize(
    ("value", "how"),
    [({"a": 1}, None), (None, None), ("x", "path"), ("x", "percent"), (True, "percent")],
)
def test_values_without_such_a_form_are_refused(value: object, how: str | None) -> None:
    with pytest.raises(ValueError, match="is not"):
        values.show(value, how, {})


@pytest.mark.parametrize("path", ["tiers.2", "tiers.x", "cap", "tiers.0.rate.x"])
def test_a_path_that_leads_nowhere_is_refused(path: str) -> None:
    with pytest.raises(KeyError):
        values.pick({"tiers": [{"rate": 0.1}]}, path)
