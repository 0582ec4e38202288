"""SPARQL results in CSV, read back by a CSV reader."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, Store

from budgetgraph.formats import write_csv

STORE = Store()


def written(query: str) -> str:
    output = io.BytesIO()
    write_csv(STORE.query(query), output)
    return output.getvalue().decode()


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_iris_with_commas_are_one_column() -> None:
    """The IRI of a passage has a comma; it is put in quotation marks like a text."""
    query = "SELECT ?x ?y { BIND (<http://example.org/d#char=12,34> AS ?x) BIND (1 AS ?y) }"
    assert 'x,y\r\n"http://example.org/d#char=12,34",1\r\n' == written(query)


@given(st.lists(st.text(max_size=8), min_size=2, max_size=2))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_back(texts) -> None:
    """Quotation marks, line ends and commas come back as they were."""
    one, other = map(Literal, texts)
    assert texts == read(written(f"SELECT ?x ?y {{ VALUES (?x ?y) {{ ({one} {other}) }} }}"))[1]


def test_terms_are_their_values() -> None:
    """A number is its figure, what is unbound nothing, a blank node its label."""
    header, row = read(written("SELECT ?n ?u ?b { BIND (1.5 AS ?n) BIND (BNODE() AS ?b) }"))
    assert (["n", "u", "b"], ["1.5", ""], "_:") == (header, row[:2], row[2][:2])


def test_many_rows() -> None:
    """All of them, each a record that ends in CR LF; none are only a header."""
    values = " ".join(map(str, range(1_000)))
    assert 1_001 == written(f"SELECT ?x {{ VALUES ?x {{ {values} }} }}").count("\r\n")
    assert "x\r\n" == written("SELECT ?x { VALUES ?x {} }")
