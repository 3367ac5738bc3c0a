"""What a query in pinyin or initials may mean: loaded only when Latin words match nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hooks.search.data import initials, pinyin

LEAST_INITIALS = 2


def latin_to_han(pairs: Iterable[str], words: Iterable[str]) -> dict[str, Any]:
    """Return the syllables of characters, the pairs that occur, and words by their initials.

    Args:
        pairs: Pairs of Han characters worth finding.
        words: Words that readers may write by their initials, such as `ppba`.
    """
    kept = sorted(set(pairs))
    used = {char for pair in kept for char in pair}
    syllables = {
        syllable: "".join(char for char in chars if char in used)
        for syllable, chars in pinyin().items()
    }
    return {
        "syllables": {syllable: chars for syllable, chars in syllables.items() if chars},
        "pairs": "".join(kept),
        "initials": _by_initials(words),
    }


def _by_initials(words: Iterable[str]) -> dict[str, list[str]]:
    first = initials()
    found: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        if len(word) >= LEAST_INITIALS and all(char in first for char in word):
            found.setdefault("".join(first[char] for char in word), []).append(word)
    return found
