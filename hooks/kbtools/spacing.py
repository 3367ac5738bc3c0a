"""Chinese typography: a space between Chinese and Latin, full-width punctuation.

`mended` gives the corrected text, so that a message can show what to write.
"""

from __future__ import annotations

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_WORD = r"A-Za-z0-9"
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}

_HAN_THEN_WORD = re.compile(rf"([{HAN}])([{_WORD}])")
_WORD_THEN_HAN = re.compile(rf"([{_WORD}%+#])([{HAN}])")
_HALF_AFTER_HAN = re.compile(rf"([{HAN}”’）])([,;:?!])(?=[\s{HAN}A-Za-z0-9（“]|$)")
_HALF_BEFORE_HAN = re.compile(rf"([,;?!]) ?(?=[{HAN}])")
_PARENTHESES = re.compile(rf"(?<=[{HAN}])\s?\(([^()]*)\)|\(([^()]*[{HAN}][^()]*)\)")
_SPACE_BESIDE_FULL = re.compile(
    r"(?<=[，。；：？！、（“]) +(?=\S)|(?<=\S) +(?=[，。；：？！、）”])"
)


def mended(text: str) -> str:
    """Return the text with spaces and punctuation as they should be.

    >>> mended("点Manage按钮,再看状态(Status)")
    '点 Manage 按钮，再看状态（Status）'
    """
    text = _PARENTHESES.sub(lambda match: f"（{match[1] or match[2] or ''}）", text)
    text = _HALF_AFTER_HAN.sub(lambda match: match[1] + _FULL[match[2]], text)
    text = _HALF_BEFORE_HAN.sub(lambda match: _FULL[match[1]], text)
    text = _HAN_THEN_WORD.sub(r"\1 \2", text)
    text = _WORD_THEN_HAN.sub(r"\1 \2", text)
    return _SPACE_BESIDE_FULL.sub("", text)
