"""Which numbers are real by their check digits, as far as ``python-stdnum`` knows them.

Each check gets a candidate as it stands in the text and returns how much of it, from the start, is
such a number; none is zero. Where groups are spaced, words that follow may look like one group
more, so shorter readings are tried as well.

Nothing is looked up where a person lives: a place that lost its code still has people in it.

>>> card("4111 1111 1111 1111"), card("4111 1111 1111 1112")
(19, 0)
>>> iban("GB82 WEST 1234 5698 7654 32 BANK")
27
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from stdnum import luhn
from stdnum.at import uid
from stdnum.be import vat as be_vat
from stdnum.br import cnpj, cpf
from stdnum.cn import ric, uscc
from stdnum.cz import dic
from stdnum.de import vat as de_vat
from stdnum.es import nif
from stdnum.exceptions import ValidationError
from stdnum.fr import tva
from stdnum.gb import vat as gb_vat
from stdnum.ie import vat as ie_vat
from stdnum.in_ import gstin
from stdnum.iso7064 import mod_97_10
from stdnum.it import iva
from stdnum.jp import cn as jp_cn
from stdnum.mx import rfc
from stdnum.nl import btw
from stdnum.pl import nip
from stdnum.se import vat as se_vat
from stdnum.sg import uen
from stdnum.us import ssn

type Check = Callable[[str], int]


class Register(Protocol):
    """As much of a module of stdnum as is used here."""

    def is_valid(self, number: str) -> bool:
        """Tell whether the number is one of the register's."""


_VAT: Mapping[str, Register] = {
    "AT": uid,
    "BE": be_vat,
    "CZ": dic,
    "DE": de_vat,
    "ES": nif,
    "FR": tva,
    "GB": gb_vat,
    "IE": ie_vat,
    "IT": iva,
    "NL": btw,
    "PL": nip,
    "SE": se_vat,
}


# Lengths by country, as stdnum's own table of the IBAN registry has them; a test compares the two.
_IBAN_LENGTHS: Mapping[str, int] = {
    country: length
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FI FK FO GL NL SD",
        19: "MK SI",
        20: "AT BA EE KZ LT LU MN XK",
        21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS VA",
        23: "AE GI IL IQ OM SO TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "LY PT ST",
        26: "IS TR",
        27: "BI DJ FR GR IT MC MR SM",
        28: "AL AZ BY CY DO GT HN HU LB NI PL SV",
        29: "BR EG PS QA UA",
        30: "JO KW MU YE",
        31: "MT SC",
        32: "LC",
        33: "RU",
    }.items()
    for country in countries.split()
}
_FEWEST_VAT_DIGITS = 7


def card(candidate: str) -> int:
    """Read a bank card number."""
    digits = candidate.replace(" ", "").replace("-", "")
    return len(candidate) if len(set(digits)) > 1 and luhn.is_valid(digits) else 0


def iban(candidate: str) -> int:
    """Read an international account number, as long as its country has them."""
    length = _IBAN_LENGTHS.get(candidate[:2], 0)
    places = [at for at, char in enumerate(candidate) if char.isalnum()]
    if not length or len(places) < length:
        return 0
    number = candidate.replace(" ", "")[:length]
    end = places[length - 1] + 1
    closed = end == len(candidate) or not candidate[end].isalnum()
    return end if closed and mod_97_10.is_valid(number[4:] + number[:4]) else 0


def identity_card(candidate: str) -> int:
    """Read a mainland identity number by its date and its check digit."""
    number = ric.compact(candidate.replace("-", ""))
    try:
        ric.get_birth_date(number)
    except ValidationError:
        return 0
    return len(candidate) if number[-1] == ric.calc_check_digit(number) else 0


def vat(candidate: str) -> int:
    """Read a European VAT number by the country it opens with."""
    register = _VAT[candidate[:2]]
    if sum(map(str.isdigit, candidate)) < _FEWEST_VAT_DIGITS:
        return 0
    return _longest(candidate, lambda part: register.is_valid(part.replace(" ", "")))


def tax_number(candidate: str) -> int:
    """Read a tax or company number of the other sites, told apart by its form."""
    valid = any(
        register.is_valid(candidate) for register in (cnpj, cpf, gstin, uen)
    ) or rfc.is_valid(candidate, validate_check_digits=True)
    return len(candidate) if valid else 0


def invoice_registration(candidate: str) -> int:
    """Read a Japanese invoice registration: the letter, then a corporate number."""
    return len(candidate) if jp_cn.is_valid(candidate[1:]) else 0


def social_security(candidate: str) -> int:
    """Read a US social security number."""
    return len(candidate) if ssn.is_valid(candidate) else 0


def company(candidate: str) -> int:
    """Read a mainland unified social credit code."""
    return len(candidate) if uscc.is_valid(candidate) else 0


def phone(candidate: str) -> int:
    """Read a number as long as the telephone network allows."""
    shortest, longest = 8, 15
    return len(candidate) if shortest <= sum(map(str.isdigit, candidate)) <= longest else 0


CHECKS: Mapping[str, Check] = {
    "": len,
    "card": card,
    "company": company,
    "iban": iban,
    "identity-card": identity_card,
    "invoice-registration": invoice_registration,
    "phone": phone,
    "social-security": social_security,
    "tax-number": tax_number,
    "vat": vat,
}


def _longest(candidate: str, is_valid: Callable[[str], bool]) -> int:
    """Return the length of the longest reading that ends where a group ends."""
    ends = [
        len(candidate),
        *(at for at in range(len(candidate) - 1, 0, -1) if candidate[at] == " "),
    ]
    return next((end for end in ends if is_valid(candidate[:end])), 0)
