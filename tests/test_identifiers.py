"""Identifiers."""

from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.identifiers import DisclosureKey, Identifiers, below, opaque_code, part, passage

KEY = DisclosureKey("130300", "779002", 2020, "budget")


def test_keys_are_the_fixed_ones() -> None:
    """People's queries depend on them."""
    made = Identifiers("https://x.example")
    root = made.disclosure(KEY)
    assert "https://x.example/id/disclosure/130300-779002/2020/budget" == root.value
    assert "https://x.example/id/department/130300-779002" == made.department(KEY.department).value
    assert f"{root.value}/project/01/indicator/12" == below(root, "project", 1, "indicator", 12).value
    assert (
        f"{root.value}/procurement/01#funding-general"
        == part(below(root, "procurement", 1), "funding", "general").value
    )
    assert (
        "https://x.example/id/document/c18bd8a3d358abd4" == made.document("c18bd8a3d358abd4" + "0" * 48).value
    )
    assert passage(made.document("c" * 64), 3, 9).value.endswith("/cccccccccccccccc#char=3,9")


def test_a_unit_has_a_key_of_its_own() -> None:
    """A unit's disclosure is not the department's."""
    assert "130300-779002/2020/final-unit" == str(DisclosureKey("130300", "779002", 2020, "final", unit=True))


@given(
    st.lists(st.text(min_size=1), min_size=1, max_size=3),
    st.lists(st.text(min_size=1), min_size=1, max_size=3),
)
def test_opaque_codes_follow_the_names(one: list[str], other: list[str]) -> None:
    """The same names always give the same code, in any process; they are safe in an IRI."""
    assert opaque_code(*one) == opaque_code(*one)
    assert opaque_code(*one).isalnum()
    assert len(opaque_code(*one)) == 9
    if "\n".join(one) != "\n".join(other):
        assert opaque_code(*one) != opaque_code(*other)
