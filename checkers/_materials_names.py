"""Names as people write them: compared, taken apart, and made safe for files.

>>> same_name("ACME Kites Ltd.", "Acme  Kites Ltd")
<Likeness.CLOSE: 'close'>
>>> tokens("b0kite0001，B0KITE0002 b0kite0001")
('B0KITE0001', 'B0KITE0002')
>>> file_name(3, "purchase-invoice", "US", "2026-11-20", "发票")
'03-purchase-invoice-US-20261120'
"""

from enum import Enum

_SEPARATORS = str.maketrans(dict.fromkeys(",，、;；|\t\r\n", " "))
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LONGEST_PART = 40


class Likeness(Enum):
    """How alike two written names are."""

    SAME = "same"
    CLOSE = "close"
    DIFFERENT = "different"


def same_name(one: str, other: str) -> Likeness:
    """Compare two names; spaces at the ends say nothing, case and punctuation make them close."""
    if one.strip() == other.strip():
        return Likeness.SAME
    return Likeness.CLOSE if _bare(one) == _bare(other) else Likeness.DIFFERENT


def tokens(text: str) -> tuple[str, ...]:
    """Return the product numbers in a list, in capitals, each once."""
    parts = text.translate(_FULL_WIDTH).translate(_SEPARATORS).upper().split()
    return tuple(dict.fromkeys(parts))


def file_name(number: int, *parts: str) -> str:
    """Return a name of letters, digits and hyphens; what has none of these is left out.

    The reader keeps the ending of the file.
    """
    clean = filter(None, (_plain(part) for part in parts))
    return "-".join([f"{number:02}", *clean])


def _bare(name: str) -> str:
    """Return a name without case, width, spaces and punctuation."""
    return "".join(filter(str.isalnum, name.translate(_FULL_WIDTH).casefold()))


def _plain(part: str) -> str:
    """Keep ASCII letters and digits; days lose their hyphens, ids keep them."""
    if part[:4].isdigit() and part.count("-") == 2:  # noqa: PLR2004 - year-month-day
        part = part.replace("-", "")
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in part[:_LONGEST_PART])
    return "-".join(filter(None, kept.split("-")))
