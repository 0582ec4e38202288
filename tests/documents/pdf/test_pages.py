XS = [60, 160, 260, 360]
HEADER = ["科目编码", "科目名称", "金额"]


def _codes(first: int, count: int) -> list[list[str]]:
    return [[f"30{first + i}", f"第{chr(0x4E00 + first + i)}项", f"{first + i}.00"] for i in range(count)]


def test_a_table_goes_on_over_a_page(drawing, said):
    """A table at a page's beginning with the same columns as that at the last one's end is its continuation."""
    drawing.table(XS, 700, [HEADER, *_codes(10, 3)])
    drawing.text(290, 800, "- 1 -", 9)
    drawing.next_page()
    drawing.table(XS, 60, _codes(13, 3))
    document = drawing.read()
    assert [[HEADER, *_codes(10, 6)]] == said(document)
    assert "3013" == document.text[document.pages[1] :][:4]
    assert next(document.tables()).end < document.marks[0].passage.start


def test_a_repeated_header_and_title_are_marks(drawing, said):
    """What the next page repeats of title, owner and header is no row and no paragraph, and stays in the text."""
    for first in (10, 13):
        drawing.text(200, 40, "基本支出预算表", 16)
        drawing.text(320, 65, "单位：元", 9)
        drawing.table(
            XS, 80, [HEADER, ["", "合计", "7.00"] if first == 10 else HEADER[:0], *_codes(first, 3)]
        )
        drawing.next_page()
    document = drawing.read()
    table = said(document)[-1]
    assert ["基本支出预算表", "单位：元"] == said(document)[:2]
    assert [HEADER, ["", "合计", "7.00"], *_codes(10, 3)] == table[:5]
    kinds = [mark.kind for mark in document.marks]
    assert ["running-head", "running-head", "repeated-header"] == kinds
    assert "科目编码\t科目名称\t金额" == document.marks[-1].passage.text


def test_another_table_begins_a_page(drawing, said):
    """A table with a header of its own is another one, whatever its columns are."""
    drawing.table(XS, 700, [HEADER, *_codes(10, 3)])
    drawing.next_page()
    drawing.table(XS, 60, [["项目名称", "单位", "金额"], *_codes(13, 3)])
    assert 2 == len(list(drawing.read().tables()))


def test_a_row_that_the_page_cuts_is_mended(drawing, said):
    """The rest of a cell's text on the next page is put behind it where the document says both as one elsewhere."""
    drawing.text(60, 40, "社会保障和就业支出增加。")
    drawing.table([60, 128, 228], 740, [["项目", "金额"], ["社会保障和就", "1,608.51"]])
    drawing.next_page()
    drawing.table([60, 128, 228], 60, [["业支出", ""], ["卫生健康支出", "3.00"]])
    rows = [["项目", "金额"], ["社会保障和就业支出", "1,608.51"], ["卫生健康支出", "3.00"]]
    assert rows == said(drawing.read())[1]


def test_a_row_that_only_looks_cut_stays(drawing, said):
    """Two names that fill their cells are two rows where nothing says that they are one."""
    drawing.table([60, 128, 228], 740, [["项目", "金额"], ["专户教育收费", ""]])
    drawing.next_page()
    drawing.table([60, 128, 228], 60, [["其他收入", ""], ["合计", "3.00"]])
    rows = [["项目", "金额"], ["专户教育收费", ""], ["其他收入", ""], ["合计", "3.00"]]
    assert [rows] == said(drawing.read())


def test_a_merged_cell_goes_on_over_a_page(drawing, said):
    """The empty lower part of a cell that is merged over rows stands for the cell."""
    drawing.across([160, 260], [740, 760, 780])
    drawing.line(60, 740, 160, 740)
    drawing.line(60, 780, 160, 780)
    drawing.down([60, 160, 260], [740, 780])
    for x, top, text in [(64, 750, "其他资金"), (164, 744, "小计"), (164, 764, "事业收入")]:
        drawing.text(x, top, text, 9)
    drawing.next_page()
    drawing.table([60, 160, 260], 60, [["", "经营收入"], ["结转资金", "小计"]])
    rows = [["其他资金", "小计"], ["其他资金", "事业收入"], ["其他资金", "经营收入"], ["结转资金", "小计"]]
    assert [rows] == said(drawing.read())


def test_pages_begin_where_their_text_begins(drawing):
    """Each page's code point is that of the first thing printed on it; an empty page begins where the next does."""
    for text in ("甲。", "", "丙。"):
        drawing.text(72, 100, text)
        drawing.next_page()
    document = drawing.read()
    assert ["甲", "丙", "丙"] == [document.text[at] for at in document.pages]


def test_a_page_number_between_dashes_may_stand_far_up(drawing, said):
    """Papers with a wide margin below have it above that: it parts no table and no sentence."""
    drawing.table(XS, 560, [HEADER, *_codes(10, 3)])
    drawing.text(290, 690, "—7—", 12)
    drawing.next_page()
    drawing.table(XS, 60, _codes(13, 3))
    document = drawing.read()
    assert [[HEADER, *_codes(10, 6)]] == said(document)
    assert ["page-number"] == [mark.kind for mark in document.marks]
