ROWS = [
    ("一般公共服务支出", "1,234.50", "12.00"),
    ("教育支出", "34.50", "3.00"),
    ("住房保障支出", "7.00", "0.00"),
]


def _draw_rows(drawing, top, rows, pitch=20):
    for i, (name, *numbers) in enumerate(rows):
        drawing.text(72, top + i * pitch, name, 10)
        for j, number in enumerate(numbers):
            drawing.right(300 + 100 * j, top + i * pitch, number, 10)


def _draw_header(drawing, top):
    for x, text in [(72, "项目"), (270, "预算数"), (370, "决算数")]:
        drawing.text(x, top, text, 10)


def test_columns_of_numbers_make_a_table_without_lines(drawing, said):
    """Rows whose numbers stand below each other are a grid, with the header above them."""
    drawing.text(200, 60, "收入支出表", 16)
    _draw_header(drawing, 95)
    _draw_rows(drawing, 115, ROWS)
    drawing.text(72, 215, "注：以上为预算数。", 10)
    table = [["项目", "预算数", "决算数"], *map(list, ROWS)]
    assert ["收入支出表", table, "注：以上为预算数。"] == said(drawing.read())


def test_ruling_lines_across_part_rows_of_several_lines(drawing, said):
    """Between two ruling lines a name on two lines is one row with its number."""
    drawing.across([60, 420], [90, 112, 152, 174, 196])
    _draw_header(drawing, 96)
    drawing.text(72, 116, "机关事业单位基本养老", 10)
    drawing.text(72, 134, "保险缴费支出", 10)
    drawing.right(300, 125, "5.00", 10)
    drawing.right(400, 125, "6.00", 10)
    _draw_rows(drawing, 158, ROWS[1:], pitch=22)
    name = "机关事业单位基本养老保险缴费支出"
    assert [["项目", "预算数", "决算数"], [name, "5.00", "6.00"], *map(list, ROWS[1:])] == said(
        drawing.read()
    )[0]


def test_a_contents_list_is_no_table(drawing, said):
    """Page numbers at the end of a contents list's lines are no column of amounts."""
    _draw_rows(drawing, 60, [("第一部分", "1"), ("第二部分", "3"), ("第三部分", "12"), ("第四部分", "15")])
    assert [] == list(drawing.read().tables())


def test_numbers_that_do_not_line_up_are_text(drawing):
    """Gaps with numbers here and there make no table."""
    for top, x in [(60, 200), (80, 260), (100, 330), (120, 290)]:
        drawing.text(72, top, "增加额", 10)
        drawing.text(x, top, "12.50", 10)
    assert [] == list(drawing.read().tables())


def test_two_rows_are_no_table(drawing):
    """Two lines are too few to say that their numbers line up."""
    _draw_rows(drawing, 60, ROWS[:2])
    assert [] == list(drawing.read().tables())
