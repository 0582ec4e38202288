from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.search.wording import MAX_PHRASES, MAX_WORDS, Wording

TYPED = [
    ("预算 绩效", '"预 算" AND "绩 效"'),
    ("预算绩效", '"预 算 绩 效"'),
    ('"public budget"', '"public budget"'),
    ("“公共 预算”", '"公 共 预 算"'),
    ("public budg", '"public" AND "budg" *'),
    ("budg* public", '"budg" * AND "public" *'),
    ("499.33", '"499.33"'),
    ("499*", '"499" *'),
    ("预算 -绩效", '("预 算") NOT ("绩 效")'),
    ('budget -"public budget" －绩效', '("budget") NOT ("public budget" OR "绩 效")'),
    ("budget -pub", '("budget") NOT ("pub")'),
    ('"no end', '"no end"'),
    ('a"b c"', '"a" AND "b c"'),
    ("e-mail", '"e mail" *'),
    ("AND OR NOT NEAR(a b)", '"and" AND "or" AND "not" AND "near a" AND "b" *'),
    ("text:预", '"text 预"'),
]


@pytest.mark.parametrize(("typed", "expression"), TYPED)
def test_what_was_typed_becomes_a_query(typed: str, expression: str) -> None:
    """Words are all wanted, quotation marks hold a phrase together, a minus excludes, a last word of letters goes on."""
    assert expression == Wording.of(typed).expression


@pytest.mark.parametrize("typed", ["", " ", '"', '""', "-", "-绩效", "()*:^", "，。", "\ud800", "\0"])
def test_nothing_is_asked(typed: str) -> None:
    """Without a word that is wanted there is no query."""
    assert Wording.of(typed).expression is None


def test_what_is_too_long_is_cut() -> None:
    """However much is typed, the query has a bounded number of phrases, each with a bounded number of words."""
    assert MAX_PHRASES == len(Wording.of("预 " * 1_000).wanted)
    assert MAX_WORDS == len(Wording.of("预" * 1_000).wanted[0].words)


PLACES = [
    ("预算", "部门预算和预算", [(2, 4), (5, 7)]),
    ("预算 算绩", "预算绩效", [(0, 3)]),
    ("budg", "The Budget, a ＢＵＤＧＥＴ", [(4, 10), (14, 20)]),
    ('"public budget"', "public  budget", [(0, 14)]),
    ("499.33", "为499.33万元", [(1, 7)]),
    ("预算 -绩效", "绩效预算", [(2, 4)]),
    ("zz", "预算", []),
]


@pytest.mark.parametrize(("typed", "text", "places"), PLACES)
def test_the_places_of_what_was_looked_for(typed: str, text: str, places: list[tuple[int, int]]) -> None:
    """They are counted in the text as it is written, and what touches is one place."""
    assert places == Wording.of(typed).places(text)


@given(
    before=st.text(),
    typed=st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=20),
    after=st.text(),
)
def test_chinese_is_found_wherever_it_stands(before: str, typed: str, after: str) -> None:
    """Any piece of Chinese has a place in every text that holds it."""
    assert Wording.of(typed).places(f"{before}{typed}{after}")
