"""Find what to cover in a text, and leave all else as it is.

The patterns are data. All of one list are read together in one pass; a candidate counts once its
check agrees. What must never be covered is claimed first, so nothing can take it, and so is what
an earlier run has covered.

A pattern may not begin or end inside a run of letters and digits. What is found therefore never
touches a letter or digit, and covering it brings forth no new find beside it, but for a word that
gave a number its meaning; hence the rounds in ``redact``.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checkers._redact_model import Form, Kind, Mark, Redaction
from checkers._redact_view import View

type Check = Callable[[str], int]

_EDGE = "(?<![0-9A-Za-z])(?:{})(?![0-9A-Za-z])"
# What may stand between a word and its number: "No.", a colon, blanks.
_JOIN = (
    r"(?:号码|號碼|编号|編號|号|號| ?(?i:id|no\.?|number|code))?"
    r"[ :#=是为]{0,3}(?:\((?![0-9]{2,4}\)))?"
)
_OPENS = {
    "digit": "0-9+(",
    "capital": "A-Z",
    "letter": "A-Za-z0-9",
    "sign": r"!-/:-@\[-`{-~$¥€£￥",
    "han": "\u4e00-\u9fff",
}
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Find[Owner: (Kind, Mark)]:
    """One stretch of the original text and what it is."""

    owner: Owner
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class _Reading[Owner: (Kind, Mark)]:
    """One form of an owner, ready to be tried at a place; ``opens`` are the signs it opens with."""

    owner: Owner
    opens: str
    written: str
    pattern: re.Pattern[str]
    check: Check


def _reading[Owner: (Kind, Mark)](owner: Owner, form: Form, check: Check) -> _Reading[Owner]:
    """Return a form ready to be tried."""
    if form.words:
        words = "|".join(map(re.escape, form.words))
        opens = "".join({re.escape(c) for w in form.words for c in (w[0].lower(), w[0].upper())})
        written = f"(?i:{words}){_JOIN}(?P<n>{form.pattern})"
    else:
        opens, written = _OPENS[form.opens], form.pattern
    return _Reading(owner, opens, written, re.compile(_EDGE.format(written)), check)


class Scanner[Owner: (Kind, Mark)]:
    """Reads a list of forms in one pass over a text."""

    def __init__(self, owners: Iterable[Owner], check_of: Callable[[Owner], Check]) -> None:
        """Compile each form alone, and all of them as one to find where to look.

        In the one pattern the forms stand by what they open with: most places in a text are then
        passed over after one look at one sign.
        """
        self._readings: list[_Reading[Owner]] = [
            _reading(owner, form, check_of(owner)) for owner in owners for form in owner.forms
        ]
        groups: dict[str, list[str]] = {}
        for reading in self._readings:
            groups.setdefault(reading.opens, []).append(reading.written.replace("(?P<n>", "(?:"))
        opened = "|".join(f"(?=[{opens}])(?:{'|'.join(own)})" for opens, own in groups.items())
        first = f"(?=[{''.join(groups)}])" if groups else "(?!)"
        self._anywhere = re.compile(first + _EDGE.format(opened))
        self._opening_with: dict[str, list[_Reading[Owner]]] = {}

    def scan(self, view: View, taken: bytearray) -> Iterator[Find[Owner]]:
        """Yield what is found outside what is taken, and take it."""
        at = 0
        while match := self._anywhere.search(view.text, at):
            read = self._read(view, match.start(), taken)
            if read is None:
                at = match.start() + 1
                continue
            owner, start, end = read
            taken[start:end] = b"\1" * (end - start)
            yield Find(owner, *view.span(start, end), view.original(start, end))
            at = end

    def _read(self, view: View, at: int, taken: bytearray) -> tuple[Owner, int, int] | None:
        """Return the first reading at a place that its check accepts and nobody has taken."""
        for reading in self._fitting(view.text[at]):
            match = reading.pattern.match(view.text, at)
            if match is None:
                continue
            start, end = match.span("n" if "n" in reading.pattern.groupindex else 0)
            end = start + reading.check(view.text[start:end])
            if start < end and taken.find(1, start, end) < 0:
                return reading.owner, start, end
        return None

    def _fitting(self, char: str) -> list[_Reading[Owner]]:
        """Return the readings that may open with a sign, in their order."""
        if char not in self._opening_with:
            self._opening_with[char] = [
                reading for reading in self._readings if re.match(f"[{reading.opens}]", char)
            ]
        return self._opening_with[char]


@dataclass(frozen=True, slots=True)
class Scanners:
    """The scanners of one knowledge, and what covered stretches look like."""

    kinds: Scanner[Kind]
    keep: Scanner[Mark]
    leftovers: Scanner[Mark]
    covered: re.Pattern[str]


@lru_cache(maxsize=4)
def scanners(redaction: Redaction) -> Scanners:
    """Return the scanners of a knowledge, compiled once."""
    # The registers take time to load, and only who covers something needs them.
    from checkers._redact_numbers import CHECKS  # noqa: PLC0415

    names = "|".join(dict.fromkeys(re.escape(kind.name) for kind in redaction.kinds))
    return Scanners(
        kinds=Scanner(redaction.kinds, lambda kind: CHECKS[kind.check]),
        keep=Scanner(redaction.keep, lambda _mark: len),
        leftovers=Scanner(redaction.leftovers, lambda _mark: len),
        covered=re.compile(rf"\[({names or '(?!)'}) (?:尾号 [0-9A-Z]{{1,4}}|([0-9]{{1,7}}))\]"),
    )


def read_names(listed: str) -> list[str]:
    r"""Return the names in a list, one a line, the longest first; one letter alone is no name.

    >>> read_names("王小明\n  王\n\nAcme Ltd, 王小明")
    ['Acme Ltd', '王小明']
    """
    parts = (part.strip() for part in re.split(r"[\r\n,;，；、]+", listed))
    return sorted(
        {part for part in parts if len(part) >= _SHORTEST_NAME}, key=lambda n: (-len(n), n)
    )


def names_in(
    view: View, names: Sequence[str], kind: Kind, taken: bytearray
) -> Iterator[Find[Kind]]:
    """Yield where the names stand, capitals or not, and take them; never a part of a word."""
    if not names:
        return
    firsts = "".join(
        {re.escape(char) for name in names for char in (name[0].lower(), name[0].upper())}
    )
    words = "|".join(map(_as_word, names))
    for match in re.finditer(f"(?=[{firsts}])(?:{words})", view.text, re.IGNORECASE):
        start, end = match.span()
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            yield Find(kind, *view.span(start, end), view.original(start, end))


def _as_word(name: str) -> str:
    """Return the pattern of a name; letters and digits at its edges must end there."""
    left = "(?<![0-9A-Za-z])" if _is_plain(name[0]) else ""
    right = "(?![0-9A-Za-z])" if _is_plain(name[-1]) else ""
    return left + re.escape(name) + right


def _is_plain(char: str) -> bool:
    """Tell whether the character is a letter or digit of ASCII."""
    return char.isascii() and char.isalnum()
