"""The engine is packed the same every time, whole or not at all, and says what is missing."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from hooks.engine import EngineError, pack, runtime
from hooks.engine.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("engine")
    pack(ROOT, out)
    return out


def manifest(out: Path) -> dict[str, object]:
    read: dict[str, object] = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return read


def test_the_manifest_names_every_file_with_its_size_and_hash(packed: Path) -> None:
    told = manifest(packed)
    folder = packed / str(told["base"])
    there = [
        {
            "name": path.name,
            "bytes": path.stat().st_size,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        }
        for path in sorted(folder.iterdir())
    ]

    assert told["files"] == there


def test_the_lock_knows_our_wheel_alone_and_its_hash(packed: Path) -> None:
    told = manifest(packed)
    folder = packed / str(told["base"])
    lock = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
    [package] = lock["packages"].values()
    wheel = folder / package["file_name"]

    assert package["name"] == told["package"]
    assert package["sha256"] == hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_the_wheel_carries_bytecode_and_the_rules(packed: Path) -> None:
    told = manifest(packed)
    with zipfile.ZipFile(packed / str(told["base"]) / str(told["wheel"])) as archive:
        names = archive.namelist()

    assert "checkers/kb.json" in names
    assert "checkers/bridge.pyc" in names
    assert not [name for name in names if name.endswith(".py")]


def test_packing_again_gives_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    assert pack(ROOT, tmp_path)["files"] == manifest(packed)["files"]


def test_nothing_is_done_twice(packed: Path) -> None:
    before = (packed / "manifest.json").stat().st_mtime_ns
    pack(ROOT, packed)

    assert (packed / "manifest.json").stat().st_mtime_ns == before


def test_a_broken_engine_is_packed_again_and_old_ones_go(packed: Path) -> None:
    folder = packed / str(manifest(packed)["base"])
    (folder / "pyodide.mjs").unlink()
    old = packed / "0123456789abcdef"
    old.mkdir()
    pack(ROOT, packed)

    assert (folder / "pyodide.mjs").is_file()
    assert not old.exists()


def test_a_missing_package_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"node_modules/pyodide: package.json is missing. Run"):
        pack(tmp_path, tmp_path / "out")


def test_another_python_is_refused(tmp_path: Path) -> None:
    lock = {"info": {"python": "3.99.1"}}
    (tmp_path / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")

    with pytest.raises(EngineError, match=r"Pyodide runs Python 3\.99, this is Python"):
        runtime.python(tmp_path)


def test_the_command_line_says_what_it_made(
    packed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["--out", str(packed)])

    assert status == 0
    assert capsys.readouterr().out.startswith(f"engine {manifest(packed)['base']}")
