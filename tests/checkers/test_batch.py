"""Tables: every good row is judged, every bad row says why, no cell becomes a formula."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checkers.__main__ import main

HEADER = "client,platform,site,issue,licence,height,extras,licence_day"
GOOD = "甲,fair,N,lost,full,60,,"

type Judge = Callable[..., tuple[int, list[dict[str, str]]]]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "in.csv", tmp_path / "out.csv"


@pytest.fixture
def judge(packaged_kites: None, files: tuple[Path, Path]) -> Judge:  # noqa: ARG001 - sets the stage
    """Judge a table; return the exit code and the result rows."""

    def call(*lines: str, end: str = "\n") -> tuple[int, list[dict[str, str]]]:
        source, results = files
        source.write_bytes("".join(line + end for line in lines).encode())
        code = main(["batch", "eligibility", str(source), str(results), "--as-of", "2026-06-15"])
        with results.open(encoding="utf-8-sig", newline="") as written:
            return code, list(csv.DictReader(written))

    return call


def test_a_row_of_answers_gives_a_row_of_results(judge: Judge) -> None:
    code, rows = judge(HEADER, GOOD, "乙,fair,N,lost,none,80,light;camera,2026/1/5")

    assert code == 0
    first, second = rows
    assert first == {
        "client": "甲",
        "outcome": "open",
        "headline": "集市，北站，「风筝丢了」："
        "1 个渠道现在可用，1 个渠道还不能判断，1 个渠道付费可用，1 个渠道现在不可用。",
        "open_channels": "集市前台",
        "missing": "",
        "next_question": "入会了吗？",
        "error": "",
    }
    assert second["open_channels"] == ""
    assert second["missing"] == "有正式执照；飞得不高"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ending_will_do(judge: Judge, end: str) -> None:
    code, rows = judge(HEADER, GOOD, GOOD, end=end)

    assert code == 0
    assert [row["outcome"] for row in rows] == ["open", "open"]


def test_a_byte_order_mark_is_read_and_written(judge: Judge, files: tuple[Path, Path]) -> None:
    code, rows = judge("\ufeff" + HEADER, GOOD)

    assert (code, rows[0]["client"]) == (0, "甲")
    assert files[1].read_bytes().startswith(b"\xef\xbb\xbfclient,outcome,")


def test_a_bad_row_is_reported_by_line_and_holds_up_no_other(judge: Judge) -> None:
    code, rows = judge(HEADER, "坏,fair,X,,,,,", "", ",,,,,,,", GOOD)

    assert code == 1
    assert [row["client"] for row in rows] == ["坏", "甲"]
    assert rows[0]["outcome"] == rows[0]["headline"] == ""
    assert rows[0]["error"] == (
        "第 2 行，answers.site：「哪个站点？」：没有「X」这个选项。可以填：N、S、E、W、unsure。"
    )
    assert rows[1]["outcome"] == "open"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("坏,fair,N,lost,full,sixty,,", "要填一个数字"),
        ("坏,fair,N,lost,full,nan,,", "不是有限的数"),
        ("坏,fair,N,lost,full,60,rope,", "没有「rope」"),
        ("坏,fair,N,lost,full,60,,2026/2/30", "不是日历上的一天"),
        ("坏,fair,N,lost,full,60,,,多,出", "多出了格子，表头只有 8 列"),
        ('坏,"fair"x,N,lost,full,60,,', "引号不成对"),
    ],
)
def test_each_kind_of_bad_row_says_what_to_mend(judge: Judge, cells: str, told: str) -> None:
    code, rows = judge(HEADER, cells, GOOD)

    assert code == 1
    assert told in rows[0]["error"]
    assert [row["outcome"] for row in rows] == ["", "open"]


def test_a_quote_never_closed_swallows_no_row(judge: Judge) -> None:
    code, rows = judge(HEADER, GOOD, '坏,"fair,N,lost,full,60,,', GOOD, GOOD)

    assert code == 1
    assert [row["outcome"] for row in rows] == ["open", "", "open", "open"]
    assert rows[1]["error"].startswith("第 3 行，")


def test_lines_are_counted_as_an_editor_counts_them(judge: Judge) -> None:
    _, rows = judge(HEADER, '"两\n行",fair,N,lost,full,60,,', "坏,moon,,,,,,")

    assert rows[0]["client"] == "两\n行"
    assert rows[1]["error"].startswith("第 4 行，")


def test_cells_left_out_at_the_end_were_not_answered(judge: Judge) -> None:
    code, rows = judge(HEADER, "甲,fair,N,lost", "乙")

    assert code == 0
    assert [row["outcome"] for row in rows] == ["undetermined", "undetermined"]
    assert rows[1]["next_question"] == "你在哪个平台？"


@pytest.mark.parametrize("unsure", ["unsure", "不确定", "", "  "])
def test_unsure_may_be_written_in_chinese_or_left_out(judge: Judge, unsure: str) -> None:
    _, rows = judge(HEADER, f"甲,fair,N,lost,{unsure},60,,")

    assert rows[0]["outcome"] == "undetermined"
    assert rows[0]["next_question"] == "执照现在是什么状态？"


@pytest.mark.parametrize("day", ["2024-01-05", "2024/1/5", "2024/01/05"])
def test_days_are_read_as_spreadsheets_write_them(judge: Judge, day: str) -> None:
    _, rows = judge(HEADER, f"甲,fair,N,torn,full,61,light,{day}")

    assert rows[0]["open_channels"] == "集市工坊"


@pytest.mark.parametrize("height", ["60", "60.0", " 60 ", "6e1"])
def test_numbers_are_read_as_people_write_them(judge: Judge, height: str) -> None:
    _, rows = judge(HEADER, f"甲,fair,N,lost,full,{height},,")

    assert rows[0]["open_channels"] == "集市前台"


@pytest.mark.parametrize("opener", ["=", "+", "-", "@"])
def test_no_cell_becomes_a_formula(judge: Judge, files: tuple[Path, Path], opener: str) -> None:
    _, rows = judge(f"{opener}A1,platform", f"{opener}1+1,fair", f"{opener}1+1,moon")

    assert [row[f"'{opener}A1"] for row in rows] == [f"'{opener}1+1"] * 2
    assert "A1" in files[1].read_text(encoding="utf-8-sig")


def test_a_tab_or_return_does_not_hide_a_formula(judge: Judge) -> None:
    _, rows = judge("client,platform", '"\t=1+1",fair', '"\r=1+1",fair')

    assert [row["client"] for row in rows] == ["'=1+1", "'=1+1"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([], "no-question-column"),
        ([""], "no-question-column"),
        (["client,colour", "甲,红"], "no-question-column"),
        (["platform,colour", "fair,红"], "unknown-question"),
        (["platform,site,platform", "fair,N,fair"], "repeated-column"),
        (['"platform', "fair"], "no-question-column"),
    ],
)
@pytest.mark.usefixtures("packaged_kites")
def test_a_header_that_cannot_be_used_stops_the_table(
    files: tuple[Path, Path],
    capfdbinary: pytest.CaptureFixture[bytes],
    lines: list[str],
    code: str,
) -> None:
    source, results = files
    source.write_text("\n".join(lines), encoding="utf-8")

    assert main(["batch", "eligibility", str(source), str(results)]) == 2

    assert json.loads(capfdbinary.readouterr().out)["error"]["code"] == code
    assert not results.exists()


@pytest.mark.usefixtures("packaged_kites")
def test_a_table_in_another_encoding_is_refused_with_advice(
    files: tuple[Path, Path], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    source, results = files
    source.write_bytes("客户,platform\n甲,fair\n".encode("gb18030"))

    assert main(["batch", "eligibility", str(source), str(results)]) == 2

    error = json.loads(capfdbinary.readouterr().out)["error"]
    assert error["code"] == "bad-encoding"
    assert "CSV UTF-8" in error["message"]


@pytest.mark.usefixtures("packaged_kites")
def test_results_that_cannot_be_written_are_an_error(
    files: tuple[Path, Path], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    files[0].write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")

    assert main(["batch", "eligibility", str(files[0]), str(tmp_path / "no" / "out.csv")]) == 2

    assert json.loads(capfdbinary.readouterr().out)["error"]["code"] == "unwritable-file"


@pytest.mark.usefixtures("packaged_kites")
def test_the_summary_counts_rows_and_bad_rows(
    files: tuple[Path, Path], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    files[0].write_text(f"{HEADER}\n{GOOD}\n坏,moon\n", encoding="utf-8")

    assert main(["batch", "eligibility", *map(str, files)]) == 1

    assert json.loads(capfdbinary.readouterr().out) == {"rows": 2, "bad_rows": 1}


def test_ten_thousand_different_rows_are_all_judged(judge: Judge) -> None:
    rows = [
        f"客户 {number},fair,{'NSE'[number % 3]},lost,full,{number / 20},,"
        for number in range(10_000)
    ]

    code, found = judge(HEADER, *rows)

    assert code == 0
    assert len(found) == 10_000
