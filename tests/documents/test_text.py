"""Plain text with tables of one cell a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.documents.document import Document, Paragraph, Table
from budgetgraph.documents.passage import Passage
from budgetgraph.documents.text import read_text


def read(text: str) -> Document:
    """The document that a text is."""
    return read_text("x.txt", text.encode())


def plain(document: Document) -> list[object]:
    """Paragraphs as texts, tables as lists of lists of texts."""
    return [
        block.passage.plain
        if isinstance(block, Paragraph)
        else [[cell.plain for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def test_cells_start_with_a_tab_and_an_empty_line_ends_a_row() -> None:
    """Two rows of two cells, a paragraph before and after."""
    text = "表\n\t名称\n\t数量\n\n\t车辆\n\t3\n\n\n注：无\n"
    assert plain(read(text)) == ["表", [["名称", "数量"], ["车辆", "3"]], "注：无"]


def test_empty_cells_are_kept() -> None:
    """A cell with nothing in it keeps its column."""
    assert plain(read("\t甲\n\t\n\t\u3000\n\t乙\n")) == [[["甲", "", "", "乙"]]]


def test_a_cell_may_go_over_lines() -> None:
    """A line without a tab belongs to the cell before it, and its line end is lay-out."""
    assert plain(read("\t秦皇岛出口加工区\n管理委员会\n\t机关\n")) == [
        [["秦皇岛出口加工区管理委员会", "机关"]]
    ]


def test_blank_lines_between_rows_do_not_end_a_table() -> None:
    """Only another paragraph does."""
    assert plain(read("\t甲\n\n\n \n\t乙\n\n说明\n\t丙\n")) == [[["甲"], ["乙"]], "说明", [["丙"]]]


def test_marks_of_the_file_are_kept_apart() -> None:
    """Bookmarks and page numbers are in no block; the account knows them."""
    document = read("[bookmark: _Toc29430186]一、总体绩效目标\n\n— 6 —\n正文。\n")
    assert plain(document) == ["一、总体绩效目标", "正文。"]
    assert [(mark.kind, mark.passage.text) for mark in document.marks] == [
        ("bookmark", "[bookmark: _Toc29430186]"),
        ("page-number", "— 6 —"),
    ]


def page_numbers(text: str) -> list[str]:
    """The page numbers that are found in a text."""
    return [mark.passage.text for mark in read(text).marks if mark.kind == "page-number"]


def test_a_lone_number_is_a_page_number_where_so_many_pages_fit_above_it() -> None:
    """Between blank lines, and with ten lines for every page before it; else it may be an amount or a year."""
    page = "正文。\n" * 19
    assert page_numbers(page + "\n2\n\n正文。\n") == ["2"]
    assert page_numbers(page + "2\n\n正文。\n") == []
    assert page_numbers(page + "\n2\n正文。\n") == []
    assert page_numbers(page + "\n500\n\n正文。\n") == []
    assert page_numbers("2020\n部门预算\n") == []


def test_numbers_that_rise_by_one_are_page_numbers() -> None:
    """Where text lies between them; numbers one below the other are a list."""
    assert page_numbers("甲\n7\n乙\n8\n丙\n500\n") == ["7", "8"]
    assert page_numbers("1\n\n\t甲\n\n2\n") == ["1", "2"]
    assert page_numbers("甲\n1\n2\n3\n乙\n") == []


def test_a_table_goes_on_behind_a_page_number() -> None:
    """The rows of both pages are one table."""
    assert plain(read("\t甲\n\n- 3 -\n\n\t乙\n")) == [[["甲"], ["乙"]]]


@pytest.mark.parametrize("heading", ["七、名词解释", "第二部分 绩效", "（一）总体目标"])
def test_a_heading_directly_below_a_table_ends_it(heading: str) -> None:
    """Only the blank line is lost, not the section."""
    text = f"\t车辆\n\t61.27\n{heading}\n1、基本支出：指支出。\n"
    assert plain(read(text)) == [[["车辆", "61.27"]], Passage(0, heading).plain, "1、基本支出：指支出。"]


def test_numbered_lines_of_a_cell_stay_in_it() -> None:
    """Where the cell itself begins with a number of the same kind, or the number numbers nothing."""
    assert plain(read("\t（一）保运转\n（二）保安全\n\t甲\n一、\n")) == [
        [["（一）保运转（二）保安全", "甲一、"]]
    ]


def test_many_bookmarks_in_a_line() -> None:
    """All of them are marks, and what stands behind them is the paragraph."""
    document = read("[bookmark: _Toc1] " * 3000 + "正文。[bookmark: _End]\n")
    assert plain(document) == ["正文。[bookmark: _End]"]
    assert len(document.marks) == 3001


@given(st.text(alphabet="一二、1.（）：。\n\t \u3000[]bok: 万元\u00a0", max_size=300))
def test_every_passage_is_a_slice_of_the_canonical_text(text: str) -> None:
    """Whatever is in a file, what is read from it stands where its offsets say."""
    if not text.strip():
        return
    document = read("表\n" + text)
    passages = [mark.passage for mark in document.marks]
    for block in document.blocks:
        if isinstance(block, Table):
            passages += [cell for row in block.rows for cell in row]
        else:
            passages.append(block.passage)
    for passage in passages:
        assert document.text[passage.start : passage.end] == passage.text


@given(
    st.lists(
        st.lists(st.text(alphabet="甲乙丙1.9", max_size=4), min_size=1, max_size=4), min_size=1, max_size=5
    )
)
def test_a_table_comes_back_as_it_was_written(rows: list[list[str]]) -> None:
    """Writing a table in this form and reading it gives the same cells."""
    text = "题\n" + "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in rows)
    assert plain(read(text)) == ["题", rows]
