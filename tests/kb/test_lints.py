# ruff: noqa: E501 (a table is read by its columns)
"""Each lint finds its mistake, says where, and says how to mend it; the sample has none."""

from __future__ import annotations

import datetime as dt
from itertools import zip_longest
from pathlib import Path

import pytest

from hooks.kbtools import load
from hooks.kbtools.problems import KnowledgeError, Problem
from tests.kb.conftest import Spoil

TODAY = dt.date(2026, 2, 1)
HEIGHT = "facts/kites/line/height.yml"
SCENARIO = "scenarios/kites-stopped.md"
CRITERIA = "criteria/kites.yml"
CHANNEL = "channels/kites-desk.yml"


def found(kb: Path, today: dt.date = TODAY) -> list[Problem]:
    return load.problems(kb, today)[1]


def test_the_sample_has_no_mistake(sample: Path) -> None:
    assert found(sample) == []


# file, what stands there, what is put there, line (counted from the first line changed),
# what the message says, what the mend says
BAD = {
    "unknown key": (HEIGHT, "claim_en:", "claim_de:", 0, "unknown key 'claim_de'", "Known keys:"),
    "missing key": (HEIGHT, "claim_en: A", "# A", 0, "'claim_en' is missing", "Add it: claim_en"),
    "duplicate key": (HEIGHT, "topic:", "grade: verified\ntopic:", 6, "written twice", "Keep one"),
    "bare yes": (HEIGHT, "max_m: 60", "max_m: yes", 0, "reads 'yes' as True", "quote it"),
    "octal": (HEIGHT, "max_m: 60", "max_m: 012", 0, "reads '012' as 10", "quote it"),
    "sexagesimal": (HEIGHT, "max_m: 60", "max_m: 12:30", 0, "reads '12:30' as 750", "quote it"),
    "lost zero": (HEIGHT, "max_m: 60", "max_m: 1.10", 0, "reads '1.10' as 1.1", "quote it"),
    "bare on": (HEIGHT, "  max_m: 60", "  on: 60", 0, "is not text", "Quote the key"),
    "not yaml": (HEIGHT, "sites:\n", "sites: [\n", 1, "not YAML", "indent"),
    "not a day": (HEIGHT, "2026-01-15", "2026-02-30", 0, "cannot be read", "correct it"),
    "wrong grade": (HEIGHT, "grade: verified", "grade: sure", 0, "not allowed", "verified, reported"),
    "id and path": (HEIGHT, "id: kites.line.height", "id: kites.line.top", 0, "place", "move the file"),
    "id twice": ("issues.yml", "- id: kite-stopped", "- {id: kite-stopped, title: 甲, seen_as: 乙, platforms: [kites]}\n- id: kite-stopped", 1, "exists already", "Rename"),
    "editor line": (HEIGHT, "fact.schema", "facts.schema", 0, "editor line", "Begin the record"),
    "no such source": (HEIGHT, "- kite-order", "- kite-law", 0, "no source 'kite-law'", "add the source"),
    "no such site": ("facts/kites/line/colour.yml", "- US", "- UK", 0, "no site 'UK'", "platforms.yml"),
    "no such criterion": (CHANNEL, "criterion: kites-height", "criterion: kites-hight", 0, "no criterion", "Correct"),
    "no such question": (CRITERIA, "question: height", "question: hight", 0, "no question", "Correct"),
    "no such option": (CRITERIA, "test: {question: height, at_most: {fact: kites.line.height, value: max_m}}", "test: {question: platform, is: [kite]}", 0, "option of platform", "Correct"),
    "no such fact in prose": (SCENARIO, "{{kites.line.height:max_m}}", "{{kites.line.hight:max_m}}", 0, "no fact", "Correct"),
    "no such value in prose": (SCENARIO, "height:max_m", "height:max_km", 0, "no value 'max_km'", "max_m"),
    "no such filter": (SCENARIO, "height:max_m", "height:max_m|feet", 0, "no filter", "percent"),
    "half a reference": (SCENARIO, "{{kites.line.height:max_m}}", "{{kites.line.height", 0, "not a reference", "{{fact-id}}"),
    "no such channel linked": (SCENARIO, "(channel:kites-desk)", "(channel:kites-dask)", 0, "no channel", "Correct"),
    "no such step link": (CRITERIA, "scenario:kites-stopped", "scenario:kites-stoped", 0, "no scenario", "Correct"),
    "threshold without number": (CRITERIA, "value: max_m}", "value: max_km}", 0, "not a number", "key"),
    "verified without official source": (HEIGHT, "- kite-order", "- kite-blog", -1, "no source is official", "grade it reported"),
    "weak reason": (CRITERIA, "because: [kites.line.height]", "because: [kites.line.height, kites.line.colour]", 0, "cannot be a reason", "verified"),
    "threshold from elsewhere": (CRITERIA, "because: [kites.line.height]", "because: [kites.line.weight]", -1, "no reason here", "Add that fact"),
    "weak citation": (SCENARIO, "看刻度。", "看颜色{{kites.line.colour}}。", 0, "must not be told as true", "rumour:"),
    "checked ahead": (HEIGHT, "2026-01-15", "2026-03-15", 0, "in the future", "day it was read"),
    "review before check": (HEIGHT, "checked: 2026-01-15", "checked: 2026-01-15\nreview_by: 2026-01-10", 0, "before checked", "later day"),
    "bare number": (SCENARIO, "再放一次。", "过 3 天再放。", 0, "'3'", "{{fact-id:value}}"),
    "bare Chinese number": (SCENARIO, "再放一次。", "过两周再放。", 0, "'两周'", "{{fact-id:value}}"),
    "number in a channel": (CHANNEL, "走到值班室。", "走到 2 楼。", 0, "'2'", "kb/names.yml"),
    "no space": (SCENARIO, "管理员叫停。", "管理员说stop。", 0, "spacing", "Write: …"),
    "half-width comma": (SCENARIO, "管理员叫停。", "管理员叫停,收线。", 0, "spacing", "，"),
    "half-width parentheses": (HEIGHT, "60 米", "60 米(线长)", 0, "spacing", "（线长）"),
    "section missing": (SCENARIO, "## 先自查 {#self-check}", "## 自查 {#check}", 0, "template", "Sections in order"),
    "section empty": (SCENARIO, "看刻度。\n", "", 0, "is empty", "Sections in order"),
    "no label": (HEIGHT, "max_m: 60", "max_m: 60\n  min_m: 1", 0, "no label", "kb/labels.yml"),
    "not covered": (SCENARIO, "covers: [S1]", "covers: []", 0, "nothing covers S1", "add S1"),
    "no such coverage": (SCENARIO, "covers: [S1]", "covers: [S1, S2]", 0, "no coverage 'S2'", "Correct"),
    "weak site status": ("platforms.yml", "name: 美国站}", "name: 美国站, status: open, because: [kites.line.colour]}", 0, "cannot be a reason", "verified"),
    "status without reason": ("platforms.yml", "name: 美国站}", "name: 美国站, status: open}", 0, "because", "Expected"),
    "no such record linked": ("changes.yml", "scenario:kites-stopped", "scenario:kites-stoped", 0, "no scenario", "Correct"),
    "unused criterion": (CHANNEL, "requires: {all: [{criterion: kites-height}]}", "requires: {question: height, at_most: 5}", 0, "nothing uses this criterion", "delete"),
    "unused question": (CRITERIA, "test: {question: height, at_most: {fact: kites.line.height, value: max_m}}", "test: {question: platform, is: [kites]}", 0, "nothing uses this question", "delete"),
}  # fmt: skip
# Mistakes that show on another line than the one that was changed.
ELSEWHERE = {
    "not covered": 2,
    "missing key": 2,
    "section missing": 19,
    "section empty": 28,
    "unused criterion": 2,
    "unused question": 7,
}


