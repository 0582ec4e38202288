from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.search.words import placed_words, words

TEXTS = [
    ("预算绩效", ["预", "算", "绩", "效"]),
    ("499.33万元", ["499.33", "万", "元"]),
    ("4,993,300.00 yuan", ["4993300.00", "yuan"]),
    ("1,2,3", ["1", "2", "3"]),
    ("２０２０年ＧＤＰ", ["2020", "年", "gdp"]),
    ("Straße, CAFÉ cafe\u0301", ["strasse", "café", "café"]),
    ("≥98百分比（P1）", ["98", "百", "分", "比", "p1"]),
    ("⼀二〇", ["一", "二", "〇"]),
    ("v1.2.3, w3id.org", ["v1", "2.3", "w3id", "org"]),
    ("\U00020000\U0002ceb0", ["\U00020000", "\U0002ceb0"]),
    ("-- ,.;「」\n\t\0", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_what_the_words_of_a_text_are(text: str, expected: list[str]) -> None:
    """Chinese characters are words of their own, numbers keep their points, and forms that mean the same are alike."""
    assert expected == words(text)


@given(text=st.text())
def test_words_have_places(text: str) -> None:
    """Each word stands where it is said to stand: the text there has that word and no other."""
    placed = list(placed_words(text))
    assert words(text) == [word.text for word in placed]
    assert all(0 <= word.start < word.end <= len(text) for word in placed)


@given(text=st.text())
def test_words_hold_nothing_that_a_query_would_need_to_escape(text: str) -> None:
    """In a word there is no sign of ASCII but the point of a number."""
    assert all(sign.isalnum() or sign == "." or not sign.isascii() for word in words(text) for sign in word)
