"""The measurements run, and print what they found; how long things take is not tested."""

from __future__ import annotations

import json

import pytest

from hooks.bench import __main__ as bench
from hooks.bench.growth import Growth, measure


def test_a_table_has_a_line_for_each_row() -> None:
    assert bench.table([{"n": 1, "seconds": 2.5}, {"n": 1000, "seconds": 12.0}]).splitlines() == [
        "n     seconds",
        "1     2.5",
        "1000  12.0",
    ]


def test_growth_is_told_as_a_ratio_to_the_first_build() -> None:
    first = Growth(added=0, check_s=0.5, build_s=10)

    assert Growth(added=1000, check_s=1, build_s=15).row(first)["build, × as it is"] == 1.5


def test_results_are_printed_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(bench.BENCHES, "growth", lambda: [{"n": 1}])

    assert bench.main(["--json", "growth"]) == 0
    assert json.loads(capsys.readouterr().out) == {"growth": [{"n": 1}]}


def test_an_unknown_measurement_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        bench.main(["speed"])

    assert stopped.value.code == 2
    assert "no measurement speed" in capsys.readouterr().err


def test_the_copy_that_growth_is_measured_on_builds() -> None:
    (row,) = measure(added=(0,))

    assert row["build, × as it is"] == 1
