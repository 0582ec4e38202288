"""Documents joined to one, in which each still knows its place."""

from __future__ import annotations

from budgetgraph.documents.document import Document, Mark, Paragraph, Source, Table
from budgetgraph.documents.joined import join
from budgetgraph.documents.passage import Passage


def document(name: str, text: str, *, pages: tuple[int, ...] = ()) -> Document:
    """One with a paragraph, a table of one cell and a mark, all of them the whole text."""
    whole = Passage(0, text)
    blocks = (Paragraph(whole), Table(((whole,),), is_grid=True))
    return Document(name, name * 2, "text/plain", text, blocks, (Mark(whole, "page-number"),), pages)


TEXT, TABLES = document("a", "说明甲", pages=(0, 2)), document("b", "表乙丙丁", pages=(0, 1, 3))
JOINED = join([TEXT, TABLES])


def test_one_document_is_left_as_it_is() -> None:
    """It has no sources, and is its own."""
    assert TEXT is join([TEXT])
    assert (Source("a", "aa", "text/plain"),) == TEXT.originals


def test_texts_stand_one_after_the_other() -> None:
    """A blank line between them belongs to neither."""
    assert "说明甲\n\n表乙丙丁" == JOINED.text
    assert [("a", 0), ("b", 5)] == [(source.name, source.start) for source in JOINED.sources]
    assert [(0, 3), (5, 9)] == [JOINED.extent_of(source) for source in JOINED.sources]


def test_every_passage_is_where_it_says() -> None:
    """Those of blocks and marks were moved, and still are cut from the text."""
    cells = [cell for table in JOINED.tables() for row in table.rows for cell in row]
    paragraphs = [block.passage for block in JOINED.blocks if isinstance(block, Paragraph)]
    passages = [*cells, *paragraphs, *(mark.passage for mark in JOINED.marks)]
    assert 6 == len(passages)
    assert all(passage == JOINED.whole.cut(passage.start, passage.end) for passage in passages)
    assert all(table.is_grid for table in JOINED.tables())


def test_pages_are_counted_in_each_source() -> None:
    """From one, whatever stands before; a source without pages has none."""
    assert (0, 2, 5, 6, 8) == JOINED.pages
    found = [JOINED.page_of(JOINED.whole.cut(place, place + 1)) for place in range(9)]
    assert [1, 1, 2] == found[:3]
    assert [1, 2, 2, 3] == found[5:]
    pageless = join([document("c", "文"), TABLES])
    assert [None, 1] == [pageless.page_of(Passage(0, "文")), pageless.page_of(Passage(3, "表"))]


def test_a_passage_over_a_border_is_cut_there() -> None:
    """Each piece is of one source, without the blank line between."""
    over = JOINED.whole.cut(1, 7)
    assert [Passage(1, "明甲"), Passage(5, "表乙")] == list(JOINED.within_sources(over))
    inside = JOINED.whole.cut(5, 9)
    assert [inside] == list(JOINED.within_sources(inside))
    assert ["a", "b"] == [JOINED.source_of(one).name for one in (over, inside)]


def test_joining_again_keeps_all_sources() -> None:
    """A document of several among others is its sources, each where its text begins."""
    again = join([document("c", "前"), JOINED])
    assert [("c", 0), ("a", 3), ("b", 8)] == [(source.name, source.start) for source in again.sources]
    assert "表乙丙丁" == again.text[slice(*again.extent_of(again.sources[2]))]


def test_the_hash_tells_the_order() -> None:
    """The same files the other way round are another document."""
    assert JOINED.sha256 != join([TABLES, TEXT]).sha256
