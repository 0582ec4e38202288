"""Workbooks: sheets as titles, notes and tables."""

import datetime
import zipfile
from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from budgetgraph.documents.document import Document
from budgetgraph.documents.spreadsheet.reader import read_workbook
from budgetgraph.documents.spreadsheet.value import text_of
from budgetgraph.errors import UnreadableFile
from tests.documents.shown import assert_cut, shown


def saved(book: openpyxl.Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def xlsx(fill: Callable[[Worksheet], object], title: str = "Sheet1") -> Document:
    """The document that a workbook of one sheet is."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    fill(sheet)
    document = read_workbook("x.xlsx", saved(book))
    assert_cut(document)
    return document


def rows(*values: list[object]) -> Callable[[Worksheet], object]:
    return lambda sheet: [sheet.append(row) for row in values]


TABLE = [["项目", "预算数"], ["合计", "12.5"]]


def test_what_lies_above_and_below_a_table_is_no_row_of_it() -> None:
    """Titles, the line with owner and unit, and notes become paragraphs."""
    fill = rows(
        ["公开01表"],
        ["收支预算总表"],
        ["部门：某局", "单位：万元"],
        ["项目", "预算数"],
        ["合计", 12.5],
        ["注：无"],
    )
    assert ["公开01表", "收支预算总表", "部门：某局 单位：万元", TABLE, "注：无"] == shown(xlsx(fill))


def test_a_row_with_one_filled_cell_inside_a_table_is_a_row_of_it() -> None:
    """A heading in the table or a class without an amount stays with its table."""
    fill = rows(["项目", "数"], ["一、收入"], ["税", 1], ["二、支出"])
    assert [[["项目", "数"], ["一、收入", ""], ["税", "1"], ["二、支出", ""]]] == shown(xlsx(fill))


def test_a_title_behind_an_empty_row_begins_another_table() -> None:
    """An empty row alone does not: tables have gaps."""
    fill = rows(["项目", "数"], ["甲", 1], [], ["乙", 2], [], ["三公经费表"], ["项目", "数"], ["丙", 3])
    expected = [[["项目", "数"], ["甲", "1"], ["乙", "2"]], "三公经费表", [["项目", "数"], ["丙", "3"]]]
    assert expected == shown(xlsx(fill))


def test_merged_cells_stand_at_each_place_that_they_cover() -> None:
    """Also where the sheet does not begin at its first cell."""

    def fill(sheet: Worksheet) -> None:
        for place, value in {
            "C3": "项目",
            "D3": "金额",
            "D4": "本年",
            "E4": "上年",
            "C5": "甲",
            "D5": 1,
            "E5": 2,
        }.items():
            sheet[place] = value
        sheet.merge_cells("C3:C4")
        sheet.merge_cells("D3:E3")

    assert [[["项目", "金额", "金额"], ["项目", "本年", "上年"], ["甲", "1", "2"]]] == shown(xlsx(fill))


def test_hidden_sheets_are_left_out() -> None:
    """They are not shown, and so not published."""
    book = openpyxl.Workbook()
    book.active.append(["甲", 1])
    book.create_sheet("底稿").append(["乙", 2])
    book["底稿"].sheet_state = "hidden"
    assert [[["甲", "1"]]] == shown(read_workbook("x.xlsx", saved(book)))


@pytest.mark.parametrize(
    ("title", "above", "expected"),
    [
        ("三公经费表", [], ["三公经费表"]),
        ("Sheet1", [], []),
        ("表1", [], []),
        ("1", [], []),
        ("收支总表", ["某局收支总表"], ["某局收支总表"]),
        ("收支总表", ["公开01表"], ["收支总表", "公开01表"]),
        ("收支总表", ["单位：万元"], ["收支总表", "单位：万元"]),
    ],
)
def test_the_name_of_a_sheet_is_its_title_where_it_has_no_other(
    title: str, above: list[str], expected: list[str]
) -> None:
    """A name that tells what the table is, is printed on the tab and nowhere else."""
    fill = rows(*([text] for text in above), *TABLE)
    assert [*expected, TABLE] == shown(xlsx(fill, title))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"),
        (1234.5, "1234.5"),
        (1234567.89, "1234567.89"),
        (5.0, "5"),
        (-0.0, "0"),
        (1e15, "1000000000000000"),
        (1.5e-7, "0.00000015"),
        (2214.39 * 10000, "22143900"),
        (20804.0, "20804"),
        (7, "7"),
        (True, "TRUE"),
        ("05", "05"),
        ("甲_x000D_\n乙", "甲\r\n乙"),
        (datetime.datetime.fromisoformat("2025-01-31"), "2025-01-31"),
        (datetime.datetime.fromisoformat("2025-01-31T08:30"), "2025-01-31 08:30"),
        (datetime.date(2025, 1, 31), "2025-01-31"),
        (float("nan"), ""),
    ],
)
def test_values_are_exact_decimals(value: object, text: str) -> None:
    """No noise of binary fractions, no exponent, no lost zero before a code."""
    assert text == text_of(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("form", "text"), [("0.00%", "12.5%"), ('0.0"%"', "0.125"), ("0.00", "0.125"), ("0%;-0%", "12.5%")]
)
def test_percentages_are_shown_as_such(form: str, text: str) -> None:
    """0.125 in a cell that shows percentages is 12.5%."""

    def fill(sheet: Worksheet) -> None:
        sheet.append(["增长", 0.125])
        sheet["B1"].number_format = form

    assert [[["增长", text]]] == shown(xlsx(fill))


def test_xls_is_read_likewise() -> None:
    """The old binary format, with merged cells."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("表1")
    sheet.write_merge(0, 0, 0, 1, "三公经费预算表")
    for place, value in {(1, 0): "项目", (1, 1): "数", (2, 0): "车", (2, 1): 1.5, (3, 1): "05"}.items():
        sheet.write(*place, value)
    sheet.merge(2, 3, 0, 0)
    file = BytesIO()
    book.save(file)
    document = read_workbook("x.xls", file.getvalue())
    assert ["三公经费预算表", [["项目", "数"], ["车", "1.5"], ["车", "05"]]] == shown(document)
    assert "application/vnd.ms-excel" == document.media_type


def with_sheet(change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with 甲 in A1 whose first sheet's XML is changed."""
    book = openpyxl.Workbook()
    book.active.append(["甲", 1])
    source, file = zipfile.ZipFile(BytesIO(saved(book))), BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            part = source.read(name)
            made.writestr(name, change(part) if name == "xl/worksheets/sheet1.xml" else part)
    return file.getvalue()


def test_empty_rows_with_a_format_cost_nothing() -> None:
    """Sheets are formatted to their last row."""
    empty = b"".join(
        b'<row r="%d"><c r="A%d" s="0"/><c r="B%d"></c></row>' % (i, i, i) for i in range(2, 200_000)
    )
    data = with_sheet(lambda part: part.replace(b"</sheetData>", empty + b"</sheetData>"))
    assert "甲\t1\n\n" == read_workbook("x.xlsx", data).text


def test_a_cell_far_away_is_refused() -> None:
    """A table of all cells up to it would take all memory."""
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    data = with_sheet(lambda part: part.replace(b"</sheetData>", far))
    with pytest.raises(UnreadableFile, match="reaches over 1048576 rows and 16384 columns"):
        read_workbook("x.xlsx", data)


def test_a_merged_range_over_the_whole_sheet_covers_what_is_filled() -> None:
    """Its cells beyond the last filled one are none."""
    merge = b'</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    assert (
        "甲\t1\n\n"
        == read_workbook("x.xlsx", with_sheet(lambda part: part.replace(b"</sheetData>", merge))).text
    )


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"text"]
)
def test_what_is_no_workbook_is_unreadable(data: bytes) -> None:
    """It is said so in a sentence."""
    with pytest.raises(UnreadableFile):
        read_workbook("x.xlsx", data)


def test_an_empty_workbook_is_unreadable() -> None:
    """No sheet has anything in it."""
    with pytest.raises(UnreadableFile, match="holds no text"):
        xlsx(lambda sheet: None)


_CELL = st.text(alphabet="ab甲乙1,.：单位注表", max_size=5) | st.integers(-999, 999) | st.none()


@given(st.lists(st.lists(_CELL, max_size=4), min_size=1, max_size=6))
def test_every_filled_cell_is_in_the_text_exactly_once(values: list[list[object]]) -> None:
    """Nothing is lost and nothing is there twice, whatever is taken for a title or a note."""
    filled = [str(value) for row in values for value in row if value not in {None, ""}]
    text = xlsx(rows(*values)).text if filled else ""
    assert sorted("".join(filled)) == sorted("".join(text.split()))
