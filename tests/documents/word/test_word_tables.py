"""Tables of .docx files as grids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.documents.document import Table
from budgetgraph.documents.passage import Passage
from budgetgraph.errors import UnreadableFile
from tests.documents.shown import shown
from tests.documents.word.word_files import p, read, tbl, tc

_RESTART = '<w:vMerge w:val="restart"/>'
_GOES_ON = "<w:vMerge/>"


def wide(columns: int, text: str) -> str:
    return tc(text, properties=f'<w:gridSpan w:val="{columns}"/>')


def only_table(body: str) -> list[list[str]]:
    (block,) = shown(read(body))
    assert isinstance(block, list)
    return block


def test_merged_cells_stand_at_each_place_that_they_cover() -> None:
    """Across by gridSpan, down by vMerge; the text is printed once, and each place has the same passage."""
    body = tbl(
        [tc("项目", properties=_RESTART), wide(2, "金额")],
        [tc(properties=_GOES_ON), "基本", "项目支出"],
        ["合计", "1", "2"],
    )
    document = read(body)
    assert "项目\t金额\t\n\t基本\t项目支出\n合计\t1\t2\n\n" == document.text
    assert [[["项目", "金额", "金额"], ["项目", "基本", "项目支出"], ["合计", "1", "2"]]] == shown(document)
    (table,) = document.tables()
    assert table.is_grid
    assert Passage(0, "项目") == table.rows[0][0] == table.rows[1][0]


def test_cells_of_the_same_row_merged_in_the_old_way() -> None:
    """Word 97 wrote hMerge, which LibreOffice and others still do."""
    across = '<w:hMerge w:val="restart"/>'
    row = [tc("甲", properties=across), tc(properties="<w:hMerge/>"), "乙"]
    assert [["甲", "甲", "乙"], ["1", "2", "3"]] == only_table(tbl(row, ["1", "2", "3"]))


def test_a_row_may_begin_behind_the_first_column() -> None:
    """Rows are indented with gridBefore."""
    body = tbl(["a", "b", "c"], ["d", "e"]).replace(
        '<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">d',
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr></w:tcPr><w:p><w:pPr></w:pPr>'
        '<w:r><w:rPr></w:rPr><w:t xml:space="preserve">d',
    )
    assert [["a", "b", "c"], ["", "d", "e"]] == only_table(body)


def test_deleted_rows_are_out() -> None:
    """A row that a tracked change deletes is not printed."""
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('x')}{tc('y')}</w:tr>"
    body = tbl(["a", "b"], ["c", "d"]).replace("</w:tbl>", f"{deleted}</w:tbl>")
    assert [["a", "b"], ["c", "d"]] == only_table(body)


def test_lines_of_a_cell_are_joined() -> None:
    """Nothing between Chinese characters, else a space."""
    assert [["因公出国费", "1"], ["a b", "2"]] == only_table(
        tbl([tc("因公", "出国费"), "1"], [tc("a", "b"), "2"])
    )


def test_rows_and_cells_in_content_controls_are_read() -> None:
    """Forms wrap rows and cells in controls."""
    body = tbl(["a", f"<w:sdt><w:sdtContent>{tc('b')}</w:sdtContent></w:sdt>"], ["c", "d"])
    assert [["a", "b"], ["c", "d"]] == only_table(body)


def test_a_frame_of_one_column_is_no_table() -> None:
    """Its paragraphs are paragraphs, and a table in it is the table."""
    body = tbl([tc("说明", tbl(["a", "b"], ["c", "d"]))])
    assert ["说明", [["a", "b"], ["c", "d"]]] == shown(read(body))


def test_a_table_inside_a_cell_stands_behind_the_outer_one() -> None:
    """The outer table keeps its shape, and nothing of the inner one is lost."""
    inner = tbl(["x", "y"], ["z", "w"])
    body = tbl(["a", "b"], ["c", "d"], ["e", tc("f", inner)])
    assert [[["a", "b"], ["c", "d"], ["e", "f"]], [["x", "y"], ["z", "w"]]] == shown(read(body))


def test_empty_rows_and_columns_are_left_out() -> None:
    """They hold nothing; what remains keeps its places."""
    assert [["a", "b"], ["c", ""]] == only_table(tbl(["a", "", "b"], ["", "", ""], ["c", "", ""]))


def test_tables_too_deep_within_one_another_are_refused() -> None:
    """The depth is bounded, and the message says so."""
    body = p("x")
    for _ in range(30):
        body = tbl([tc(body, "<w:p/>")])
    with pytest.raises(UnreadableFile, match=r"tables lie within one another|damaged"):
        read(body)


def test_a_span_over_millions_of_columns_is_refused() -> None:
    """A hostile span costs no memory."""
    with pytest.raises(UnreadableFile, match="more than 4000000 cells"):
        read(tbl([wide(1_000_000_000, "a"), "b"], ["c", "d"]))


_CELL = st.text(alphabet="ab甲乙1,. ", max_size=5)


@given(st.lists(st.lists(_CELL, min_size=3, max_size=3), min_size=1, max_size=5))
def test_every_filled_cell_is_in_the_text_exactly_once(rows: list[list[str]]) -> None:
    """Nothing is lost, and nothing is there twice."""
    body = p("始") + tbl(*rows) + p("终")
    document = read(body)
    filled = sorted(cell.strip() for row in rows for cell in row if cell.strip())
    pieces = [piece.strip() for line in document.text.split("\n") for piece in line.split("\t")]
    assert sorted(["始", *filled, "终"]) == sorted(piece for piece in pieces if piece)
    cells = {
        cell for block in document.blocks if isinstance(block, Table) for row in block.rows for cell in row
    }
    assert len([cell for cell in cells if cell]) in {len(filled), 0}
