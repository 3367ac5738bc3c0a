"""Chinese typography, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.kbtools.spacing import mended


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("点Manage按钮", "点 Manage 按钮"),
        ("共3个", "共 3 个"),
        ("占15%以上", "占 15% 以上"),
        ("状态(Status)", "状态（Status）"),
        ("先停,再查", "先停，再查"),
        ("你好 ，世界", "你好，世界"),
        ("“ 是 ”", "“是”"),
    ],
)
def test_spaces_and_punctuation_are_mended(written: str, right: str) -> None:
    assert mended(written) == right


@pytest.mark.parametrize(
    "text", ["点 Manage → Brand applications", "A/B, C; D (E)", "https://a.example/b?c=1", "12:30"]
)
def test_good_text_and_plain_latin_stay(text: str) -> None:
    assert mended(text) == text


@given(st.text(alphabet="中文A1,:()（），。 %", max_size=40))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = mended(text)

    assert mended(mended(once)) == mended(once)
