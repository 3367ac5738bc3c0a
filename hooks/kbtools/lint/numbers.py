"""A number stands in prose only through a fact."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from hooks.kbtools.problems import Problem
from hooks.kbtools.prose import RECORD_LINK, REFERENCE, passages
from hooks.kbtools.records import Corpus

NAME = "numbers"
RULE = "Digits, and Chinese numerals with a unit, come through a reference to a fact."

_MARKERS = re.compile(r"^\s*(?:\d+\.|[-*])\s|^(#+ .*?)\s*\{#[a-z0-9-]+\}\s*$")
_CODE = re.compile(r"`[^`]*`|<[^>]+>|\]\([^)]*\)")
_DIGITS = re.compile(r"[0-9０-９][0-9０-９.,:×x%/-]*")
_UNITS = "个?(?:工作日|小时|分钟|星期|年|月|周|天|日|美元|美金|欧元|英镑|人民币|万|元|成|倍|折)"
_NUMERALS = re.compile(
    rf"[一二两三四五六七八九十百千万半几数]*[一二两三四五六七八九十百千半]{_UNITS}"
)
# Words that look like a numeral with a unit and state no quantity.
_HARMLESS = re.compile(
    r"第[一二三四五六七八九十]+|一天天|这一天|那一天|某一天|有一天|一成不变|同一天|一年一度|一日三|每一天|半天|统一|唯一|十分|万一|一旦|一倍"
)


def check(corpus: Corpus, today: dt.date) -> Iterator[Problem]:  # noqa: ARG001
    """Yield numbers in prose that no fact carries."""
    names = sorted(corpus.ids("name"), key=len, reverse=True)
    for record in corpus.records:
        for passage in passages(record):
            for number in _found(passage.text, names):
                where = record.problem(passage.path, "", "").where
                yield Problem(
                    record.document.file,
                    passage.line,
                    where,
                    f"the number {number!r} rests on no fact",
                    "Show it through a reference, {{fact-id:value}}; "
                    "a name with digits belongs in kb/names.yml.",
                )


def _found(text: str, names: list[str]) -> list[str]:
    text = RECORD_LINK.sub(r"\1", text)
    for pattern in (REFERENCE, _CODE):
        text = pattern.sub(" ", text)
    text = _MARKERS.sub(lambda match: match[1] or "", text)
    for name in names:
        text = text.replace(name, " ")
    text = _HARMLESS.sub(" ", text)
    return [match[0] for pattern in (_DIGITS, _NUMERALS) for match in pattern.finditer(text)]
