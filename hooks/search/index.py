"""The index as files: what every query needs, terms by bucket, what is shown by chunk.

The form follows MiniSearch: per term and field, the entries that hold it and how often. A term's
bucket is its hash modulo the number of buckets, so that a reader loads only the buckets of the
words asked. Few entries go into one bucket: one small file is quicker than many.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from hooks.kbtools.model import GRADES, Knowledge
from hooks.search.data import traditional
from hooks.search.entries import KINDS, Entry
from hooks.search.pinyin import latin_to_han

FIELDS = 3
ONE_FILE = 1_000  # entries
TERMS_A_BUCKET = 100  # two or three KB compressed
CHUNK = 16
CUT = Path(__file__).with_name("cut.mjs")
SHOWN_LENGTH = 240

Json = dict[str, Any]
Postings = dict[str, list[dict[int, int]]]


class CutError(Exception):
    """The texts could not be cut into terms; the message is what node said."""


@dataclass(frozen=True)
class Index:
    """Terms with their postings, and the number of different terms in each field."""

    postings: Postings
    lengths: list[list[int]]


def build(entries: Sequence[Entry]) -> Index:
    """Return the index of entries.

    Raises:
        CutError: If node is missing or fails.
    """
    cut = iter(_cut([field for entry in entries for field in entry.searched]))
    postings: Postings = {}
    lengths = []
    for number in range(len(entries)):
        counts = [Counter(next(cut)) for _ in range(FIELDS)]
        lengths.append([len(count) for count in counts])
        for field, count in enumerate(counts):
            for term, times in count.items():
                postings.setdefault(term, [{} for _ in range(FIELDS)])[field][number] = times
    return Index(dict(sorted(postings.items())), lengths)


def _cut(texts: list[str]) -> list[list[str]]:
    """Return the terms of each text, cut by the module that cuts what readers ask."""
    node = Path(sys.executable).with_name("node")
    program = str(node) if node.exists() else "node"
    given = json.dumps({"texts": texts, "simple": traditional()})
    try:
        done = subprocess.run(
            [program, CUT], input=given, capture_output=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise CutError(getattr(error, "stderr", None) or str(error)) from error
    terms: list[list[str]] = json.loads(done.stdout)
    return terms


def files(
    kb: Knowledge, entries: Sequence[Entry], index: Index, *, one_file: int = ONE_FILE
) -> dict[str, str]:
    """Return every file of the index by its name; equal knowledge gives equal files.

    Args:
        kb: The knowledge base, for its words, platforms and grades.
        entries: What can be found.
        index: The index of these entries.
        one_file: Up to so many entries, all terms go into one file.
    """
    many = len(entries) > one_file
    buckets = max(1, len(index.postings) // TERMS_A_BUCKET) if many else 1
    words = [word for synonym in kb.synonyms.values() for word in (*synonym.mean, *synonym.said)]
    made: dict[str, Any] = {"meta.json": _meta(kb, entries, index, buckets)}
    made |= _terms(index, buckets)
    for number in range(0, len(entries), CHUNK):
        rows = [_shown(entry) for entry in entries[number : number + CHUNK]]
        made[f"shown-{number // CHUNK}.json"] = rows
    made["latin.json"] = {
        "words": [term for term in index.postings if term.isascii() and len(term) > 1],
        **latin_to_han(_common_pairs(index), words),
    }
    return {name: _text(value) for name, value in made.items()}


def _meta(kb: Knowledge, entries: Sequence[Entry], index: Index, buckets: int) -> Json:
    """Return what every query needs: lengths, platforms and groups of entries, and words."""
    platforms = list(kb.platforms)
    kinds = list(KINDS)
    return {
        "buckets": buckets,
        "chunk": CHUNK,
        "lengths": [length for lengths in index.lengths for length in lengths],
        "platforms": [[platform.id, platform.name] for platform in kb.platforms.values()],
        "platformsOf": [_few([platforms.index(p) for p in entry.platforms]) for entry in entries],
        "kinds": list(KINDS.items()),
        "kindOf": [kinds.index(entry.kind) for entry in entries],
        "groups": [len(list(found)) for _, found in groupby(entry.group for entry in entries)],
        "grades": GRADES,
        "simple": _simple(index),
        "synonyms": [
            [list(synonym.mean), list(synonym.said), synonym.platform]
            for synonym in kb.synonyms.values()
        ],
    }


def _few(numbers: list[int]) -> int | list[int]:
    return numbers[0] if len(numbers) == 1 else numbers


def _simple(index: Index) -> str:
    """Return the traditional characters of what occurs, each before its simplified one."""
    used = {char for term in index.postings for char in term}
    return "".join(old + new for old, new in traditional().items() if new in used)


def _terms(index: Index, buckets: int) -> dict[str, Json]:
    made: dict[str, Json] = {f"terms-{number}.json": {} for number in range(buckets)}
    for term, fields in index.postings.items():
        packed = [_packed(found) for found in fields]
        made[f"terms-{hashed(term) % buckets}.json"][term] = packed
    return made


def _packed(found: dict[int, int]) -> list[int]:
    """Return entries as steps from one to the next, doubled, odd where a number of times follows.

    >>> _packed({3: 1, 5: 4})
    [6, 5, 4]
    """
    packed: list[int] = []
    before = 0
    for number, times in found.items():
        packed += [2 * (number - before)] if times == 1 else [2 * (number - before) + 1, times]
        before = number
    return packed


def hashed(term: str) -> int:
    """Return a term's hash: 32-bit FNV-1a over its characters, as the browser computes it.

    >>> hashed("品牌") == hashed("品牌")
    True
    """
    value = 0x811C9DC5
    for char in term:
        value = (value ^ ord(char)) * 0x01000193 & 0xFFFFFFFF
    return value


def _shown(entry: Entry) -> list[str]:
    text = entry.text if len(entry.text) <= SHOWN_LENGTH else f"{entry.text[:SHOWN_LENGTH]}…"
    return [entry.title, text, entry.address, entry.grade, entry.aside]


def _common_pairs(index: Index) -> Iterable[str]:
    """Return the pairs of Han characters of titles and questions that occur more than once."""
    for term, (title, asks, _) in index.postings.items():
        if len(term) > 1 and not term.isascii() and len(title | asks) > 1:
            yield term


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
