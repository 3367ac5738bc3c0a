"""Which of the known words stand in a text, typing slips included.

No model: a text is written in one plain way, then every word is looked for in it. Latin words
count as whole words, Chinese ones wherever they stand. A slip is one letter wrong, missing, too
many or swapped in a Latin word of five letters or more, or one wrong character in a Chinese word
of four or more; the words that matched so are shown, so a reader sees why.

>>> plain("Ａ＋  页面，被 拒 (REJECTED)")
' a+ 页面 被拒 rejected '
>>> found = words_in("my acount was deactviated", Vocabulary({"deactivated": "off", "被拒": "no"}))
>>> found
{'off': 'deactivated'}
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import normalize

from checkers._triage_model import Triage

SHORTEST_LATIN = 5
SHORTEST_HAN = 4
# Slips are looked for in the first part of a text; a longer one is a pasted mail, not typed.
SLIPS_WITHIN = 20_000

_HAN = "\u3400-\u9fff"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_NOT_A_WORD = re.compile(rf"[^0-9a-z+{_HAN}\u00c0-\u024f]+")
_EDGE = re.compile(
    rf"(?<=[{_HAN}])(?=[0-9a-z+\u00c0-\u024f])|(?<=[0-9a-z+\u00c0-\u024f])(?=[{_HAN}])"
)
_LATIN = re.compile(r"[a-z]+")
_HAN_RUN = re.compile(rf"[{_HAN}]+")


def plain(text: str) -> str:
    """Return the text in one plain way: small letters, words apart, Chinese together."""
    text = normalize("NFKC", text).casefold()
    text = _NOT_A_WORD.sub(" ", _BETWEEN_HAN.sub("", text))
    return f" {_EDGE.sub(' ', text).strip()} "


@dataclass(slots=True)
class Vocabulary:
    """Every known word with what it says, and the slips of it that are understood."""

    says: Mapping[str, str]
    sought: dict[str, str] = field(init=False)
    slips: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Write each word as texts are written, and its slips."""
        self.sought = {
            (plain(word) if _is_latin_edged(plain(word)) else plain(word).strip()): word
            for word in self.says
        }
        self.slips = {}
        for word in self.says:
            for slip in _slips(plain(word).strip()):
                self.slips.setdefault(slip, word)


@lru_cache(maxsize=4)
def vocabulary(triage: Triage) -> Vocabulary:
    """Return the vocabulary of a knowledge, made once."""
    return Vocabulary({word: said.id for said in triage.words for word in said.words})


def words_in(text: str, known: Vocabulary) -> dict[str, str]:
    """Return what is said in a text, each with the longest word that says it."""
    written = plain(text)
    found: dict[str, str] = {}
    for sought, word in known.sought.items():
        if sought in written:
            said = known.says[word]
            found[said] = max(found.get(said, ""), word, key=len)
    for word in _slipped(written[:SLIPS_WITHIN], known):
        found.setdefault(known.says[word], word)
    return found


def _is_latin_edged(written: str) -> bool:
    """Tell whether a word begins or ends in Latin letters, so that it must stand alone."""
    return not _HAN_RUN.fullmatch(written.strip())


def _slipped(written: str, known: Vocabulary) -> Iterator[str]:
    """Yield the words that stand in a text with a slip."""
    for token in set(_LATIN.findall(written)):
        if len(token) >= SHORTEST_LATIN - 1 and f" {token} " not in known.sought:
            yield from (known.slips[slip] for slip in _slips(token) if slip in known.slips)
    for run in set(_HAN_RUN.findall(written)):
        for size in range(SHORTEST_HAN, SHORTEST_HAN + 3):
            for at in range(len(run) - size + 1):
                part = run[at : at + size]
                if part not in known.sought:
                    yield from (known.slips[s] for s in _slips(part) if s in known.slips)


def _slips(word: str) -> Iterator[str]:
    """Yield what a word and a slip of it have in common.

    A Latin word with a letter left out meets the same word with a letter too many or another one
    in that place; the sorted ends catch two letters swapped. A Chinese word meets another with the
    same characters but one.
    """
    if _LATIN.fullmatch(word) and len(word) >= SHORTEST_LATIN - 1:
        if len(word) >= SHORTEST_LATIN:
            yield word
        for at in range(1, len(word)):
            yield word[:at] + word[at + 1 :]
    elif _HAN_RUN.fullmatch(word) and SHORTEST_HAN <= len(word) < SHORTEST_HAN + 3:
        yield from (f"{word[:at]}?{word[at + 1 :]}" for at in range(len(word)))
