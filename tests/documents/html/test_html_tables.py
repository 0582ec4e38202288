"""Tables of pages as grids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.documents.html.reader import read_html
from budgetgraph.errors import UnreadableFile
from tests.documents.shown import shown


def grid(table: str) -> list[list[str]]:
    (block,) = shown(read_html("x.html", f"<table>{table}</table>".encode()))
    assert isinstance(block, list)
    return block


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            "<tr><th rowspan=2>项目<th colspan=2>金额<tr><th>基本<th>项目<tr><td>合计<td>1<td>2",
            [["项目", "金额", "金额"], ["项目", "基本", "项目"], ["合计", "1", "2"]],
            id="spans",
        ),
        pytest.param("<tr><td rowspan=0>a<td>b<tr><td>c", [["a", "b"], ["a", "c"]], id="to the end"),
        pytest.param("<tr><td rowspan=9>a<td>b<tr><td>c", [["a", "b"], ["a", "c"]], id="beyond the end"),
        pytest.param("<tr><td colspan=1000000>a<td>b", [["a", "b"]], id="huge"),
        pytest.param("<tr><td colspan=x>a<td rowspan=-1>b", [["a", "b"]], id="nonsense"),
        pytest.param(
            "<thead><tr><td>a<td>b</thead><tbody><tr><td>c<td>d</tbody>",
            [["a", "b"], ["c", "d"]],
            id="groups",
        ),
        pytest.param("<tr><td>a<td>b<tr><td>c", [["a", "b"], ["c", ""]], id="short row"),
        pytest.param(
            "<tr><td>因公<br>出国<td>a<br>b<tr><td><p>1</p><td>&nbsp;",
            [["因公出国", "a b"], ["1", ""]],
            id="lines",
        ),
        pytest.param("<tr><td>a<td><tr><td><td><tr><td>b<td>1", [["a", ""], ["b", "1"]], id="empty row"),
        pytest.param(
            "<tr style='display:none'><td>x<td>y<tr><td>a<td>b<tr><td>c<td>d",
            [["a", "b"], ["c", "d"]],
            id="hidden",
        ),
    ],
)
def test_a_table_is_a_grid(table: str, expected: list[list[str]]) -> None:
    """Merged cells stand at each place that they cover, huge spans cost nothing."""
    assert expected == grid(table)


def test_a_caption_stands_before_its_table() -> None:
    """It is a paragraph, as a title above the table is."""
    page = "<table><caption>收支总表</caption><tr><td>a<td>b<tr><td>c<td>d</table>"
    assert ["收支总表", [["a", "b"], ["c", "d"]]] == shown(read_html("x.html", page.encode()))


def test_text_between_rows_is_not_lost() -> None:
    """Browsers show what stands where nothing may stand."""
    page = "<table><tr><td>a<td>b</tr><div>注：无</div><tr><td>c<td>d</tr></table>"
    assert "注：无" in read_html("x.html", page.encode()).text


def test_hostile_spans_are_refused() -> None:
    """Thousands of rows with the largest spans cost no memory."""
    with pytest.raises(UnreadableFile, match="more than 4000000 cells"):
        grid("<tr><td colspan=1000 rowspan=65534>a<td>b</tr>" * 20_000)


_CELL = st.text(alphabet="ab甲乙1,.\u3000", max_size=5)


@given(
    st.lists(st.lists(_CELL, min_size=1, max_size=4), min_size=1, max_size=5),
    st.integers(1, 3),
    st.integers(1, 3),
)
def test_every_filled_cell_is_in_the_text_exactly_once(rows: list[list[str]], down: int, across: int) -> None:
    """Nothing is lost and nothing is there twice, whatever the spans."""
    cells = [[f"<td>{cell}" for cell in row] for row in rows]
    cells[0][0] = cells[0][0].replace("<td>", f"<td rowspan={down} colspan={across}>")
    page = f"<p>始</p><table>{''.join('<tr>' + ''.join(row) for row in cells)}</table><p>终</p>"
    text = read_html("x.html", page.encode()).text
    pieces = [piece.strip() for line in text.split("\n") for piece in line.split("\t")]
    filled = [cell.strip() for row in rows for cell in row if cell.strip()]
    assert sorted(["始", "终", *filled]) == sorted(piece for piece in pieces if piece)
