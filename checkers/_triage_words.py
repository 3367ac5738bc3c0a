"""Which of the known words stand in a text, typing slips included.

No model: a text is written in one plain way, then every word is looked for in it. Latin words
count as whole words, Chinese ones wherever they stand. A slip is one letter wrong, missing, too
many or swapped in a Latin word of six letters or more, or one wrong character in a Chinese word
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

SHORTEST_LATIN = 6
SHORTEST_HAN = 4
LONGEST_HAN = 6
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
    tokens: frozenset[str] = field(init=False)
    slips: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Write each word as texts are written, and the slips of its parts."""
        self.sought = {_sought(word): word for word in self.says}
        parts = [part for word in self.says for part in plain(word).split()]
        self.tokens = frozenset(parts)
        self.slips = {}
        for part in parts:
            for slip in _slips(part):
                self.slips.setdefault(slip, part)


@lru_cache(maxsize=4)
def vocabulary(triage: Triage) -> Vocabulary:
    """Return the vocabulary of a knowledge, made once."""
    return Vocabulary({word: said.id for said in triage.words for word in said.words})


def words_in(text: str, known: Vocabulary) -> dict[str, str]:
    """Return what is said in a text, each with the longest word that says it."""
    written = plain(text)
    written = _mended(written[:SLIPS_WITHIN], known) + written[SLIPS_WITHIN:]
    found: dict[str, str] = {}
    for sought, word in known.sought.items():
        if sought in written:
            said = known.says[word]
            found[said] = max(found.get(said, ""), word, key=len)
    for word in _slipped(written[:SLIPS_WITHIN], known):
        found.setdefault(known.says[word], word)
    return found


def _sought(word: str) -> str:
    """Return a word as it must stand in a plain text: apart, where it has Latin edges."""
    written = plain(word).strip()
    left = "" if _HAN_RUN.match(written) else " "
    right = "" if _HAN_RUN.match(written[-1:]) else " "
    return f"{left}{written}{right}"


def _mended(written: str, known: Vocabulary) -> str:
    """Return a plain text with the slips in its Latin words undone."""

    def mend(match: re.Match[str]) -> str:
        token = match[0]
        if len(token) < SHORTEST_LATIN or token in known.tokens:
            return token
        return next((known.slips[s] for s in _slips(token) if s in known.slips), token)

    return _LATIN.sub(mend, written)


def _slipped(written: str, known: Vocabulary) -> Iterator[str]:
    """Yield the Chinese words that stand in a text with a slip."""
    for run in set(_HAN_RUN.findall(written)):
        for size in range(SHORTEST_HAN, LONGEST_HAN + 1):
            for at in range(len(run) - size + 1):
                for slip in _slips(run[at : at + size]):
                    word = known.slips.get(slip, "")
                    if word in known.says:
                        yield word


def _slips(word: str) -> Iterator[str]:
    """Yield what a word and a slip of it have in common.

    A Latin word with a letter left out meets the same word with a letter too many, or with another
    one in its place; the first letter is seldom wrong. A Chinese word meets another with the same
    characters but one.
    """
    if _LATIN.fullmatch(word) and len(word) >= SHORTEST_LATIN - 1:
        yield word
        yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)))
    elif _HAN_RUN.fullmatch(word) and SHORTEST_HAN <= len(word) <= LONGEST_HAN:
        yield from (f"{word[:at]}?{word[at + 1 :]}" for at in range(len(word)))
