"""Answers that end early: well-formed, and nothing but the first rows of the whole answer."""

from __future__ import annotations

import csv
import io
import json
import time
import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, Store

from budgetgraph.formats import Format, ResultFormat
from budgetgraph.queries.records import Records, notice, records_of

XML = "{http://www.w3.org/2005/sparql-results#}"
STORE = Store()
FORMATS = list(ResultFormat)
NAMES = [format.name for format in FORMATS]
NASTY = [
    '},{"x":{"type":"',
    "},{",
    "},{}",
    "{}",
    '":{"',
    "]}}",
    "</result>",
    "<result>",
    "\r\n",
    "\n",
    "\t",
    '"',
    "\\",
]
NASTY += [",", "\u0001", "\u2028", "预算", "\U0001f4b0", '{"head":{"vars":[', "x", " "]
texts = st.lists(st.sampled_from(NASTY) | st.text(max_size=3), max_size=6).map("".join)
terms = st.none() | texts | st.tuples(texts, st.just("zh"))
tables = st.lists(st.tuples(terms, terms), max_size=12)


def term(value: str | tuple[str, str] | None) -> str:
    if value is None:
        return "UNDEF"
    return str(Literal(value) if isinstance(value, str) else Literal(value[0], language=value[1]))


def document(table, format: ResultFormat) -> bytes:
    """The whole answer, written by the engine."""
    rows = " ".join(f"({term(one)} {term(other)})" for one, other in table)
    query = f"SELECT ?x ?y {{ VALUES (?x ?y) {{ {rows} }} }}"
    return STORE.query(query).serialize(format=format.engine)


def rows_of(content: bytes, format: ResultFormat) -> list[object]:
    """The rows of a document, each with all that is in it; raises what its parser raises."""
    if format is ResultFormat.JSON:
        return json.loads(content)["results"]["bindings"]
    if format is ResultFormat.XML:
        root = ET.fromstring(content)
        return [ET.tostring(row) for row in root.find(f"{XML}results")]
    if format is ResultFormat.CSV:
        return list(csv.reader(io.StringIO(content.decode(), newline="")))[1:]
    return content.decode().split("\n")[1:-1]


def cut(records: Records, pieces: list[bytes]) -> tuple[bytes, int]:
    """What is sent of pieces after which nothing more comes, and the number of rows that were counted."""
    held, sent, count = b"", b"", 0
    for piece in pieces:
        held += piece
        end = records.end_of_last(held)
        whole, held = held[:end], held[end:]
        count += records.count(whole) if whole else 0
        sent += records.fit(whole)
    return sent, count


