r"""A text as the patterns read it, with the way back to the text as it was written.

Full-width digits count as digits, every dash as a hyphen, every space as a space, and marks that
nobody sees (direction, zero width) are skipped: they come along when a number is copied from a
chat or a spreadsheet. What is found is cut out of the original, so nothing else changes.

>>> view = view_of("电话：１３８\u200b0013")
>>> view.text, view.span(3, 7), view.original(3, 7)
('电话:1380013', (3, 8), '１３８\u200b0')
"""

from collections.abc import Sequence
from dataclasses import dataclass

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u1680\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000"), 32
)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63"), 45)
_UNSEEN = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_PLAIN = {**_FULL_WIDTH, **_SPACES, **_DASHES}
_SKIPPED = frozenset(_UNSEEN)


@dataclass(frozen=True, slots=True)
class View:
    """The plain text, and for each of its characters the place in the original."""

    written: str
    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the plain text, which must not be empty, was written."""
        return self.places[start], self.places[end - 1] + 1

    def original(self, start: int, end: int) -> str:
        """Return a stretch of the plain text as it was written."""
        return self.written[slice(*self.span(start, end))]


def view_of(written: str) -> View:
    """Return the text as the patterns read it."""
    if written.isascii():
        return View(written, written, range(len(written)))
    plain = written.translate(_PLAIN)
    if _SKIPPED.isdisjoint(plain):
        return View(written, plain, range(len(plain)))
    places = [place for place, char in enumerate(plain) if char not in _SKIPPED]
    return View(written, "".join([plain[place] for place in places]), places)