@pytest.mark.parametrize("name", BAD)
def test_a_mistake_is_reported_with_its_line_and_its_mend(
    name: str, sample: Path, spoil: Spoil
) -> None:
    file, old, new, offset, what, mend = BAD[name]
    before = (sample / file).read_text(encoding="utf-8").splitlines()
    spoil(file, old, new)
    after = (sample / file).read_text(encoding="utf-8").splitlines()
    changed = next(n for n, (a, b) in enumerate(zip_longest(before, after), 1) if a != b)
    line = ELSEWHERE.get(name, changed + offset)

    problems = found(sample)

    hit = [p for p in problems if what in p.what and mend in p.mend]
    assert hit, "\n".join(map(str, problems)) or "nothing found"
    assert hit[0].line == line, str(hit[0])


def test_all_mistakes_are_reported_at_once(sample: Path, spoil: Spoil) -> None:
    spoil(SCENARIO, "管理员叫停。", "管理员叫停,收线。")
    spoil(HEIGHT, "- kite-order", "- kite-law")

    assert {Path(problem.file).name for problem in found(sample)} >= {
        "height.yml",
        "kites-stopped.md",
    }


def test_a_number_that_is_part_of_a_known_name_is_allowed(sample: Path, spoil: Spoil) -> None:
    spoil(SCENARIO, "再放一次。", "再放一次 K2。")

    assert found(sample) == []


@pytest.mark.parametrize(("days_late", "notices"), [(0, 0), (1, 1)])
def test_a_fact_is_overdue_on_the_day_after_its_review_day(
    sample: Path, days_late: int, notices: int
) -> None:
    due = dt.date(2026, 1, 15) + dt.timedelta(days=180)

    problems = found(sample, due + dt.timedelta(days=days_late))

    assert [p.file for p in problems if "height" in p.file] == [
        "kb/facts/kites/line/height.yml"
    ] * notices
    assert all(problem.notice for problem in problems)


def test_an_overdue_fact_does_not_stop_a_build(sample: Path) -> None:
    assert load.load(sample, dt.date(2030, 1, 1)).facts["kites.line.height"].grade == "verified"


def test_loading_with_mistakes_raises_them_all(sample: Path, spoil: Spoil) -> None:
    spoil(HEIGHT, "- kite-order", "- kite-law")

    with pytest.raises(KnowledgeError, match=r"kites/line/height\.yml:13"):
        load.load(sample, TODAY)


def test_a_file_that_is_not_utf8_is_reported(sample: Path) -> None:
    (sample / HEIGHT).write_bytes("高".encode("gb18030"))

    assert "not UTF-8" in found(sample)[0].what


def test_an_empty_file_is_reported(sample: Path) -> None:
    (sample / HEIGHT).write_text("", encoding="utf-8")

    assert "empty" in found(sample)[0].what
