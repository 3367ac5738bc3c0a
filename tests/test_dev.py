"""What dev.py does without a network: commands, stamps, finding Python, swapping the site."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import dev

THIS_MINOR = f"{sys.version_info.major}.{sys.version_info.minor}"


def fail(_folder: Path) -> None:
    raise dev.StepError("build the site", "mkdocs build", "a warning", "mend it")


def write_new(folder: Path) -> None:
    folder.mkdir()
    (folder / "index.html").write_text("new")


def an_old_site(folder: Path) -> Path:
    site = folder / "site"
    site.mkdir()
    for name in ("404.html", "index.html", "sitemap.xml"):
        (site / name).write_text("old")
    return site


# --- The command line


def test_every_command_is_listed_with_a_sentence() -> None:
    listed = dev.usage()

    assert all(f"  {name:6} " in listed for name in dev.COMMANDS)
    assert all(line.endswith(".") for line in listed.splitlines()[1:])


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["run"],
        ["serve", "now"],
        ["test", "-x"],
        ["build", "--out"],
        ["build", "elsewhere"],
        ["ledger", "check"],
        ["lock", "--all"],
    ],
)
def test_a_wrong_command_line_ends_with_two(arguments: list[str]) -> None:
    assert dev.main(arguments) == 2


def test_help_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    code = dev.main(["--help"])

    assert code == 0
    assert capsys.readouterr().out.startswith("usage: python3 dev.py")


def test_ctrl_c_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_arguments: list[str]) -> int:
        """Never end."""
        raise KeyboardInterrupt

    monkeypatch.setitem(dev.COMMANDS, "check", interrupted)

    assert dev.main(["check"]) == 130


def test_the_first_lines_of_long_output_are_in_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    (tmp_path / ".cache").mkdir()
    output = "\n".join(f"line {number}" for number in range(1000))

    said = str(dev.StepError("build the site", "mkdocs", output, "mend it"))

    assert "line 999\n  what to do: mend it" in said
    assert "line 0\n" not in said
    assert (tmp_path / ".cache/build-the-site.log").read_text() == output


# --- Steps


def test_a_step_prints_one_line_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    lines = dev.step("greet", [sys.executable, "-c", "print('hello')"], "nothing")

    assert lines == ["hello"]
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("greet ... ok (")
    assert err.count("\n") == 1


def test_a_failed_step_says_what_was_tried_and_what_to_do() -> None:
    with pytest.raises(dev.StepError) as caught:
        dev.step("greet", [sys.executable, "-c", "raise SystemExit('no voice')"], "drink tea")

    said = str(caught.value)
    assert sys.executable in said
    assert "| no voice" in said
    assert said.endswith("what to do: drink tea")


def test_a_missing_program_is_a_failed_step() -> None:
    with pytest.raises(dev.StepError, match="no-such-program"):
        dev.step("greet", ["no-such-program"], "install it")


def test_a_missing_module_of_ours_is_named() -> None:
    with pytest.raises(dev.StepError, match="find hooks/nothing"):
        dev.module("hooks.nothing")


# --- Stamps


@pytest.fixture
def stage(tmp_path: Path) -> dev.Stage:
    folder, lock = tmp_path / "made", tmp_path / "lock.txt"
    lock.write_text("one")
    return dev.Stage(folder, (lock,), folder, lambda: folder.mkdir(exist_ok=True))


def test_a_stage_is_made_once(stage: dev.Stage) -> None:
    assert not stage.is_made()

    stage.finish()

    assert stage.is_made()


def test_a_stage_is_made_again_when_its_lock_changes(stage: dev.Stage) -> None:
    stage.finish()

    stage.inputs[0].write_text("two")

    assert not stage.is_made()


def test_a_stage_that_was_moved_is_made_again(stage: dev.Stage, tmp_path: Path) -> None:
    stage.finish()
    elsewhere = tmp_path / "elsewhere"
    stage.folder.rename(elsewhere)

    assert not dev.Stage(elsewhere, stage.inputs, elsewhere, stage.make).is_made()


def test_a_stage_without_its_proof_is_made_again(stage: dev.Stage, tmp_path: Path) -> None:
    stage.finish()

    gone = tmp_path / "python"
    assert not dev.Stage(stage.folder, stage.inputs, gone, stage.make).is_made()


def test_a_stage_whose_making_failed_is_not_made(stage: dev.Stage) -> None:
    def half() -> None:
        stage.folder.mkdir()
        raise dev.StepError("make it", "pip", "", "try again")

    broken = dev.Stage(stage.folder, stage.inputs, stage.proof, half)
    with pytest.raises(dev.StepError):
        broken.finish()

    assert not broken.is_made()


def test_changes_are_seen_below_but_not_in_what_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    for name in ("kb/facts/one.yml", "checkers/kb.json", "checkers/__pycache__/one.pyc"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")

    seen = dev.changes("kb", "checkers", "not-here")

    assert [path.name for path in seen if path.is_file()] == ["one.yml"]
    assert tmp_path / "kb/facts" in seen


# --- Finding Python and a mirror


def a_python(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(os.name == "nt", reason="the fake candidates are shell scripts")
def test_the_first_python_that_works_is_taken(tmp_path: Path) -> None:
    shim = a_python(tmp_path, "shim", "echo 'pyenv: command not found' >&2; exit 127")
    older = a_python(tmp_path, "older", "echo cpython 3.9")
    other = a_python(tmp_path, "other", "echo pypy 3.13")
    right = a_python(tmp_path, "right", "echo cpython 3.13")
    missing = tmp_path / "missing"

    assert dev.find_python("3.13", [missing, shim, older, other, right]) == right
    assert dev.find_python("3.13", [missing, shim, older, other]) is None


def test_the_python_that_runs_is_a_candidate_that_speaks_its_version() -> None:
    assert next(dev.python_candidates(THIS_MINOR)) == Path(sys.executable)
    assert dev.speaks(Path(sys.executable), THIS_MINOR)


def test_the_environment_wins_over_pips_files() -> None:
    settings = dev.uv_settings(
        [
            ":env:.index-url='https://near.example/simple'",
            "global.index-url='https://far.example/simple'",
            "global.timeout='60'",
        ]
    )

    assert settings["UV_DEFAULT_INDEX"] == "https://near.example/simple"
    assert not any("60" in value for value in settings.values())


# --- Swapping the site


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    site = an_old_site(tmp_path)

    dev.replace(site, write_new)

    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text() == "new"
    assert list(tmp_path.iterdir()) == [site]


def test_a_first_site_needs_no_old_one(tmp_path: Path) -> None:
    dev.replace(tmp_path / "deep/site", write_new)

    assert (tmp_path / "deep/site/index.html").read_text() == "new"


def test_a_failed_build_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    site = an_old_site(tmp_path)

    with pytest.raises(dev.StepError):
        dev.replace(site, fail)

    assert (site / "index.html").read_text() == "old"
    assert list(tmp_path.iterdir()) == [site]


def test_a_failed_swap_puts_the_old_site_back(tmp_path: Path) -> None:
    site = an_old_site(tmp_path)

    with pytest.raises(dev.StepError, match="swap the site"):
        dev.replace(site, lambda _folder: None)

    assert (site / "index.html").read_text() == "old"
    assert list(tmp_path.iterdir()) == [site]


def test_a_build_may_replace_a_site_or_fill_an_empty_folder(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()

    dev.refuse_to_replace(an_old_site(tmp_path))
    dev.refuse_to_replace(empty)
    dev.refuse_to_replace(tmp_path / "new")


def test_a_build_never_replaces_a_folder_of_something_else(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear reader")

    for folder in (tmp_path, tmp_path / "letter.txt", dev.ROOT, Path.home()):
        with pytest.raises(dev.StepError, match="not an earlier build"):
            dev.refuse_to_replace(folder)


# --- The locks


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-bootstrap.txt", "package-lock.json"]
)
def test_a_lock_names_no_registry_and_no_path(name: str) -> None:
    lock = (dev.ROOT / name).read_text(encoding="utf-8")

    for hint in ("index-url", "find-links", "file:", '"resolved"', "/root/", "/home/", "/opt/"):
        assert hint not in lock
