"""Where is Pyodide, and does this Python write bytecode for it?"""

import json
import sys
from pathlib import Path

from hooks.engine import stdlib
from hooks.engine.errors import EngineError

LOCK = "pyodide-lock.json"
LOADER = "pyodide.mjs"


def folder(root: Path) -> Path:
    """Return the folder of the npm package `pyodide`.

    Raises:
        EngineError: The package is not installed, or a file of it is missing.
    """
    home = root / "node_modules" / "pyodide"
    missing = [
        name for name in ("package.json", LOCK, LOADER, stdlib.NAME) if not (home / name).is_file()
    ]
    if missing:
        raise EngineError("node_modules/pyodide", f"{missing[0]} is missing", "Run npm ci")
    return home


def files(home: Path) -> list[Path]:
    """Return the files of Pyodide that the browser fetches as they are."""
    return [home / LOADER, *sorted(home.glob("pyodide.asm.*"))]


def version(home: Path) -> str:
    """Return the version of Pyodide."""
    package = json.loads((home / "package.json").read_text(encoding="utf-8"))
    return str(package["version"])


def python(home: Path) -> str:
    """Return the minor Python version of Pyodide, such as `3.13`.

    Raises:
        EngineError: The Python that runs this is of another minor version, so the bytecode
            it writes would be refused by the browser.
    """
    lock = json.loads((home / LOCK).read_text(encoding="utf-8"))
    wanted = ".".join(lock["info"]["python"].split(".")[:2])
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    if here != wanted:
        raise EngineError(
            "node_modules/pyodide",
            f"Pyodide runs Python {wanted}, this is Python {here}",
            f"Make the virtual environment with Python {wanted}",
        )
    return wanted
