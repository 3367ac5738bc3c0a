"""The command line as a stranger uses it: a process, its exit code, its bytes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from checkers import CHECKERS, bridge
from checkers.__main__ import main

REPO = Path(__file__).parents[2]
DAY = "2026-06-15"
ANSWERS = {"platform": "fair", "height": 60}

type Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def run(
    packaged_kites: None,  # noqa: ARG001 - sets the stage
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> Run:
    """Call the command line in this process; return its exit code and what it wrote."""

    def call(*arguments: str, typed: bytes = b"") -> tuple[int, dict[str, Any]]:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(typed)))
        code = main(arguments)
        written = capfdbinary.readouterr().out
        assert written.endswith(b"}\n")
        return code, json.loads(written)

    return call


def request(**parts: object) -> bytes:
    return json.dumps({"answers": ANSWERS, **parts}).encode()


def test_list_describes_every_checker(run: Run) -> None:
    code, reply = run("list")

    assert code == 0
    assert [checker["id"] for checker in reply["checkers"]] == list(CHECKERS)


def test_run_reads_standard_input_unless_told_otherwise(run: Run) -> None:
    code, reply = run("run", "eligibility", typed=request(as_of=DAY))

    assert code == 0
    assert reply["as_of"] == DAY
    assert run("run", "eligibility", "-", typed=request(as_of=DAY)) == (0, reply)


def test_run_reads_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "request.json"
    file.write_bytes(b"\xef\xbb\xbf" + request(as_of=DAY))

    code, reply = run("run", "eligibility", str(file))

    assert (code, reply["as_of"]) == (0, DAY)


def test_a_request_without_a_day_takes_the_one_asked_for(run: Run) -> None:
    _, reply = run("run", "eligibility", "--as-of", "2026-07-01", typed=request())

    assert reply["as_of"] == "2026-07-01"


def test_a_request_without_a_day_takes_today_if_none_is_asked_for(run: Run) -> None:
    code, reply = run("run", "eligibility", typed=request())

    assert code == 0
    assert len(reply["as_of"]) == len(DAY)


def test_the_day_in_a_request_is_kept(run: Run) -> None:
    _, reply = run("run", "eligibility", "--as-of", "2026-07-01", typed=request(as_of=DAY))

    assert reply["as_of"] == DAY


@pytest.mark.parametrize(
    ("arguments", "typed", "code"),
    [
        (["run", "moon"], request(as_of=DAY), "unknown-checker"),
        (["run", "eligibility"], b"{", "bad-json"),
        (["run", "eligibility"], b"\xff", "bad-encoding"),
        (["run", "eligibility"], b"[]", "not-an-object"),
        (["run", "eligibility"], b'{"platform": "fair"}', "unknown-key"),
        (["run", "eligibility"], b'{"answers": {"colour": 1}}', "unknown-question"),
        (["run", "eligibility"], b'{"answers": {"height": "60"}}', "wrong-type"),
        (["run", "eligibility"], b'{"answers": {"site": "X"}}', "unknown-option"),
        (["run", "eligibility", "no-such-file.json"], b"", "unreadable-file"),
        (["run", "eligibility", "--as-of", "2026-02-30"], request(), "bad-as-of"),
        (["run", "eligibility", "--as-of", "soon"], request(as_of=DAY), "bad-as-of"),
        (["batch", "moon", "no.csv", "out.csv"], b"", "unknown-checker"),
        (["batch", "eligibility", "no.csv", "out.csv"], b"", "unreadable-file"),
        (["batch", "eligibility", "same.csv", "./same.csv"], b"", "same-file"),
    ],
)
def test_bad_input_writes_the_error_object_and_exits_with_2(
    run: Run, arguments: list[str], typed: bytes, code: str
) -> None:
    exit_code, reply = run(*arguments, typed=typed)

    assert exit_code == 2
    assert [*reply] == ["error"]
    assert reply["error"]["code"] == code


def test_no_command_at_all_is_told_how(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([])

    assert caught.value.code == 2
    assert "list" in capsys.readouterr().err


# ---- as a process -----------------------------------------------------------------------------


@pytest.fixture
def package(tmp_path: Path, kites_text: str) -> Iterator[Path]:
    """A copy of the package with the kites inside, as it would be installed."""
    home = tmp_path / "home" / "checkers"
    home.mkdir(parents=True)
    for module in (REPO / "checkers").glob("*.py"):
        (home / module.name).write_bytes(module.read_bytes())
    (home / "kb.json").write_text(kites_text, encoding="utf-8")
    return home.parent


def process(
    package: Path, *arguments: str, typed: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run the package in a process whose own encoding is not UTF-8."""
    return subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "checkers", *arguments],
        input=typed,
        cwd=package,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )


@pytest.mark.usefixtures("packaged_kites")
def test_the_command_line_writes_the_bytes_of_the_browser(package: Path) -> None:
    typed = request(as_of=DAY)

    done = process(package, "run", "eligibility", typed=typed)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == bridge.run("eligibility", typed.decode()).encode() + b"\n"


def test_a_process_exits_with_2_on_bad_input(package: Path) -> None:
    done = process(package, "run", "eligibility", typed=b"{}")

    assert (done.returncode, done.stderr) == (2, b"")
    assert json.loads(done.stdout)["error"]["code"] == "missing-answers"


def test_a_process_without_knowledge_says_what_to_run(package: Path) -> None:
    (package / "checkers" / "kb.json").unlink()

    done = process(package, "list")

    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["code"] == "no-knowledge"
