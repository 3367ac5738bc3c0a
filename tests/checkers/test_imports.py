"""The package travels to the browser: what it imports is weight, and the clock stays at home."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "checkers"
MODULES = sorted(PACKAGE.glob("*.py"))
AT_THE_COMMAND_LINE = {"__main__.py", "_batch.py"}
LIGHT = {
    "bisect",
    "checkers",
    "__future__",
    "collections",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "itertools",
    "json",
    "math",
    "operator",
    "pathlib",
    "re",
    "stdnum",  # the one library: check digits are not ours to write
    "typing",
    "unicodedata",
}


def imported(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = {
        name
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_module_imports_little_and_nothing_of_the_build(module: Path) -> None:
    extra = {"argparse", "sys", "csv", "io"} if module.name in AT_THE_COMMAND_LINE else set()

    assert imported(module) <= LIGHT | extra


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_only_the_command_line_asks_what_day_it_is(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}

    assert module.name == "__main__.py" or not {"today", "now", "utcnow", "time"} & called


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_only_the_packaged_knowledge_and_the_command_line_touch_files(module: Path) -> None:
    may = module.name in {"_data.py", "__main__.py"}

    assert may or "pathlib" not in imported(module)


def test_the_door_of_the_browser_loads_no_table_and_no_command_line() -> None:
    code = "import sys, checkers.bridge; print(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert "checkers.bridge" in loaded
    assert not {"csv", "argparse", "checkers._batch"} & {*loaded}
