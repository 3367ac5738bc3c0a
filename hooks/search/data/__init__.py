"""Tables of characters: traditional forms and pinyin. `__main__` says where they come from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def traditional() -> dict[str, str]:
    """Return the simplified character of each traditional one."""
    rows = (HERE / "traditional.txt").read_text(encoding="utf-8").split()
    return {old: row[0] for row in rows for old in row[1:]}


@cache
def pinyin() -> dict[str, str]:
    """Return the characters of each syllable."""
    rows = (HERE / "pinyin.txt").read_text(encoding="utf-8").splitlines()
    return dict(row.split(" ") for row in rows)


@cache
def initials() -> dict[str, str]:
    """Return the first letter that each character is read with."""
    found: dict[str, str] = {}
    for syllable, chars in pinyin().items():
        for char in chars:
            found.setdefault(char, syllable[0])
    return found
