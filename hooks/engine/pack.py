"""Put the engine together, all or nothing."""

import json
import re
import shutil
import tempfile
from pathlib import Path

from hooks.engine import borrowed, lock, manifest, runtime, stamp, stdlib, wheel

OURS = re.compile(r"[0-9a-f]{16}|\.making-.*")
"""Names of folders that we make, the only ones we remove."""

WORKER = Path("docs/assets/checkers")
"""Holds `worker*.mjs`, which run beside Pyodide and travel with it."""


def pack(root: Path, out: Path) -> manifest.Manifest:
    """Pack the engine into `out` unless it is up to date, and return its manifest.

    Args:
        root: The folder of `pyproject.toml`.
        out: Gets `manifest.json` and one folder named by its content.

    Raises:
        EngineError: An input is missing, a tool failed, or Python does not match.
    """
    home = runtime.folder(root)
    python = runtime.python(home)
    mark = stamp.of(root, _inputs(root, home))
    if made := _made(out, mark):
        return made
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".making-") as making:
        folder = Path(making) / "engine"
        name = _assemble(root, home, Path(making), folder)
        files = manifest.describe(folder)
        base = manifest.digest(files)
        _put(folder, out / base)
    made = manifest.Manifest(
        version=_rules_version(root),
        base=f"{base}/",
        files=files,
        wheel=name,
        package=name.split("-")[0],
        pyodide=runtime.version(home),
        python=python,
    )
    _replace(out / manifest.NAME, manifest.dumps(made))
    _replace(out / stamp.NAME, mark)
    _remove_others(out, keep=base)
    return made


def _inputs(root: Path, home: Path) -> list[Path]:
    """Return every file that decides what the engine is."""
    ours = [path for path in (root / "checkers").rglob("*") if "__pycache__" not in path.parts]
    return [
        root / "pyproject.toml",
        *(borrowed.folder().parent / name for name in borrowed.modules(root, borrowed.folder())),
        home / runtime.LOCK,
        home / "package.json",
        home / stdlib.NAME,
        *runtime.files(home),
        *(path for path in ours if path.is_file()),
        *(root / WORKER).glob("worker*.mjs"),
        *Path(__file__).parent.glob("*.py"),
    ]


def _made(out: Path, mark: str) -> manifest.Manifest | None:
    """Return the manifest of an engine that is whole and of these inputs."""
    try:
        if (out / stamp.NAME).read_text(encoding="utf-8") != mark:
            return None
        made: manifest.Manifest = json.loads((out / manifest.NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    folder = out / made["base"]
    whole = all(
        (folder / file["name"]).is_file()
        and (folder / file["name"]).stat().st_size == file["bytes"]
        for file in made["files"]
    )
    return made if whole else None


def _assemble(root: Path, home: Path, making: Path, folder: Path) -> str:
    """Gather every file in the folder and return the name of the wheel."""
    folder.mkdir()
    wheels = making / "wheel"
    wheels.mkdir()
    ours = wheel.build(root, wheels)
    worker = sorted((root / WORKER).glob("worker*.mjs"))
    for path in (*runtime.files(home), *worker, ours):
        shutil.copyfile(path, folder / path.name)
    stdlib.make(home / stdlib.NAME, folder / stdlib.NAME)
    lock.write(home / runtime.LOCK, ours, folder / runtime.LOCK)
    return ours.name


def _rules_version(root: Path) -> str:
    kb = json.loads((root / "checkers" / "kb.json").read_text(encoding="utf-8"))
    return str(kb["version"])


def _put(folder: Path, target: Path) -> None:
    """Move the folder to its name; equal names have equal content, so a broken one goes."""
    if target.exists():
        shutil.rmtree(target)
    folder.rename(target)


def _replace(path: Path, text: str) -> None:
    """Write the file in one step, so that nobody reads half of it."""
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def _remove_others(out: Path, *, keep: str) -> None:
    """Remove engines of other days and the leavings of broken runs."""
    for path in out.iterdir():
        if path.is_dir() and path.name != keep and OURS.fullmatch(path.name):
            shutil.rmtree(path, ignore_errors=True)
