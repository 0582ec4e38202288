"""How IRIs and addresses correspond."""

from __future__ import annotations

import pytest

from budgetgraph.web.addresses import Addresses, relative

BASE = "https://data.example"
ADDRESSES = Addresses(BASE)

DOCUMENTS = [
    (f"{BASE}/id/disclosure/130300-779002/2020/budget", "/doc/disclosure/130300-779002/2020/budget"),
    (f"{BASE}/id/a/1#target", "/doc/a/1#target"),
    (f"{BASE}/id/document/c18bd8a3d358abd4#char=1,2", "/source/c18bd8a3d358abd4#char=1,2"),
    (f"{BASE}/id/document/c18bd8a3d358abd4", "/doc/document/c18bd8a3d358abd4"),
    (f"{BASE}/id/部门/预算", "/doc/%E9%83%A8%E9%97%A8/%E9%A2%84%E7%AE%97"),
    (f"{BASE}/source/c18bd8a3d358abd4", "/source/c18bd8a3d358abd4"),
    ("https://w3id.org/budgetgraph/def#lineItem", "/def#lineItem"),
    ("https://w3id.org/budgetgraph/def/0.1.0", "/def/0.1.0"),
    ("https://w3id.org/budgetgraph/code/line-item/training", "/code/line-item/training"),
    ("https://w3id.org/budgetgraph/shapes#X", "/shapes#X"),
    ("https://w3id.org/budgetgraph/definitely-not", None),
    ("https://data.example.org/id/a/1", None),
    ("http://purl.org/dc/terms/title", None),
]


@pytest.mark.parametrize(("iri", "path"), DOCUMENTS)
def test_document_of_a_thing(iri: str, path: str | None) -> None:
    """Each of our things has an address here, and nobody else's has."""
    assert path == ADDRESSES.document(iri)


@pytest.mark.parametrize(
    "path",
    ["/id/部门/1", "/id/%E9%83%A8%E9%97%A8/1", "/id/%e9%83%a8%E9%97%A8/1"],
)
def test_every_spelling_of_a_path_means_the_same_thing(path: str) -> None:
    """A thing with Chinese in its IRI is found however the client encodes it."""
    assert f"{BASE}/id/部门/1" in [node.value for node in ADDRESSES.things(path)]


def test_an_encoded_iri_is_found_when_the_client_decodes() -> None:
    """A thing whose IRI is percent-encoded is found by its decoded path."""
    assert f"{BASE}/id/x/%E9%83%A8" in [node.value for node in ADDRESSES.things("/id/x/部")]


@pytest.mark.parametrize("path", ["/id/a b", "/id/%zz<>", "/id/%FF", "/id/%23x"])
def test_a_path_that_is_no_iri_means_nothing_dangerous(path: str) -> None:
    """Bad encodings and forbidden characters raise nothing, and an encoded # does not begin a fragment."""
    assert all("#" not in node.value and " " not in node.value for node in ADDRESSES.things(path))


@pytest.mark.parametrize(
    ("iri", "live"),
    [
        ("http://a/", True),
        ("https://a/", True),
        ("mailto:a@b", True),
        ("HTTPS://a/", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("urn:x:y", False),
        ("", False),
    ],
)
def test_which_iris_may_be_links(iri: str, live: bool) -> None:
    """Only http, https and mailto are links."""
    assert live is ADDRESSES.live(iri)


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("/", "/def", "def"),
        ("/", "/", "./"),
        ("/doc/a/1", "/doc/b/2", "../../doc/b/2"),
        ("/def", "/def#x", "def#x"),
        ("/def", "/", "./"),
    ],
)
def test_links_are_relative(origin: str, target: str, link: str) -> None:
    """A link leads from any page to any other without naming host or prefix."""
    assert link == relative(origin, target)
