"""Makes the two tables of characters anew: `python -m hooks.search.data TSCHARACTERS PINYIN_DICT`.

* `TSCharacters.txt` of OpenCC 1.1 (Apache-2.0), as in the Python package
  `opencc-python-reimplemented` 0.1.7, from the package index
* `pinyin_dict.json` of `pypinyin` 0.55.0 (MIT), from the package index

Only characters of GB 2312 are kept: the rest never occurs in our texts.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
READINGS = 2  # the first readings are the usual ones


def _common(char: str) -> bool:
    try:
        return len(char.encode("gb2312")) > 1
    except UnicodeEncodeError:
        return False


def traditional(text: str) -> str:
    """Return one line a simplified character: itself, then its traditional forms."""
    forms: dict[str, str] = {}
    for line in text.splitlines():
        old, _, new = line.partition("\t")
        simple = new.split(" ")[0]
        if len(old) == 1 and old != simple and _common(simple) and not _common(old):
            forms[simple] = forms.get(simple, "") + old
    return "".join(f"{simple}{old}\n" for simple, old in sorted(forms.items()))


def pinyin(readings: dict[str, str]) -> str:
    """Return one line a syllable: the syllable without tones, then its characters."""
    chars: dict[str, list[str]] = {}
    for code, said in readings.items():
        char = chr(int(code))
        if _common(char):
            for syllable in dict.fromkeys(map(_toneless, said.split(",")[:READINGS])):
                chars.setdefault(syllable, []).append(char)
    return "".join(f"{syllable} {''.join(found)}\n" for syllable, found in sorted(chars.items()))


def _toneless(syllable: str) -> str:
    parts = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(part for part in parts if not unicodedata.combining(part))


if __name__ == "__main__":
    table, readings = map(Path, sys.argv[1:])
    simple = traditional(table.read_text(encoding="utf-8"))
    (HERE / "traditional.txt").write_text(simple, encoding="utf-8")
    spoken = pinyin(json.loads(readings.read_text(encoding="utf-8")))
    (HERE / "pinyin.txt").write_text(spoken, encoding="utf-8")
