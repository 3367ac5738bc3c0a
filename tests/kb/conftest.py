"""A small knowledge base about kites, without a mistake, for tests to spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = Path(__file__).parent / "sample"

Spoil = Callable[[str, str, str], None]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a copy of the sample knowledge base, with the real schemas."""
    kb = tmp_path / "kb"
    shutil.copytree(SAMPLE, kb)
    shutil.copytree(ROOT / "kb" / "schema", kb / "schema")
    return kb


@pytest.fixture
def spoil(sample: Path) -> Spoil:
    """Return a function that replaces text in a file of the sample; the text must be there."""

    def replace(file: str, old: str, new: str) -> None:
        path = sample / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace
