"""Three answers, never a guess: Kleene's strong logic, with a neutral element.

``UNKNOWN`` means "true or false, we have not been told". ``NEUTRAL`` means "does not apply here":
a neutral part drops out of ``all`` and ``any`` as though it had never been written.

Whatever is decided while something is unknown stays decided once it is known. That promise is
what lets the checkers answer early, and the property tests hold them to it.

>>> all_of([Truth.TRUE, Truth.UNKNOWN]), all_of([Truth.FALSE, Truth.UNKNOWN])
(<Truth.UNKNOWN: 'unknown'>, <Truth.FALSE: 'false'>)
>>> any_of([Truth.TRUE, Truth.UNKNOWN]), any_of([Truth.FALSE, Truth.NEUTRAL])
(<Truth.TRUE: 'true'>, <Truth.FALSE: 'false'>)
"""

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """A truth value that may be missing or beside the point."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"
    NEUTRAL = "neutral"

    @classmethod
    def of(cls, claim: bool) -> "Truth":  # noqa: FBT001 - a conversion has one obvious argument
        """Turn a plain boolean into a truth value."""
        return cls.TRUE if claim else cls.FALSE


def all_of(parts: Iterable[Truth]) -> Truth:
    """Return FALSE if any part is false, else UNKNOWN if any is unknown, else TRUE.

    Without a part that applies the result is NEUTRAL.
    """
    return _fold(parts, decisive=Truth.FALSE, ordinary=Truth.TRUE)


def any_of(parts: Iterable[Truth]) -> Truth:
    """Return TRUE if any part is true, else UNKNOWN if any is unknown, else FALSE.

    Without a part that applies the result is NEUTRAL.
    """
    return _fold(parts, decisive=Truth.TRUE, ordinary=Truth.FALSE)


def negate(part: Truth) -> Truth:
    """Swap TRUE and FALSE; leave UNKNOWN and NEUTRAL as they are."""
    return _OPPOSITE.get(part, part)


def _fold(parts: Iterable[Truth], *, decisive: Truth, ordinary: Truth) -> Truth:
    """Stop at the first decisive part; otherwise unknown outweighs ordinary."""
    result = Truth.NEUTRAL
    for part in parts:
        if part is decisive:
            return decisive
        if part is Truth.UNKNOWN:
            result = Truth.UNKNOWN
        elif part is ordinary and result is Truth.NEUTRAL:
            result = ordinary
    return result


_OPPOSITE = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}
