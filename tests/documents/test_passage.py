"""Passages know their place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.documents import passage
from budgetgraph.documents.passage import Passage

texts = st.text(alphabet="预算 1.2万元，\n\t\u3000（）", max_size=60)


@given(texts, st.integers(0, 40), st.data())
def test_cutting_keeps_the_place(text: str, start: int, data: st.DataObject) -> None:
    """Any part of a part is a slice of the whole at the offsets that it names."""
    whole = "x" * start + text
    passage = Passage(start, text)
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    for part in (passage.cut(first, last), passage.cut(first, last).strip()):
        assert whole[part.start : part.end] == part.text


@given(texts)
def test_splitting_loses_nothing_but_separators(text: str) -> None:
    """What stands between the separators comes back, in order."""
    parts = [part.text for part in Passage(0, text).split(re.compile("，"))]
    assert [part for piece in text.split("，") if (part := piece.strip())] == parts


def test_plain_text_has_no_lay_out() -> None:
    """Old line ends and padding go, spaces between Latin words stay."""
    assert Passage(0, " 项\u00a0\u00a0目\n名 称 open data 2020 年 ").plain == "项目名称open data 2020年"


@given(texts)
def test_plain_text_is_what_the_rule_says(text: str) -> None:
    """A run of blanks goes beside a Chinese character and is one space elsewhere."""
    words = text.split()
    plain = "".join(
        word if not before or is_chinese(before[-1]) or is_chinese(word[0]) else f" {word}"
        for before, word in zip(["", *words], words, strict=False)
    )
    assert plain == Passage(0, text).plain


def test_a_long_run_of_blanks_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as long a run makes no more decisions: one for each run."""
    seen: list[int] = []
    gap = passage._gap
    monkeypatch.setattr(passage, "_gap", lambda blank: seen.append(len(blank[0])) or gap(blank))
    assert ["甲乙a c", "甲乙a c"] == [Passage(0, f"甲{' ' * n}乙a{' ' * n} c").plain for n in (9, 18)]
    assert [9, 10, 18, 19] == seen


def is_chinese(character: str) -> bool:
    """Whether blanks beside it are lay-out, among the characters of these texts."""
    return character not in "1.2"
