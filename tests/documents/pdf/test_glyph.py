import pytest

from budgetgraph.documents.pdf.glyph import UNKNOWN, Glyph, characters, drawn_once, glyph_of


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


def _char(top: float, bottom: float) -> dict[str, object]:
    """A character of 10 points that is written on a line 100 points below the top of a page of 200."""
    return {
        "text": "7",
        "x0": 10.0,
        "x1": 15.0,
        "top": top,
        "bottom": bottom,
        "size": 10.0,
        "y0": 200.0 - bottom,
        "matrix": (1, 0, 0, 1, 10.0, 100.0),
        "upright": True,
    }


def test_a_glyph_stands_on_its_line():
    """One whose font says that it hangs below the line of writing is put on it; a usual one stays where it is."""
    hanging, usual = glyph_of(_char(100.5, 110.5)), glyph_of(_char(92.0, 102.0))
    assert (91.5, 101.5) == (hanging.top, hanging.bottom)
    assert (92.0, 102.0) == (usual.top, usual.bottom)
