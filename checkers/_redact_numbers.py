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


def card(candidate: str) -> int:
    """Read a bank card number."""
    digits = candidate.replace(" ", "").replace("-", "")
    return len(candidate) if len(set(digits)) > 1 and luhn.is_valid(digits) else 0


def iban(candidate: str) -> int:
    """Read an international account number, wherever it ends."""
    return _longest(candidate, _is_iban)


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


def _is_iban(candidate: str) -> bool:
    """Tell whether the number is as long as an account number and adds up."""
    number = candidate.replace(" ", "").replace("-", "")
    shortest, longest = 15, 34
    return shortest <= len(number) <= longest and mod_97_10.is_valid(number[4:] + number[:4])


def _longest(candidate: str, is_valid: Callable[[str], bool]) -> int:
    """Return the length of the longest reading that ends where a group ends."""
    ends = [len(candidate), *(at for at in range(len(candidate) - 1, 0, -1) if candidate[at] == " ")]
    return next((end for end in ends if is_valid(candidate[:end])), 0)
