import pytest

from budgetgraph.documents.pdf.glyph import UNKNOWN, Glyph, characters, drawn_once


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        ("\u2f00", "一"),
        ("\u2f47", "日"),
        ("\u2ed4", "门"),
        ("\uf90a", "金"),
        ("１", "１"),
        ("①", "①"),
        ("fi", "fi"),
        ("\x03", " "),
        ("(cid:17)", UNKNOWN),
    ],
)
def test_radicals_are_ideographs_and_all_else_stays(drawn, said):
    """Radicals and compatibility ideographs become the ideograph, full-width digits stay as printed."""
    assert said == characters(drawn)


def test_equal_glyphs_beside_each_other_are_two():
    """Two narrow glyphs side by side are not one drawn twice."""
    dots = [Glyph(".", 10 + 3 * i, 10, 13 + 3 * i, 22, 12) for i in range(5)]
    assert dots == list(drawn_once(dots))


def test_a_glyph_drawn_again_is_dropped():
    """The same glyph half a point beside is the same glyph."""
    one = Glyph("预", 10, 10, 22, 22, 12)
    assert [one] == list(
        drawn_once([one, one._replace(x0=10.5, x1=22.5), one._replace(top=10.3, bottom=22.3)])
    )
