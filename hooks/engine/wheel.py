"""Build the wheel of `checkers` and compile it to bytecode."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from hooks.engine.errors import EngineError

EPOCH = "1577836800"
"""The date in every archive: 2020-01-01, so that equal input gives equal bytes."""

STAMP = (2020, 1, 1, 0, 0, 0)


def build(root: Path, into: Path) -> Path:
    """Build the wheel without network or isolation, compile it, and return its path.

    Raises:
        EngineError: The compiled knowledge base is missing, or a tool failed.
    """
    if not (root / "checkers" / "kb.json").is_file():
        raise EngineError(
            "checkers/kb.json", "The file is missing", "Run python -m hooks.kbtools compile"
        )
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(into)]
    _run([*command, str(root)], where="pyproject.toml")
    source = _only_wheel(into)
    _run([_script("pyodide"), "py-compile", "--silent", str(source)], where=source.name)
    compiled = _only_wheel(into)
    _make_reproducible(compiled)
    return compiled


def _script(name: str) -> str:
    """Return the path of a console script beside this Python."""
    return str(Path(sys.executable).parent / name)


def _only_wheel(folder: Path) -> Path:
    wheels = sorted(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise EngineError(str(folder), f"Expected one wheel, found {len(wheels)}", "Build it again")
    return wheels[0]


def _run(command: list[str], *, where: str) -> None:
    """Run a tool quietly; its last line is the message when it fails."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "0"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise EngineError(
            where, f"{Path(command[0]).name} is not installed", "Run python dev.py setup"
        ) from None
    if done.returncode:
        lines = (done.stderr.strip() or done.stdout.strip() or "no output").splitlines()
        tool = " ".join(Path(word).name for word in command[:3])
        raise EngineError(where, f"{tool} failed: {lines[-1].strip()}", "Mend it and run again")


def _make_reproducible(wheel: Path) -> None:
    """Write the archive again with sorted names and one date.

    `pyodide py-compile` stamps each entry with the time of day.
    """
    with zipfile.ZipFile(wheel) as archive:
        entries = {name: archive.read(name) for name in sorted(archive.namelist())}
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)
