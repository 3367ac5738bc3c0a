"""The manifest: what the engine is made of, and where it lies."""

import hashlib
import json
from pathlib import Path
from typing import TypedDict

NAME = "manifest.json"


class File(TypedDict):
    """One file of the engine."""

    name: str
    bytes: int
    sha256: str


class Manifest(TypedDict):
    """What the page has to know before it starts the worker."""

    version: str
    base: str
    files: list[File]
    wheel: str
    package: str
    pyodide: str
    python: str


def describe(folder: Path) -> list[File]:
    """Return name, size and hash of every file, by name."""
    return [
        File(
            name=path.name,
            bytes=path.stat().st_size,
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        )
        for path in sorted(folder.iterdir())
    ]


def digest(files: list[File]) -> str:
    """Return the hash that names the folder."""
    text = json.dumps(files, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def dumps(manifest: Manifest) -> str:
    """Return the manifest as the text of a file."""
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
