"""How well the phrases find what they are for, on sentences labelled by hand.

The phrases were mended by the first part of the set. The second part, marked ``fresh``, was written
afterwards and changed no phrase, so its figures are the honest ones. Run with ``-s`` to see them.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from checkers import _data

type Json = dict[str, Any]

PACKAGED = _data.Path(_data.__file__).with_name("kb.json")
LABELLED: list[Json] = json.loads(
    Path(__file__).with_name("labelled.json").read_text(encoding="utf-8")
)
BEYOND_A_SENTENCE = {"no-root-cause", "no-prevention"}

pytestmark = pytest.mark.skipif(not PACKAGED.exists(), reason="checkers/kb.json is not built")


def counts(rows: list[Json]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Count what was found rightly, wrongly, and not at all."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        wanted = set(row["labels"])
        signs = _data.knowledge().brief.signs
        found = {sign.id for sign in signs if sign.is_in(row["text"])} - BEYOND_A_SENTENCE
        right.update(found & wanted)
        wrong.update(found - wanted)
        missed.update(wanted - found)
    return right, wrong, missed


def shares(rows: list[Json]) -> tuple[float, float]:
    right, wrong, missed = (sum(counter.values()) for counter in counts(rows))
    return right / (right + wrong), right / (right + missed)


def test_the_set_is_large_and_every_sign_occurs_in_it() -> None:
    texts = [row["text"] for row in LABELLED]
    labels = {label for row in LABELLED for label in row["labels"]}

    assert len(texts) >= 200
    assert len(set(texts)) == len(texts)
    assert labels == {sign.id for sign in _data.knowledge().brief.signs} - BEYOND_A_SENTENCE


@pytest.mark.parametrize(
    ("fresh", "precision_floor", "recall_floor"),
    [(False, 0.97, 0.95), (True, 0.95, 0.7)],
    ids=["mended by", "fresh"],
)
def test_precision_and_recall_keep_their_floors(
    *, fresh: bool, precision_floor: float, recall_floor: float
) -> None:
    rows = [row for row in LABELLED if row.get("fresh", False) is fresh]
    right, wrong, missed = counts(rows)
    precision, recall = shares(rows)

    table = [f"{len(rows)} sentences: precision {precision:.3f}, recall {recall:.3f}"] + [
        f"  {sign:22} right {right[sign]:3} wrong {wrong[sign]:3} missed {missed[sign]:3}"
        for sign in sorted({*right, *wrong, *missed})
    ]
    print("", *table, sep="\n")  # noqa: T201 - the figures are published by printing them
    assert precision >= precision_floor
    assert recall >= recall_floor
