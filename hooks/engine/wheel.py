"""Build the wheel of `checkers` and what they borrow, as bytecode."""

import sys
from pathlib import Path

from hooks.engine import borrowed, bytecode
from hooks.engine.errors import EngineError


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
    bytecode.run([*command, str(root)], where="pyproject.toml")
    borrowed.add(root, _only_wheel(into))
    bytecode.compile_archive(_only_wheel(into))
    compiled = _only_wheel(into)
    bytecode.rewrite(compiled)
    return compiled


def _only_wheel(folder: Path) -> Path:
    wheels = sorted(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise EngineError(str(folder), f"Expected one wheel, found {len(wheels)}", "Build it again")
    return wheels[0]
