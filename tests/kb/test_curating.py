"""What curators run: skeletons, what is due, and the counts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from hooks.kbtools import load, records, schema
from hooks.kbtools.due import due, table
from hooks.kbtools.skeleton import SkeletonError, write
from hooks.kbtools.stats import stats

TODAY = dt.date(2026, 2, 1)


@pytest.mark.parametrize(
    ("kind", "record_id", "place"),
    [
        ("fact", "kites.line.length", "facts/kites/line/length.yml"),
        ("rumour", "kites.line.length", "rumours/kites/line/length.yml"),
        ("channel", "kites-tower", "channels/kites-tower.yml"),
        ("material", "reel", "materials/reel.yml"),
        ("scenario", "kites-lost", "scenarios/kites-lost.md"),
    ],
)
def test_a_skeleton_fits_its_schema_and_its_place(
    sample: Path, kind: str, record_id: str, place: str
) -> None:
    file = write(sample, kind, record_id, TODAY)

    assert file == sample / place
    corpus = records.read_all(sample)
    assert corpus.problems == []
    assert list(schema.check(corpus, sample / "schema")) == []


@pytest.mark.parametrize(
    ("kind", "record_id", "what"),
    [
        ("song", "x", "no kind"),
        ("fact", "nodots", "is no id"),
        ("fact", "Kites.Line", "is no id"),
        ("fact", "kites..line", "is no id"),
        ("channel", "a.b", "is no id"),
        ("channel", "../up", "is no id"),
        ("fact", "kites.line.height", "exists already"),
    ],
)
def test_an_unusable_skeleton_is_refused(
    sample: Path, kind: str, record_id: str, what: str
) -> None:
    with pytest.raises(SkeletonError, match=what):
        write(sample, kind, record_id, TODAY)


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        (dt.date(2026, 6, 13), []),
        (dt.date(2026, 6, 14), ["kites.line.height", "kites.line.colour"]),
    ],
)
def test_facts_are_due_thirty_days_ahead_the_most_used_first(
    sample: Path, day: dt.date, ids: list[str]
) -> None:
    assert [d.fact for d in due(load.load(sample, day), day)] == ids


def test_the_table_says_what_is_overdue(sample: Path) -> None:
    day = dt.date(2026, 7, 15)

    assert "overdue" in table(due(load.load(sample, day), day), day)
    assert "nothing is due" in table([], day)


def test_stats_count_kinds_grades_and_coverage(sample: Path) -> None:
    counts = stats(load.load(sample, TODAY), pages=3, today=TODAY)

    assert counts["records"]["facts"] == 2
    assert counts["facts_by_grade"]["unverified"] == 1
    assert (counts["covered"], counts["uncovered"], counts["overdue"]) == (["S1"], [], [])
    assert counts["pages"] == 3
