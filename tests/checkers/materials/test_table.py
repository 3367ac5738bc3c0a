"""Many cases from one table: a cell lists the papers in hand."""

from datetime import date

import pytest

import checkers
from checkers import _data
from checkers._batch import judge_table

PACKAGED = _data.Path(_data.__file__).with_name("kb.json")

pytestmark = pytest.mark.skipif(not PACKAGED.exists(), reason="checkers/kb.json is not built")


@pytest.mark.parametrize(
    ("papers", "missing", "error"),
    [
        ("", "拒绝或通知原文；ASIN 清单", ""),
        ("rejection-text; asin-list", "", ""),
        ("rejection-text;moon", "", "没有「moon」这个选项"),
    ],
)
def test_a_cell_lists_papers(papers: str, missing: str, error: str) -> None:
    table = f"platform,issue,materials\namazon,aplus-rejected,{papers}\n"

    _, [line] = judge_table(
        table, checkers.named("materials"), _data.knowledge(), date(2026, 11, 23)
    )

    assert set(line.summary["missing"].split("；")) == set(missing.split("；"))
    assert error in line.error
