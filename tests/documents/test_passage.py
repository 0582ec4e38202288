"""Passages know their place."""

import re

from hypothesis import given
from hypothesis import strategies as st

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
