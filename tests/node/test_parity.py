"""CPython and the published engine give the same bytes on the same vectors."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checkers import bridge
from hooks.engine import pack

ROOT = Path(__file__).resolve().parents[2]
VECTORS = [
    vector
    for path in sorted((ROOT / "tests" / "vectors").glob("*.json"))
    for vector in json.loads(path.read_text(encoding="utf-8"))
]


@pytest.fixture(scope="module")
def engine() -> Iterator[Path]:
    """Return the packed engine where node takes `pyodide.asm.js` for a script, not a module."""
    cache = ROOT / ".cache"
    made = cache / "engine" / pack(ROOT, cache / "engine")["base"]
    with tempfile.TemporaryDirectory(dir=cache, prefix="parity-") as place:
        folder = Path(place) / "engine"
        shutil.copytree(made, folder, copy_function=os.link)
        (folder / "package.json").write_text('{"type": "commonjs"}', encoding="utf-8")
        yield folder


@pytest.fixture(scope="module")
def in_pyodide(engine: Path) -> dict[str, Any]:
    """Return what Pyodide says to all vectors, in one run."""
    beside = Path(sys.executable).parent / "node"
    node = str(beside) if beside.exists() else shutil.which("node") or "node"
    done = subprocess.run(
        [node, str(Path(__file__).with_name("parity.mjs")), str(engine)],
        input=json.dumps(VECTORS),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize("index", range(len(VECTORS)), ids=lambda index: VECTORS[index]["claim"])
def test_pyodide_says_what_cpython_says(in_pyodide: dict[str, Any], index: int) -> None:
    vector = VECTORS[index]

    assert in_pyodide["replies"][index] == bridge.run(vector["checker"], vector["request"])


def test_pyodide_describes_what_cpython_describes(in_pyodide: dict[str, Any]) -> None:
    assert in_pyodide["description"] == bridge.describe()
