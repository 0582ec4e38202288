"""Plain text whose tables have a row in each line."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from budgetgraph.documents.composition import compose
from budgetgraph.documents.document import Document
from budgetgraph.documents.flow import Grid, Item, Line, box_of
from budgetgraph.documents.text import read_text
from tests.documents.shown import assert_cut, shown


def read(text: str) -> Document:
    document = read_text("x.txt", text.encode())
    assert_cut(document)
    return document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "题\n| a | b |\n|---|:-:|\n| c | 1 |\n文\n", ["题", [["a", "b"], ["c", "1"]], "文"], id="markdown"
        ),
        pytest.param("| a | b |\n| c | |\n", [[["a", "b"], ["c", ""]]], id="no rule"),
        pytest.param("a | b\n--- | ---\nc | 1\n", [[["a", "b"], ["c", "1"]]], id="no frame"),
        pytest.param(
            "| 项目 | 金额 || 注 |\n| 甲 | 1 | 2 | 3 |",
            [[["项目", "金额", "金额", "注"], ["甲", "1", "2", "3"]]],
            id="merged",
        ),
        pytest.param(
            "| 甲 | 1 || 2 |\n| 乙 | 1 | 3 | 2 |",
            [[["甲", "1", "", "2"], ["乙", "1", "3", "2"]]],
            id="no merged number",
        ),
        pytest.param("|甲||2|\n|乙|1|2|", [[["甲", "", "2"], ["乙", "1", "2"]]], id="no padding"),
        pytest.param("| a | b |\n| c |\n", [[["a", "b"], ["c", ""]]], id="short row"),
        pytest.param(r"| a \| b | c |", [[[r"a \| b", "c"]]], id="escaped"),
        pytest.param("题\n\na\tb\nc\t1\n\n文", ["题", [["a", "b"], ["c", "1"]], "文"], id="tabs"),
        pytest.param(
            "题\na\tb\tc\nd\t\t1\n\te\t2\n文",
            ["题", [["a", "b", "c"], ["d", "", "1"], ["", "e", "2"]], "文"],
            id="close",
        ),
        pytest.param("a\tb\tc\nd\te\n", [[["a", "b", "c"], ["d", "e", ""]]], id="trailing tabs lost"),
        pytest.param("a\tb\n\n\nc\td\n", [[["a", "b"]], [["c", "d"]]], id="two"),
        pytest.param(
            "题\n部门：某局\t单位：元\n文", ["题", "部门：某局\t单位：元", "文"], id="a gap in a line"
        ),
        pytest.param(
            "目录\n一、职责\t1\n二、收支\t2\n三、说明\t10\n",
            ["目录", "一、职责\t1", "二、收支\t2", "三、说明\t10"],
            id="contents",
        ),
        pytest.param("\t甲\n\t1\n\n\t乙\n\t2\n", [[["甲", "1"], ["乙", "2"]]], id="one cell a line"),
        pytest.param("单位\t万元\n\t甲\n\t1\n", ["单位\t万元", [["甲", "1"]]], id="a gap before cells"),
        pytest.param("a|b\n|\n", ["a|b", "|"], id="bars in a text"),
    ],
)
def test_a_row_a_line(text: str, expected: list[object]) -> None:
    """Bars or tabs between cells; what only looks like it remains paragraphs."""
    assert expected == shown(read(text))


def test_signs_of_headings_are_no_text() -> None:
    """Markdown's number signs stand before a heading, and only there."""
    assert ["一、职责", "#1", "a # b"] == shown(read("## 一、职责\n#1\na # b\n"))


_WORD = st.text(alphabet="ab甲乙、。5,.%", min_size=1, max_size=4)
_ITEMS = st.lists(
    st.builds(Line, _WORD)
    | st.integers(2, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.none() | _WORD.map(box_of), min_size=width, max_size=width).map(tuple),
            min_size=1,
            max_size=4,
        ).map(lambda rows: Grid(tuple(rows)))
    ),
    min_size=1,
    max_size=5,
)


def _looks_like_cells(document: Document) -> bool:
    """Whether a table of two columns has only its first row's first cell filled: one cell a line looks so, too."""
    return any(
        len(t.rows[0]) == 2
        and len(t.rows) > 2
        and [bool(row[0]) for row in t.rows] == [True] + [False] * (len(t.rows) - 1)
        for t in document.tables()
    )


@given(_ITEMS)
def test_a_canonical_text_read_again_gives_the_same(items: list[Item]) -> None:
    """What a reader composed is plain text in which the same paragraphs and tables are found."""
    assume(any(isinstance(item, Line) or any(box for row in item.rows for box in row) for item in items))
    document = compose("x.docx", b"x", "text/plain", items)
    assume(not _looks_like_cells(document))
    again = read_text("x.txt", document.text.encode())
    assert document.text == again.text
    assert document.blocks == again.blocks
