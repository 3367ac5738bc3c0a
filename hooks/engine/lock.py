"""Write a lock file that knows one package: ours.

The lock of the distribution lists hundreds of packages with addresses we never use. Ours
keeps its `info` and adds the wheel by its bare name, so that Pyodide looks for it in the
folder of the lock itself and compares its hash.
"""

import email
import hashlib
import json
import zipfile
from pathlib import Path

from pyodide_lock import PackageSpec, PyodideLockSpec

from hooks.engine.errors import EngineError


def write(stock: Path, wheel: Path, target: Path) -> None:
    """Write the lock for the wheel to the target.

    Raises:
        EngineError: The wheel needs another package, which the engine would have to carry.
    """
    info = json.loads(stock.read_text(encoding="utf-8"))["info"]
    lock = PyodideLockSpec.from_dict({"info": info, "packages": {}})
    package = _describe(wheel)
    lock.packages[package.name] = package
    lock.to_json(target)


def _describe(wheel: Path) -> PackageSpec:
    """Describe the wheel.

    `pyodide lockfile add-wheels` refuses wheels that `pyodide py-compile` has made: it
    knows the tag `py3` but not `cp313`.
    """
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        [place] = [name for name in names if name.endswith(".dist-info/METADATA")]
        metadata = email.message_from_bytes(archive.read(place))
    needs = metadata.get_all("Requires-Dist", [])
    if any("extra ==" not in need for need in needs):
        raise EngineError(
            "pyproject.toml",
            f"checkers needs {needs[0]}, which the engine does not carry",
            "Remove it from the dependencies",
        )
    return PackageSpec(
        name=metadata["Name"],
        version=metadata["Version"],
        file_name=wheel.name,
        install_dir="site",
        sha256=hashlib.sha256(wheel.read_bytes()).hexdigest(),
        imports=sorted({name.split("/")[0] for name in names if name.endswith("/__init__.pyc")}),
    )
