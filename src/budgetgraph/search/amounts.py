"""The forms in which an amount may be printed: queries give it in yuan, documents print it in 万元 or in yuan."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_NUMBER = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_LONGEST = 24  # digits and signs; no budget comes near, and decimals stay exact
_WAN = 4  # 1 万元 is 10**4 yuan
_YUAN_PLACES, _WAN_PLACES = 2, 6  # a 分 is the smallest amount: a hundredth of a yuan, a millionth of a 万元


def printed_forms(typed: str) -> tuple[str, ...]:
    """The other forms of a number that was typed, as 元 and as 万元, the likeliest first; none for anything else.

    `5583200` gives `5583200.00`, `558.32` and what it were as 万元; `30000` gives `3万` for a whole number of
    万元, since a bare 3 stands everywhere. Nothing is rounded. Thousands separators make no form of their own: the
    index passes them over. A number in quotation marks is no number here, and so has no other forms.
    """
    plain = unicodedata.normalize("NFKC", typed).strip()
    if len(plain) > _LONGEST or not _NUMBER.fullmatch(plain):
        return ()
    plain = plain.replace(",", "")
    number = Decimal(plain)
    forms = [*_same(number), *_in_wan(number), *_in_yuan(number)]
    return tuple(form for form in dict.fromkeys(forms) if form != plain)


def _same(number: Decimal) -> list[str]:
    """Without trailing zeros, and with the two decimals of an amount."""
    short = f"{number.normalize():f}"
    return [short, f"{number:.2f}"] if _places(number) <= _YUAN_PLACES else [short]


def _in_wan(yuan: Decimal) -> list[str]:
    number = yuan.scaleb(-_WAN)
    # Of less than a thousand yuan, only what two decimals of a 万元 can say: 558.32 is mostly 万元 itself.
    places = _WAN_PLACES if yuan >= 1_000 else _YUAN_PLACES
    if not number or _places(number) > places:
        return []
    short, *with_decimals = _same(number)
    return [short if "." in short else f"{short}万", *with_decimals]


def _in_yuan(wan: Decimal) -> list[str]:
    number = wan.scaleb(_WAN)
    return _same(number) if number and _places(number) <= _YUAN_PLACES else []


def _places(number: Decimal) -> int:
    """How many decimals it needs."""
    return max(0, -int(number.normalize().as_tuple().exponent))
