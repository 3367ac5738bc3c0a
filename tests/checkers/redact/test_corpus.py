"""How much is found of what should be, and how much of what is found should be."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from stdnum import iban, luhn
from stdnum.br import cnpj, cpf
from stdnum.cn import ric, uscc
from stdnum.in_ import gstin
from stdnum.jp import cn as jp_cn
from stdnum.mx import rfc
from stdnum.sg import uen

import checkers
from checkers import _data
from checkers._redact_numbers import _IBAN_LENGTHS, _VAT

MARK = re.compile(r"\[\[([^:\]]+):(.*?)\]\](?!\])")
LINES = [
    line
    for line in Path(__file__).with_name("corpus.txt").read_text(encoding="utf-8").split("\n")
    if line and not line.startswith("#")
]
FLOOR = 0.97


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    if not _data.Path(_data.__file__).with_name("kb.json").exists():
        pytest.skip("checkers/kb.json is not built")


def wanted(line: str) -> Counter[tuple[str, str]]:
    return Counter(match.groups() for match in MARK.finditer(line))


def found(text: str) -> Counter[tuple[str, str]]:
    request = {"answers": {"redact_text": text}, "as_of": "2026-11-24"}
    reply: Any = checkers.run("redact", request)
    rows = next(section["rows"] for section in reply["sections"] if section["id"] == "finds")
    return Counter({(row["name"], row["before"]): row["count"] for row in rows})


def marked(name: str) -> Iterator[str]:
    return (value for line in LINES for kind, value in MARK.findall(line) if kind == name)


def test_precision_and_recall_keep_above_the_floor(capsys: pytest.CaptureFixture[str]) -> None:
    right, missed, wrong = Counter[str](), Counter[str](), Counter[str]()
    complaints = []
    for line in LINES:
        should = wanted(line)
        does = found(MARK.sub(lambda match: match[2], line))
        right.update(name for name, _ in (should & does).elements())
        missed.update(name for name, _ in (should - does).elements())
        wrong.update(name for name, _ in (does - should).elements())
        if should != does:
            complaints.append(f"{line!r}: found {dict(does)}")
    names = sorted({*right, *missed, *wrong})
    table = [
        (
            name,
            right[name] / (right[name] + wrong[name] or 1),
            right[name] / (right[name] + missed[name] or 1),
        )
        for name in names
    ]
    lines = [
        f"{len(LINES)} samples, {right.total()} of {(right + missed).total()} found",
        *(
            f"{precision:6.3f} {recall:6.3f}  {right[name] + missed[name]:4}  {name}"
            for name, precision, recall in table
        ),
        *complaints,
    ]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")

    assert len(LINES) >= 200
    assert right.total() / (right + wrong).total() >= FLOOR
    assert right.total() / (right + missed).total() >= FLOOR
    for name, precision, recall in table:
        assert (name, min(precision, recall) >= 0.9) == (name, True)


CHECKED: list[tuple[str, Callable[[str], bool], Callable[[str], bool]]] = [
    ("银行卡", lambda _: True, lambda v: luhn.is_valid(re.sub("[ -]", "", v))),
    ("IBAN", lambda _: True, iban.is_valid),
    ("统一社会信用代码", lambda _: True, uscc.is_valid),
    ("税号", lambda v: v[:2] in _VAT and v[2:3] != "A", lambda v: _VAT[v[:2]].is_valid(v)),
]


@pytest.mark.parametrize(("name", "applies", "is_valid"), CHECKED, ids=lambda part: str(part)[:8])
def test_the_numbers_of_the_corpus_add_up(
    name: str, applies: Callable[[str], bool], is_valid: Callable[[str], bool]
) -> None:
    values = [value for value in marked(name) if applies(value)]

    assert values
    assert [value for value in values if not is_valid(value)] == []


def adds_up(number: str) -> bool:
    """Tell whether day and check digit are right; the place may have lost its code since."""
    ric.get_birth_date(number)
    return bool(number[-1] == ric.calc_check_digit(number))


def test_identity_numbers_of_the_corpus_add_up_but_for_the_one_that_says_so() -> None:
    numbers = [value for value in marked("证件号") if re.fullmatch(r"\d{17}[\dX]", value)]

    assert len(numbers) > 10
    assert [value for value in numbers if not adds_up(value)] == ["110105194912310021"]


def test_tax_numbers_of_other_sites_add_up() -> None:
    registers = (cnpj, cpf, rfc, gstin, uen)
    counted = sum(
        any(register.is_valid(value) for register in registers) for value in marked("税号")
    )
    japanese = [value for value in marked("税号") if re.fullmatch(r"T\d{13}", value)]

    assert counted >= 8
    assert japanese
    assert all(jp_cn.is_valid(value[1:]) for value in japanese)


def test_iban_lengths_are_those_of_the_registry() -> None:
    table = Path(iban.__file__).with_name("iban.dat").read_text(encoding="utf-8")
    lengths = {
        match[1]: 4 + sum(map(int, re.findall(r"(\d+)!", match[2])))
        for match in re.finditer(r'^([A-Z]{2}) .*bban="([^"]*)"', table, re.MULTILINE)
    }

    assert dict(_IBAN_LENGTHS) == lengths
