"""The search as files of the site: the index under a name made of its content, and the library."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hooks.kbtools.model import Knowledge
from hooks.search import index
from hooks.search.entries import entries

FOLDER = "assets/search"
LIBRARY = "node_modules/minisearch"
NAME_LENGTH = 12


class LibraryError(Exception):
    """MiniSearch is not installed."""


def library(root: Path) -> dict[str, Path]:
    """Return the library and its licence by their path from the site's root.

    Raises:
        LibraryError: If it is not installed.
    """
    home = root / LIBRARY
    if not home.is_dir():
        raise LibraryError(f"{LIBRARY} is missing: run npm ci")
    return {
        f"{FOLDER}/minisearch.mjs": home / "dist/es/index.js",
        f"{FOLDER}/minisearch-license.txt": home / "LICENSE.txt",
    }


def index_files(kb: Knowledge) -> tuple[str, dict[str, str]]:
    """Return the index's folder, and its files by their path from the site's root.

    Raises:
        CutError: If node is missing or fails.
    """
    found = entries(kb)
    made = index.files(kb, found, index.build(found))
    digest = hashlib.sha256("".join(made.values()).encode()).hexdigest()
    folder = f"{FOLDER}/{digest[:NAME_LENGTH]}/"
    return folder, {f"{folder}{name}": text for name, text in made.items()}