@given(table=tables, places=st.lists(st.floats(0, 1), min_size=1, max_size=4))
@example(table=[(None, None)] * 5, places=[0.9])
@example(table=[("},{", None), (None, '},{"x":{"type":"')], places=[0.95])
@example(table=[(None, None), ("},{}", None), (None, None), (None, None)], places=[0.5, 0.99])
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("format", FORMATS, ids=NAMES)
def test_an_answer_that_is_cut_is_a_prefix(format, table, places) -> None:
    """Cut anywhere, in pieces of any size, it is well-formed, and its rows are the first ones of the whole answer."""
    whole = document(table, format)
    ends = sorted(int(place * len(whole)) for place in places)
    pieces = [whole[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    records = records_of(format)
    sent, _ = cut(records, pieces)
    if sent:
        ended = sent + (records.closing("size") or b"")
        all_rows = rows_of(records.fit(whole), format)
        rows = rows_of(ended, format)
        assert all_rows[: len(rows)] == rows


@given(table=tables.map(lambda rows: [row for row in rows if row != (None, None)]), last=st.integers(0, 200))
@settings(max_examples=20, deadline=None)
@pytest.mark.parametrize("format", FORMATS, ids=NAMES)
def test_little_is_held_back(format, table, last) -> None:
    """Of all but the two rows that the cut is in or next to, none is missing."""
    whole = document(table, format)
    reached = max(len(whole) - last, 0)
    sent, _ = cut(records_of(format), [whole[:reached]])
    complete = [n for n in range(len(table) + 1) if len(document(table[:n], format)) <= reached]
    there = rows_of(sent + (records_of(format).closing("size") or b""), format) if sent else []
    assert max(complete, default=0) - 2 <= len(there)


@given(
    table=st.lists(
        st.tuples(st.just("预算"), st.sampled_from([None, "a,b", 'say "x"', "lines\r\nof it"])), max_size=20
    ),
    size=st.integers(1, 400),
)
@settings(max_examples=25, deadline=None)
@pytest.mark.parametrize("format", FORMATS, ids=NAMES)
def test_rows_are_counted(format, table, size) -> None:
    """Piece by piece, and with the end, the rows are as many as there are."""
    whole = document(table, format)
    records = records_of(format)
    pieces = [whole[start : start + size] for start in range(0, len(whole), size)]
    sent, count = cut(records, pieces)
    rest = records.fit(whole)[len(sent) :]
    assert len(table) == count + records.count(rest)


@pytest.mark.parametrize("format", FORMATS, ids=NAMES)
def test_rows_without_a_value_are_rows(format) -> None:
    """A row in which no variable is bound is sent on and counted like any other."""
    whole = document([(None, None)] * 1000, format)
    sent, count = cut(records_of(format), [whole[:-20]])
    assert len(sent) > len(whole) - 100
    assert count == len(rows_of(sent + (records_of(format).closing("time") or b""), format))


@pytest.mark.parametrize("limit", ["time", "size"])
def test_the_notice_is_where_the_format_can_hold_it(limit) -> None:
    """JSON and XML say in the document why it ends, Turtle and RDF/XML in a comment; CSV, TSV and JSON-LD cannot."""
    for format in (ResultFormat.JSON, ResultFormat.XML, Format.TURTLE, Format.N_TRIPLES, Format.RDF_XML):
        assert notice(limit) in (records_of(format).closing(limit) or b"").decode()
    for format in (ResultFormat.CSV, ResultFormat.TSV, Format.JSON_LD):
        assert records_of(format).closing(limit) is None


def test_the_notice_in_json_is_for_programs() -> None:
    """A cut document has a member `truncated` beside `results`, with the limit."""
    sent, _ = cut(records_of(ResultFormat.JSON), [document([("a", "b"), ("c", "d")], ResultFormat.JSON)])
    ended = sent + (records_of(ResultFormat.JSON).closing("time") or b"")
    assert "time" == json.loads(ended)["truncated"]["limit"]
    assert 1 == len(json.loads(ended)["results"]["bindings"])


@pytest.mark.parametrize("format", FORMATS, ids=NAMES)
def test_a_truth_value_is_no_row(format) -> None:
    """ASK has no rows."""
    assert 0 == records_of(format).count(Store().query("ASK {}").serialize(format=format.engine))


def test_xml_has_only_characters_of_xml() -> None:
    """What XML 1.0 cannot hold is replaced, and a carriage return comes back from an XML parser."""
    content = records_of(ResultFormat.XML).fit(
        document([("a\u0001\u0000\uffff", "b\r\nc")], ResultFormat.XML)
    )
    assert ["a\ufffd\ufffd\ufffd", "b\r\nc"] == [
        one.text for one in ET.fromstring(content).iter(f"{XML}literal")
    ]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        (ResultFormat.CSV, '"' + "\r\n" * 500_000),
        (ResultFormat.CSV, '"a' + '"",\r\n' * 300_000),
        (ResultFormat.JSON, '{"x":{"type":"literal","value":"' + "},{},{" * 300_000),
        (ResultFormat.JSON, '{"x":{"type":"literal","value":"' + '\\"},{' * 300_000),
    ],
)
def test_a_long_text_is_looked_through_at_once(format, text) -> None:
    """Where a record ends is found in a time that grows with the text, not with its square."""
    started = time.process_time()
    assert 0 == records_of(format).end_of_last(text.encode())
    assert time.process_time() - started < 2
