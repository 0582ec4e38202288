"""Plain text with tables of one cell a line."""

from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.documents.document import Document, Paragraph, Table
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
    document = read("[bookmark: _Toc29430186]一、总体绩效目标\n\n20\n\n— 6 —\n正文。\n")
    assert plain(document) == ["一、总体绩效目标", "正文。"]
    assert [(mark.kind, mark.passage.text) for mark in document.marks] == [
        ("bookmark", "[bookmark: _Toc29430186]"),
        ("page-number", "20"),
        ("page-number", "— 6 —"),
    ]


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
