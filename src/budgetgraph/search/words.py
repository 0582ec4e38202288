"""The words of a text, the same for texts that are indexed and for queries.

A Chinese character is a word of its own, so that a phrase of characters is found wherever it stands: there is
nothing between Chinese words that would tell where one ends. Full-width forms and capitals are made alike
(NFKC and case folding, https://www.unicode.org/reports/tr15/). Punctuation and spaces are passed over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Han with its iteration mark and zero, kana, Bopomofo and Hangul: written without spaces between words.
_CHARACTERS = "\u3005-\u3007\u3040-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(
    rf"(?P<character>[{_CHARACTERS}])"
    r"|(?P<grouped>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d))"
    r"|(?P<number>\d+(?:\.\d+)+)"
    rf"|(?P<word>(?:[^\W_{_CHARACTERS}]|[\u0300-\u036f])+)"
)


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text, in code points."""

    text: str
    start: int
    end: int


def words(text: str) -> list[str]:
    """The words of a text, in order: `499.33万元` gives `499.33`, `万` and `元`."""
    return [_compared(match) for match in _WORD.finditer("".join(map(_folded, text)))]


def placed_words(text: str) -> Iterator[Word]:
    """The same with their places in the text."""
    folded = [_folded(character) for character in text]
    origins = [place for place, piece in enumerate(folded) for _ in piece]
    for match in _WORD.finditer("".join(folded)):
        yield Word(_compared(match), origins[match.start()], origins[match.end() - 1] + 1)


def is_spelt(word: str) -> bool:
    """Whether it is made of letters, so that its beginning may stand for it; a part of a number says nothing."""
    return word[0].isalpha() and not re.match(rf"[{_CHARACTERS}]", word)


@lru_cache(maxsize=65_536)
def _folded(character: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())


def _compared(match: re.Match[str]) -> str:
    text = match[0].replace(",", "") if match.lastgroup == "grouped" else match[0]
    return text if text.isascii() else unicodedata.normalize("NFC", text)
