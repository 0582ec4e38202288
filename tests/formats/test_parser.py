"""Reading RDF, and saying where it does not parse."""

from pathlib import Path

import pytest

from budgetgraph.errors import InvalidRdf
from budgetgraph.formats import Format, parse

GOOD = {
    "ttl": "<http://a/s> <http://a/p> 1 .",
    "nt": '<http://a/s> <http://a/p> "1" .',
    "nq": '<http://a/s> <http://a/p> "1" <http://a/g> .',
    "trig": "<http://a/g> { <http://a/s> <http://a/p> 1 }",
    "jsonld": '{"@id": "http://a/s", "http://a/p": 1}',
    "rdf": '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Bag r:about="http://a/s"/></r:RDF>',
}


@pytest.mark.parametrize("suffix", GOOD)
def test_the_suffix_says_the_format(tmp_path: Path, suffix: str) -> None:
    """A file of each format is read by its name alone."""
    path = tmp_path / f"file.{suffix}"
    path.write_text(GOOD[suffix], encoding="utf-8")
    [quad] = parse(path)
    assert quad.subject.value == "http://a/s"


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        (
            "bad.ttl",
            b"<http://a/s> <http://a/p> 1 .\n<http://a/s> <http://a b> 1 .\n",
            ", line 2, column 14:",
        ),
        ("open.ttl", '<http://a/s> <http://a/p> "中'.encode(), ", line 1, column 27:"),
        ("rubbish.nq", bytes(range(256)), ", line 1, column 1:"),
        ("bad.jsonld", b'{"@id": "x"', ", line 1, column 12:"),
        ("bad.rdf", b"<rdf:RDF", ":"),
    ],
)
def test_what_does_not_parse_is_told_with_its_place(
    tmp_path: Path, name: str, content: bytes, place: str
) -> None:
    """File, line and column, as far as the format's parser knows them, and what is wrong."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InvalidRdf) as raised:
        parse(path)
    assert str(raised.value).startswith(f"{path}{place} This is not valid ")


def test_a_text_needs_its_format_and_has_a_place_too() -> None:
    """Texts have no suffix; their errors name line and column all the same."""
    with pytest.raises(InvalidRdf, match="format is not known"):
        parse(b"")
    with pytest.raises(InvalidRdf, match="the text, line 1, column 1"):
        parse(b"a b c", Format.TURTLE)


def test_a_file_that_cannot_be_read_is_no_traceback(tmp_path: Path) -> None:
    """A missing file and an unknown suffix are told like any other fault."""
    with pytest.raises(InvalidRdf, match=r"nowhere\.ttl: This file cannot be read"):
        parse(tmp_path / "nowhere.ttl")
    with pytest.raises(InvalidRdf, match=r"notes\.txt: The format is not known.*\.ttl"):
        parse(tmp_path / "notes.txt")


def test_blank_nodes_of_two_files_stay_apart() -> None:
    """The same label in two files is not the same thing."""
    text = b"_:a <http://a/p> 1 ."
    assert 2 == len({quad.subject for _ in range(2) for quad in parse(text, Format.TURTLE)})


def test_relative_iris_need_a_base() -> None:
    """They are resolved against the base when there is one, and are an error when not."""
    [quad] = parse(b"<s> <p> 1 .", Format.TURTLE, base="http://a/")
    assert quad.subject.value == "http://a/s"
    with pytest.raises(InvalidRdf, match="absolute IRI"):
        parse(b"<s> <p> 1 .", Format.TURTLE)
