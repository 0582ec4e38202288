"""What somebody typed into the search box: words that must be there, "quoted phrases", and -words that must not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from budgetgraph.search.amounts import printed_forms
from budgetgraph.search.words import Word, is_spelt, placed_words, words

# More is not read: nobody types so much, and each phrase costs time.
MAX_PHRASES = 16
MAX_WORDS = 64
MAX_LENGTH = 1_000

_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟＂«»「」『』", '"') | dict.fromkeys("－−﹣", "-"))
_PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')


@dataclass(frozen=True)
class Phrase:
    """Words that follow one another; with `prefix`, the last is only the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False

    @property
    def expression(self) -> str:
        """The phrase for FTS5. Its words hold letters, digits and points alone, so that nothing needs an escape."""
        return f'"{" ".join(self.words)}"{" *" if self.prefix else ""}'

    def stands_at(self, place: int, text: Sequence[Word]) -> bool:
        """Whether it begins with the word at `place` of a text."""
        *before, last = self.words
        end = place + len(before)
        if end >= len(text) or any(word != text[place + i].text for i, word in enumerate(before)):
            return False
        return text[end].text.startswith(last) if self.prefix else text[end].text == last


@dataclass(frozen=True)
class Wording:
    """The phrases that a text must hold, and those that it must not.

    `forms` are other ways of printing a number that is all that is wanted; any of them will do in its place.
    """

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...] = ()
    forms: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """Reads what was typed; whatever it is, it means something, perhaps nothing.

        Words of letters at the very end find every word that begins so, and so does a word before a `*`.
        """
        pieces = list(_PIECE.finditer(text[:MAX_LENGTH].translate(_QUOTATION_MARKS)))[:MAX_PHRASES]
        found = [(bool(piece["minus"]), _phrase(piece, last=piece is pieces[-1])) for piece in pieces]
        return cls(
            tuple(phrase for minus, phrase in found if phrase and not minus),
            tuple(phrase for minus, phrase in found if phrase and minus),
        )

    @classmethod
    def of_amount(cls, text: str) -> Self:
        """Reads the same; a number is looked for in its other printed forms, too (see `printed_forms`)."""
        return replace(cls.of(text), forms=printed_forms(text))

    @property
    def expressions(self) -> list[str]:
        """The queries for FTS5, the better one first; no text is found by two of them."""
        typed = self.expression
        if typed is None or not self.forms:
            return [typed] if typed else []
        others = " OR ".join(phrase.expression for phrase in self._printed)
        return [typed, f"({others}) NOT ({typed})"]

    @property
    def expression(self) -> str | None:
        """The query for FTS5 for what was typed, None where there is nothing to look for."""
        if not self.wanted:
            return None
        wanted = " AND ".join(phrase.expression for phrase in self.wanted)
        unwanted = " OR ".join(phrase.expression for phrase in self.unwanted)
        return f"({wanted}) NOT ({unwanted})" if unwanted else wanted

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the wanted phrases stand in a text: starts and ends in code points, ascending, not overlapping."""
        placed = list(placed_words(text))
        found = [
            (placed[place].start, placed[place + len(phrase.words) - 1].end)
            for place in range(len(placed))
            for phrase in (*self.wanted, *self._printed)
            if phrase.stands_at(place, placed)
        ]
        return _joined(found)

    @property
    def _printed(self) -> list[Phrase]:
        return [Phrase(tuple(words(form))) for form in self.forms]


def _phrase(piece: re.Match[str], *, last: bool) -> Phrase | None:
    quoted: str | None = piece["quoted"]
    text = piece["plain"] if quoted is None else quoted
    found = tuple(words(text)[:MAX_WORDS])
    if not found:
        return None
    starred = quoted is None and text.endswith("*")
    return Phrase(
        found, prefix=starred or (last and quoted is None and not piece["minus"] and is_spelt(found[-1]))
    )


def _joined(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
