"""Turn archives of Python source into archives of bytecode, the same bytes every time."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from hooks.engine.errors import EngineError

EPOCH = "1577836800"
"""2020-01-01, the day in everything we make, so that equal input gives equal bytes."""

STAMP = (2020, 1, 1, 0, 0, 0)


def compile_archive(archive: Path) -> None:
    """Replace the archive by a compiled one; that of a wheel gets a name of its own.

    Raises:
        EngineError: The tool is missing or failed.
    """
    run([script("pyodide"), "py-compile", "--silent", str(archive)], where=archive.name)


def rewrite(archive: Path) -> None:
    """Write the archive again with sorted names and one date.

    `pyodide py-compile` stamps each entry with the time of day.
    """
    with zipfile.ZipFile(archive) as source:
        names = sorted(name for name in source.namelist() if not name.endswith("/"))
        entries = {name: source.read(name) for name in names}
    with zipfile.ZipFile(archive, "w") as target:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.external_attr = 0o644 << 16
            target.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)


def script(name: str) -> str:
    """Return the path of a console script beside this Python."""
    return str(Path(sys.executable).parent / name)


def run(command: list[str], *, where: str) -> None:
    """Run a tool quietly; its last line is the message when it fails.

    Raises:
        EngineError: The tool is missing or failed.
    """
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "0"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise EngineError(
            where, f"{Path(command[0]).name} is not installed", "Run python3 dev.py setup"
        ) from None
    if done.returncode:
        lines = (done.stderr.strip() or done.stdout.strip() or "no output").splitlines()
        tool = " ".join(Path(word).name for word in command[:3])
        raise EngineError(where, f"{tool} failed: {lines[-1].strip()}", "Mend it and run again")
