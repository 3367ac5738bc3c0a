"""Put what the checkers borrow from python-stdnum into their wheel.

Its two hundred modules and their tables weigh four megabytes; the checkers use a few dozen small
ones. Those travel as they are, found by following imports, but for two lines: `stdnum.util`
imports modules of the standard library that only its command line and network calls need, and
that our standard library leaves out. The licence (LGPL) travels along.
"""

import ast
import importlib.metadata
import importlib.util
import zipfile
from collections.abc import Iterator
from pathlib import Path

from hooks.engine.errors import EngineError

PACKAGE = "stdnum"
DISTRIBUTION = "python-stdnum"
UNNEEDED = {f"{PACKAGE}/util.py": ("import pydoc\n", "import ssl\n")}
LICENCE = "COPYING"


def add(root: Path, wheel: Path) -> None:
    """Add the borrowed modules to the wheel, and the licence they come under.

    Raises:
        EngineError: The package is not installed, or is not as we know it.
    """
    home = folder()
    with zipfile.ZipFile(wheel, "a") as archive:
        for name in modules(root, home):
            archive.writestr(name, _source(home.parent, name))
        archive.writestr(f"{PACKAGE}/{LICENCE}", _licence())


def folder() -> Path:
    """Return where the package is installed.

    Raises:
        EngineError: It is not.
    """
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise EngineError(PACKAGE, "The package is not installed", "Run python3 dev.py setup")
    return Path(found.origin).parent


def modules(root: Path, home: Path) -> list[str]:
    """Return the files of all modules that the checkers import, and that those import."""
    wanted = [
        name
        for path in sorted((root / "checkers").glob("*.py"))
        for name in _imported(path.read_text(encoding="utf-8"))
    ]
    seen: set[str] = set()
    while wanted:
        path = _file(wanted.pop(), home)
        if path is None or (name := path.relative_to(home.parent).as_posix()) in seen:
            continue
        seen.add(name)
        wanted += _imported(path.read_text(encoding="utf-8"))
    return sorted(seen)


def _imported(source: str) -> Iterator[str]:
    """Yield the dotted names of the package that a module imports when it is loaded."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == PACKAGE:
            parts = str(node.module).split(".")
            yield from (".".join(parts[:end]) for end in range(1, len(parts) + 1))
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _file(name: str, home: Path) -> Path | None:
    """Return the file of a module; a name imported from a module has none."""
    path = home.parent.joinpath(*name.split("."))
    candidates = (path / "__init__.py", path.with_suffix(".py"))
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def _source(site: Path, name: str) -> str:
    """Return the source of a module without the imports it can do without."""
    source = (site / name).read_text(encoding="utf-8")
    for line in UNNEEDED.get(name, ()):
        if source.count(line) != 1:
            raise EngineError(name, f"It has no line {line.strip()!r}", "Look at it again")
        source = source.replace(line, "")
    return source


def _licence() -> str:
    """Return the text of the licence."""
    files = importlib.metadata.files(DISTRIBUTION) or []
    found = next((file for file in files if file.name == LICENCE), None)
    if found is None:
        raise EngineError(DISTRIBUTION, f"It has no {LICENCE}", "Look at its licence again")
    return found.read_text(encoding="utf-8")
