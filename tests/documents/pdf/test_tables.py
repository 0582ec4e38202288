import pytest

from budgetgraph.documents.pdf.frame import Frame
from budgetgraph.documents.pdf.glyph import Glyph
from budgetgraph.documents.pdf.grid import grid_of

XS = [60, 160, 260, 360]


def test_a_ruled_table_is_a_grid_between_its_title_and_note(drawing, said):
    """Title and unit note stand before the table, the note behind it, the cells in their columns."""
    drawing.text(200, 40, "支出预算表", 16)
    drawing.text(320, 65, "单位：万元", 9)
    drawing.table(XS, 80, [["科目", "名称", "金额"], ["201", "一般公共服务支出", "1,234.50"]])
    drawing.text(60, 130, "注：本表无其他数据。", 9)
    document = drawing.read()
    rows = [["科目", "名称", "金额"], ["201", "一般公共服务支出", "1,234.50"]]
    assert ["支出预算表", "单位：万元", rows, "注：本表无其他数据。"] == said(document)
    assert "科目\t名称\t金额\n201\t一般公共服务支出\t1,234.50\n" in document.text
    assert all(table.is_grid for table in document.tables())


def test_merged_cells_stand_at_each_place_they_cover(drawing, said):
    """A header merged over columns, one merged over rows and a merged cell of the data are repeated passages."""
    drawing.across(XS, [80, 120, 160])
    drawing.line(160, 100, 360, 100)
    drawing.line(160, 140, 360, 140)
    drawing.down([60, 160, 360], [80, 160])
    drawing.line(260, 100, 260, 160)
    for x, top, text in [(90, 95, "项目"), (240, 84, "支出"), (170, 104, "基本"), (270, 104, "专项")]:
        drawing.text(x, top, text, 9)
    for x, top, text in [(70, 135, "行政"), (170, 124, "1.00"), (270, 124, "2.00"), (270, 144, "3.00")]:
        drawing.text(x, top, text, 9)
    document = drawing.read()
    expected = [
        ["项目", "支出", "支出"],
        ["项目", "基本", "专项"],
        ["行政", "1.00", "2.00"],
        ["行政", "", "3.00"],
    ]
    assert [expected] == said(document)
    table = next(document.tables())
    assert table.rows[0][0] is table.rows[1][0]
    assert 1 == document.text.count("支出")


def test_a_table_without_outer_sides_keeps_its_outer_columns(drawing, said):
    """Where the left and right sides are not ruled, what stands there is a column all the same."""
    drawing.across(XS, [80, 100, 120])
    drawing.down([160, 260], [80, 120])
    for top, row in [(84, ["名称", "上年", "本年"]), (104, ["收入", "1.00", "2.00"])]:
        for x, text in zip(XS, row, strict=False):
            drawing.text(x + 5, top, text, 9)
    assert [[["名称", "上年", "本年"], ["收入", "1.00", "2.00"]]] == said(drawing.read())


def test_white_grounds_border_nothing(drawing, said):
    """The white rectangles that converters paint behind cells join no two tables."""
    drawing.table([60, 160, 260], 80, [["甲", "1.00"]])
    drawing.canvas.setFillColorRGB(1, 1, 1)
    drawing.canvas.rect(60, 842 - 140, 200, 40, stroke=0, fill=1)
    drawing.canvas.setFillColorRGB(0, 0, 0)
    drawing.text(100, 112, "支出预算总表", 9)
    drawing.table([60, 160, 260], 140, [["乙", "2.00"]])
    assert [[["甲", "1.00"]], "支出预算总表", [["乙", "2.00"]]] == said(drawing.read())


def test_a_box_around_text_is_no_table(drawing, said):
    """Text in a frame without columns is a paragraph."""
    drawing.canvas.rect(60, 700, 300, 60)
    drawing.text(70, 100, "重要提示。", 9)
    assert ["重要提示。"] == said(drawing.read())


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["91,016,", "775.35"], "91,016,775.35"),
        (["12.50", "13.75"], "12.50 13.75"),
        (["社会保障", "和就业"], "社会保障和就业"),
    ],
)
def test_what_a_cell_breaks_is_mended_and_two_numbers_stay_two(drawing, said, lines, expected):
    """A number broken over the lines of a narrow cell is one; two whole numbers below each other are two."""
    drawing.table([60, 100, 140], 80, [["", "甲"]], height=40)
    for i, line in enumerate(lines):
        drawing.text(62, 84 + 12 * i, line, 9)
    assert [[[expected, "甲"]]] == said(drawing.read())


def test_a_number_too_wide_for_its_cell_stays_whole(drawing, said):
    """A number that reaches over a border is in the cell with most of it."""
    drawing.table([60, 110, 210], 80, [["", ""]])
    drawing.text(63, 84, "123,456,789.00", 9)
    assert [[["123,456,789.00"]]] == said(drawing.read())


def test_columns_that_touch_stay_two_cells(drawing, said):
    """Numbers of two columns that touch at the border are two."""
    drawing.table([60, 110, 160], 80, [["", ""]])
    drawing.right(110, 84, "13,649.07", 9)
    drawing.text(110.2, 84, "7,666.68", 9)
    assert [[["13,649.07", "7,666.68"]]] == said(drawing.read())


def test_a_column_that_says_nothing_is_dropped(drawing, said):
    """An empty sliver between two columns is no column; an empty cell of a filled column stays."""
    drawing.table([60, 160, 164, 260], 80, [["名称", "", "金额"], ["收入", "", ""]])
    assert [[["名称", "金额"], ["收入", ""]]] == said(drawing.read())


def test_titles_inside_a_grid_part_its_tables(drawing, said):
    """A merged row that is a table's title, and the unit note below it, stand before a table of its own."""
    drawing.table([60, 160, 260], 80, [["甲", "1.00"], ["乙", "2.00"]])
    drawing.across([60, 260], [120, 140, 160])
    drawing.down([60, 260], [120, 160])
    drawing.text(110, 124, "支出预算总表", 9)
    drawing.text(180, 144, "单位：万元", 9)
    drawing.table([60, 160, 260], 160, [["丙", "3.00"]])
    first, second = [["甲", "1.00"], ["乙", "2.00"]], [["丙", "3.00"]]
    assert [first, "支出预算总表", "单位：万元", second] == said(drawing.read())


def test_two_tables_on_a_page_are_two(drawing, said):
    """Tables with free space between them are not joined, though their columns are the same."""
    drawing.table(XS, 80, [["甲", "乙", "1.00"]])
    drawing.table(XS, 130, [["丙", "丁", "2.00"]])
    assert [[["甲", "乙", "1.00"]], [["丙", "丁", "2.00"]]] == said(drawing.read())


def _number(text: str, x: float) -> list[Glyph]:
    """A number whose glyphs are 4.6 points apart, and of which the font says that they are twice as wide."""
    return [Glyph(c, x + 4.6 * i, 20, x + 4.6 * i + 9.2, 30, 10) for i, c in enumerate(text)]


def test_numbers_of_a_font_that_is_too_wide_keep_their_digits():
    """The first digit of the right one touches the last of the left one, which it would only overlap if it were its own."""
    left = _number("161,603.34", 52)
    right = _number("147,502.38", left[-1].x1)
    frame = Frame((40, 101, 160), (10, 40), ((0, 1),))
    assert ["161,603.34", "147,502.38"] == [cell.text for cell in grid_of(frame, [*left, *right], 1).rows[0]]
