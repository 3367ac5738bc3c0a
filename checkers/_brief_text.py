r"""A text in sentences, with nothing lost between them.

>>> sentences("A+ 被拒了。怎么办？\nIt was rejected. B0KITE0001 is affected.")
['A+ 被拒了。', '怎么办？', 'It was rejected.', 'B0KITE0001 is affected.']
>>> sentences("“你好。”他说。")
['“你好。”', '他说。']
"""

import re

_END = re.compile(
    r"""(?<=[。！？!?；;])(?![。！？!?；;”’"'」』）)])"""  # a full stop that nothing closes
    r"""|(?<=[。！？!?；;][”’"'」』）)])"""  # a full stop with what closes it
    r"""|(?<=[.])\s+(?=[A-Z"“(])"""  # an English full stop before a capital
    r"""|[\r\n\u2028\u2029]+"""
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; only the space around them is dropped."""
    return [part for part in map(str.strip, _END.split(text)) if part]


def whole(text: str) -> str:
    """Return the text with a mark for each half of a character, which nobody could write down."""
    return _SURROGATE.sub("\ufffd", text)


def shortened(sentence: str, most: int = 120) -> str:
    """Return a sentence short enough to be quoted."""
    return sentence if len(sentence) <= most else f"{sentence[: most - 1]}…"
