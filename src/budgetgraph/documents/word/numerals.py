"""The numbers of automatic lists, in the formats of ECMA-376 Part 1, 17.18.59 that Chinese documents use."""

from __future__ import annotations

from collections.abc import Callable

_HAN = "〇一二三四五六七八九"
_TENS = ("", "十", "百", "千")
_LEGAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def numeral(number: int, form: str) -> str:
    """A number of a list in a format such as `chineseCounting`; decimal in one that is not known."""
    return _FORMATS.get(form, str)(number)


def _counting(number: int) -> str:
    """一, 十, 十一, 二十, 一百零一: as numbers are read; decimal from ten thousand on."""
    if not 0 < number < 10_000:
        return str(number) if number else "〇"
    digits = [int(digit) for digit in reversed(str(number))]
    read = "".join(_HAN[d] + _TENS[i] if d else "零" for i, d in reversed(list(enumerate(digits)))).rstrip(
        "零"
    )
    while "零零" in read:
        read = read.replace("零零", "零")
    return read.removeprefix("一") if read.startswith("一十") else read


def _digits(number: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(abs(number)))


def _letters(number: int) -> str:
    """A to Z, then AA to ZZ: the same letter again."""
    return chr(ord("A") + (number - 1) % 26) * min((number - 1) // 26 + 1, 8) if number > 0 else ""


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN if number < 5000 else ():
        while number >= value:
            letters += letter
            number -= value
    return letters


def _row_of(*ranges: tuple[int, int]) -> Callable[[int], str]:
    """Characters that stand in Unicode one behind the other: (code point of the first, how many)."""
    characters = [chr(first + i) for first, count in ranges for i in range(count)]
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else str(number)


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda number: characters[(number - 1) % len(characters)]


_CIRCLES = _row_of((0x2460, 20), (0x3251, 15), (0x32B1, 15))

_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "bullet": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "koreanCounting": _counting,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": lambda number: _counting(number).translate(_LEGAL),
    "ideographLegalTraditional": lambda number: _counting(number).translate(_LEGAL),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedFullstop": _row_of((0x2488, 20)),
    "decimalEnclosedParen": _row_of((0x2474, 20)),
    "ideographEnclosedCircle": _row_of((0x3280, 10)),
}
