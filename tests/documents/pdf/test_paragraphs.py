import pytest

FULL = "预算单位在编制本年度部门预算时应当遵循量入为出和收支平衡的各项原则"  # 33 characters: a full line of 12 points


@pytest.fixture
def page_of_prose(drawing):
    """A drawing whose first page has full lines enough to tell the margins."""
    drawing.prose(60, ["　" + FULL[:31], FULL, FULL, FULL, FULL[:5] + "。"])
    return drawing


def test_lines_are_joined_and_an_indented_one_begins_a_paragraph(page_of_prose, said):
    """A paragraph's lines are one text without gaps; the indented line after it is the next one."""
    page_of_prose.prose(160, ["　第二段。"])
    assert [FULL[:31] + FULL * 3 + FULL[:5] + "。", "第二段。"] == said(page_of_prose.read())


def test_a_sentence_goes_on_over_a_page_and_its_page_number(page_of_prose, said):
    """The page number between two parts of a sentence is a mark behind the paragraph."""
    page_of_prose.prose(160, ["　" + FULL[:31], FULL])
    page_of_prose.text(290, 800, "- 1 -", 9)
    page_of_prose.next_page()
    page_of_prose.prose(60, ["完。", "　" + FULL[:31], FULL, FULL, FULL, "末。"])
    page_of_prose.text(290, 800, "- 2 -", 9)
    document = page_of_prose.read()
    assert FULL[:31] + FULL + "完。" == said(document)[1]
    assert ["- 1 -", "- 2 -"] == [mark.passage.text for mark in document.marks]
    assert {"page-number"} == {mark.kind for mark in document.marks}
    first = document.marks[0].passage.start
    assert document.blocks[1].passage.end < first < document.blocks[2].passage.start
    assert "完" == document.text[document.pages[1]]


def test_bare_page_numbers_are_known_by_their_series(drawing, said):
    """Numbers alone in the margin that go up with the pages are page numbers; an amount there is text."""
    for number in ("3", "4", "77.5"):
        drawing.prose(90, ["正文。"])
        drawing.text(290, 800, number, 9)
        drawing.next_page()
    document = drawing.read()
    assert ["3", "4"] == [mark.passage.text for mark in document.marks]
    assert "77.5" in said(document)


def test_running_heads_are_marks_and_unit_notes_are_none(drawing, said):
    """What stands at the top of most pages is a mark, unless it says whose table or in which unit it is."""
    for i in range(4):
        drawing.text(200, 30, "某局2025年部门预算", 9)
        drawing.prose(90, [f"正文{'甲乙丙丁'[i]}。"])
        drawing.next_page()
    for _ in range(4):
        drawing.text(400, 30, "单位：万元", 9)
        drawing.prose(90, ["戊。"])
        drawing.next_page()
    document = drawing.read()
    assert ["某局2025年部门预算"] * 4 == [m.passage.text for m in document.marks if m.kind == "running-head"]
    assert 4 == said(document).count("单位：万元")


def test_a_numbered_heading_begins_a_paragraph_after_a_full_line(page_of_prose, said):
    """A line that begins with a chapter's number is no continuation, though the line before it is full."""
    page_of_prose.prose(160, ["　" + FULL[:31], "二、收入预算情况说明"])
    assert "二、收入预算情况说明" == said(page_of_prose.read())[-1]


def test_a_number_that_had_no_room_stays_with_its_sentence(page_of_prose, said):
    """A line may end early where the number that follows did not fit; the sentence goes on."""
    page_of_prose.prose(160, ["　" + FULL[:28], "123,161.62万元。"])
    assert FULL[:28] + "123,161.62万元。" == said(page_of_prose.read())[-1]


def test_a_title_of_another_size_stands_alone(page_of_prose, said):
    """Lines of different size are not joined."""
    page_of_prose.text(72, 160, FULL[:24], 16)
    page_of_prose.prose(190, [FULL])
    assert [FULL[:24], FULL] == said(page_of_prose.read())[1:]


def test_dot_leaders_stay_and_end_a_line(drawing, said):
    """A contents line keeps its dots and is not joined with the next."""
    leaders = "一、部门职责" + "." * 100 + "1"
    drawing.prose(60, [leaders, leaders, leaders])
    assert [leaders] * 3 == said(drawing.read())


def test_glyphs_drawn_twice_are_read_once(drawing, said):
    """A bold face that is feigned by drawing again a little to the right doubles nothing; "11" stays two digits."""
    for x in (72, 72.4):
        drawing.text(x, 60, "合计1,100.11万元")
    assert ["合计1,100.11万元"] == said(drawing.read())


def test_numbers_set_a_little_lower_stay_in_their_sentence(drawing, said):
    """Numbers filled into the gaps of a line at another height are read where they stand."""
    drawing.text(72, 60, "支出")
    drawing.text(130, 67, "62.29")
    drawing.text(170, 60, "万元。")
    assert ["支出62.29万元。"] == [text.replace(" ", "") for text in said(drawing.read())]


def test_what_lies_beside_the_page_is_not_read(drawing, said):
    """Glyphs outside the page are printed by nobody."""
    drawing.text(72, 60, "正文。")
    drawing.text(72, 900, "页外100")
    assert ["正文。"] == said(drawing.read())


@pytest.mark.parametrize("angle", [90, -90])
def test_text_that_runs_up_or_down_the_page_is_turned(drawing, said, angle):
    """A table drawn sideways on an upright page is read as one drawn across."""
    canvas = drawing.canvas
    canvas.translate(*((0, 842) if angle == -90 else (595, 0)))
    canvas.rotate(angle)
    canvas.translate(0, 595 - 842)
    drawing.text(72, 40, "收入表")
    drawing.table([60, 160, 260], 80, [["项目", "金额"], ["基本支出", "12.50"]])
    assert ["收入表", [["项目", "金额"], ["基本支出", "12.50"]]] == said(drawing.read())
