"""Automatic numbers of lists, which are in no text of the file."""

import pytest

from budgetgraph.documents.word.numerals import numeral
from tests.documents.shown import shown
from tests.documents.word.word_files import p, read


def level(number: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def one_list(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}'
    )


def item(text: str, depth: int = 0, num: int = 1) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>')


CHAPTERS = [
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
]


def test_chapters_are_numbered_as_word_prints_them() -> None:
    """Each level counts on its own, and begins anew below a higher one."""
    body = item("职责") + item("内设", 1) + item("下属", 1) + item("甲", 2) + item("收支") + item("收入", 1)
    expected = ["一、职责", "（一）内设", "（二）下属", "1.甲", "二、收支", "（一）收入"]
    assert expected == shown(read(body, numbering=one_list(*CHAPTERS)))


def test_a_number_of_several_levels() -> None:
    """A level prints the numbers of the levels above it, in decimals where it is legal."""
    levels = [level(0, "chineseCounting", "第%1部分"), level(1, "decimal", "%1.%2", "<w:isLgl/>")]
    assert ["第一部分 概况", "1.1 职责"] == shown(
        read(item("概况") + item("职责", 1), numbering=one_list(*levels))
    )


def test_paragraphs_between_do_not_end_a_list() -> None:
    """The numbers go on behind paragraphs and tables that are in no list."""
    assert ["一、甲", "话", "二、乙"] == shown(
        read(item("甲") + p("话") + item("乙"), numbering=one_list(*CHAPTERS))
    )


def test_another_list_of_the_same_levels_begins_anew_where_it_says_so() -> None:
    """startOverride begins anew at its first paragraph only; without it the numbers go on."""
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    more = (
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    body = item("甲") + item("乙") + item("丙", num=2) + item("丁", num=2) + item("戊", num=3)
    expected = ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊"]
    assert expected == shown(read(body, numbering=one_list(*CHAPTERS, more=more)))


def test_a_style_numbers_its_paragraphs() -> None:
    """Headings are numbered by their styles, at the level that names the style; zero takes the number away."""
    styles = '<w:style w:type="paragraph" w:styleId="h2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    levels = [CHAPTERS[0], level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>')]
    off = '<w:pStyle w:val="h2"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("收入", properties='<w:pStyle w:val="h2"/>') + p("注", properties=off)
    assert ["（一）收入", "注"] == shown(read(body, numbering=one_list(*levels), styles=styles))


def test_bullets_are_no_text() -> None:
    """A bullet says nothing."""
    assert ["甲"] == shown(read(item("甲"), numbering=one_list(level(0, "bullet", "\uf06c"))))


@pytest.mark.parametrize(
    ("form", "number", "printed"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 11, "十一"),
        ("chineseCounting", 20, "二十"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千零一"),
        ("japaneseCounting", 21, "二十一"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 12, "拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircleChinese", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 99, "99"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalFullWidth", 10, "１０"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 2, "b"),
        ("none", 3, ""),
        ("a format of tomorrow", 3, "3"),
        ("chineseCounting", 0, "〇"),
        ("chineseCounting", -1, "-1"),
        ("decimalEnclosedCircle", 0, "0"),
    ],
)
def test_numerals(form: str, number: int, printed: str) -> None:
    """A number of a list is printed in its format, and in decimals where there is no such character."""
    assert printed == numeral(number, form)
