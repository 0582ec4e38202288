"""Documents as plain data, which a hostile process may have made."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.documents.document import Block, Document, Mark, Paragraph, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.errors import UnreadableFile
from budgetgraph.originals.plain import of_plain, to_plain

WHAT_IS_NOTHING = (ValueError, TypeError, KeyError, AttributeError)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any text, with blocks and marks cut from it."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
    whole, place = Passage(0, text), st.integers(0, len(text))
    passages = st.tuples(place, place).map(lambda two: whole.cut(min(two), max(two)))
    rows = st.lists(passages, min_size=1, max_size=3).map(tuple)
    tables = st.builds(Table, st.lists(rows, min_size=1, max_size=3).map(tuple), st.booleans())
    blocks: st.SearchStrategy[Block] = st.one_of(passages.map(Paragraph), tables)
    return Document(
        "name", "hash", "text/plain", text,
        tuple(draw(st.lists(blocks, max_size=2))),
        tuple(draw(st.lists(st.builds(Mark, passages, st.text(max_size=5)), max_size=2))),
        tuple(sorted(draw(st.lists(place, max_size=3)))),
    )  # fmt: skip


@given(documents())
def test_what_goes_out_comes_back(document: Document) -> None:
    """Text, blocks, marks and pages, whatever they are; name and hash are not taken from the other side."""
    try:
        back = of_plain(to_plain(document), "name", "hash")
    except ValueError:
        lengths = {c for b in document.blocks for row in rows_of(b) for c in row}
        assert sum(len(c.text) for c in lengths) > 8 * len(document.text) - 100
        return
    assert document == back


def rows_of(block: Block) -> tuple[tuple[Passage, ...], ...]:
    """The cells of a block."""
    return block.rows if isinstance(block, Table) else ((block.passage,),)


def test_a_merged_cell_is_one_passage() -> None:
    """A cell that stands at a thousand places costs the room of one."""
    cell = Passage(0, "合并")
    table = Table(((cell,) * 1000,), is_grid=True)
    document = Document("n", "h", "text/plain", "合并", (table,))
    [[row]] = [table.rows for table in of_plain(to_plain(document), "n", "h").tables()]
    assert 1 == len({id(cell) for cell in row})


SOUND: dict[str, Any] = {
    "media_type": "text/plain", "text": "预算", "blocks": [[[0, 2]]], "tables": [], "grids": [], "marks": [], "pages": [0], "unreadable": [1],
}  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"blocks": [[[0, 3]]]},
        {"blocks": [[[-1, 2]]]},
        {"blocks": [[[2, 0]]]},
        {"blocks": [[[0]]]},
        {"blocks": [[]]},
        {"blocks": [[[]]]},
        {"blocks": [[["0", "2"]]]},
        {"blocks": 1},
        {"marks": [["kind", 0, 9]]},
        {"marks": [["kind"]]},
        {"pages": [1, 0]},
        {"pages": [3]},
        {"unreadable": [2]},
        {"tables": None},
        {"text": ""},
    ],
)
def test_what_is_no_document_is_refused(wrong: dict[str, Any]) -> None:
    """Places outside the text, half of a place, other types: none becomes a passage."""
    assert "预算" == of_plain(json.dumps(SOUND).encode(), "n", "h").text
    with pytest.raises(WHAT_IS_NOTHING):
        of_plain(json.dumps({**SOUND, **wrong}).encode(), "n", "h")


def test_a_text_that_is_said_again_and_again_is_refused() -> None:
    """Small data must not become large here: a thousand different passages of nearly the whole text."""
    content = {
        **SOUND,
        "text": "字" * 1000,
        "blocks": [[[place, 1000] for place in [number]] for number in range(500)],
    }
    with pytest.raises(ValueError, match="no place"):
        of_plain(json.dumps(content).encode(), "n", "h")


def test_more_cells_than_a_disclosure_has_are_refused() -> None:
    """By the process that reads, in words for people."""
    passage = Passage(0, "x")
    document = Document("n.txt", "h", "text/plain", "x", (Paragraph(passage),) * 2_000_001)
    with pytest.raises(UnreadableFile, match="more than 2,000,000 cells"):
        to_plain(document)
