"""The worker's side of an answer: limits, pieces, and how much is held."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress

import brotli
import pytest
from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.formats import Format, ResultFormat
from budgetgraph.queries.frames import Kind
from budgetgraph.queries.job import End, Head, Job
from budgetgraph.queries.reply import Clock, LimitMet, Reply

Sent = list[tuple[Kind, bytes]]
HEADER = b'{"head":{"vars":["x"]},"results":{"bindings":['


def reply(sent: Sent, format: Format | ResultFormat = ResultFormat.JSON, **limits) -> Reply:
    return Reply(Job("", **limits), format, lambda kind, content: sent.append((kind, content)), Clock())


def row(text: str, separator: str = ",") -> bytes:
    return (separator + json.dumps({"x": {"type": "literal", "value": text}}, separators=(",", ":"))).encode()


def write_on(answer: Reply, rows: Iterable[bytes]) -> None:
    for one in rows:
        answer.write(one)


def body(sent: Sent) -> bytes:
    return b"".join(content for kind, content in sent if kind is Kind.BODY)


def end(sent: Sent) -> End:
    kind, content = sent[-1]
    assert kind is Kind.END
    return End(**json.loads(content))


def test_pieces_are_sent_as_they_come() -> None:
    """The first goes out long before the end, and what is held does not grow with the answer."""
    sent: Sent = []
    answer = reply(sent)
    answer.write(HEADER + row("first", ""))
    for number in range(20_000):
        answer.write(row(str(number)))
        assert len(answer._held) < 100_000
        assert sent or number < 3_000
    answer.write(b"]}}")
    answer.finish()
    assert [Kind.HEAD, Kind.BODY, Kind.END] == list(dict.fromkeys(kind for kind, _ in sent))
    assert 20_001 == end(sent).rows == len(json.loads(body(sent))["results"]["bindings"])
    assert end(sent).size == len(body(sent))


def test_too_large_an_answer_ends_early() -> None:
    """At the limit, give or take a row, with a notice in the document and in END."""
    sent: Sent = []
    answer = reply(sent, size=200_000)
    answer.write(HEADER + row("first", ""))
    with pytest.raises(LimitMet) as met:
        write_on(answer, (row(str(number)) for number in range(1_000_000)))
    assert answer.finish_early(met.value.limit)
    assert 199_000 < len(body(sent)) < 201_000
    assert "size" == json.loads(body(sent))["truncated"]["limit"] == end(sent).truncated
    assert end(sent).whole


def test_what_comes_after_the_limit_is_not_sent() -> None:
    """The engine, told that a piece was not taken, tries it again before it gives up."""
    sent: Sent = []
    answer = reply(sent, size=1_000)
    answer.write(HEADER + row("first", ""))
    rows = b"".join(map(row, map(str, range(100))))
    for _ in range(2):
        with suppress(LimitMet):
            answer.write(rows)
    assert answer.finish_early("size")
    values = [one["x"]["value"] for one in json.loads(body(sent))["results"]["bindings"]]
    assert ["first", *map(str, range(99))] == values


def test_csv_that_is_cut_is_not_whole() -> None:
    """It has no way to say so once it has begun; before that, a header has."""
    for rows, whole in ((100, True), (20_000, False)):
        sent: Sent = []
        answer = reply(sent, ResultFormat.CSV, size=rows * 8)
        answer.write(b"x\r\n")
        with pytest.raises(LimitMet):
            write_on(answer, (b"%06d\r\n" % number for number in range(1_000_000)))
        answer.finish_early("size")
        assert (whole, "size") == (end(sent).whole, end(sent).truncated)
        assert ("size" if whole else None) == Head(**json.loads(sent[0][1])).truncated
        assert body(sent).endswith(b"\r\n")


def test_time_is_a_limit() -> None:
    """When it is up, nothing more is taken."""
    answer = reply([], seconds=0.0)
    with pytest.raises(LimitMet, match="time"):
        answer.write(HEADER)


def test_waiting_for_a_client_is_not_evaluation() -> None:
    """Time in which the service takes nothing does not count against the query."""
    clock = Clock()
    clock.waiting(clock._since - 100)
    assert clock.seconds() < -90


def test_a_single_row_that_is_too_large() -> None:
    """There is nothing to send, and nothing is."""
    sent: Sent = []
    answer = reply(sent, size=1000)
    with pytest.raises(LimitMet):
        answer.write(HEADER + b'{"x":{"type":"literal","value":"' + b"a" * 2000)
    assert not answer.finish_early("size")
    assert [] == sent


def test_messages_are_small_whatever_the_rows() -> None:
    """A row of twenty megabytes goes in pieces: a single message of that size would be a fault."""
    sent: Sent = []
    answer = reply(sent)
    answer.write(HEADER + row("a" * 15_000_000, ""))
    answer.write(row("b" * 10_000_000) + row("c"))
    answer.write(b"]}}")
    answer.finish()
    assert max(len(content) for _, content in sent) <= 256 * 1024
    assert 3 == len(json.loads(body(sent))["results"]["bindings"])


def test_a_long_row_is_not_looked_through_again_and_again(monkeypatch) -> None:
    """A text of many pieces is searched for its end a few times, not at each of them."""
    answer = reply([])
    looks = []
    search = answer._records.end_of_last
    monkeypatch.setattr(answer._records, "end_of_last", lambda content: looks.append(1) or search(content))
    answer.write(HEADER + b'{"x":{"type":"literal","value":"')
    for _ in range(1_000):
        answer.write(b"a" * 8_000)
    assert len(looks) < 12


def triples(count: int, text: str) -> list[Triple]:
    node = NamedNode("http://example.org/p")
    return [Triple(NamedNode(f"http://example.org/{number}"), node, Literal(text)) for number in range(count)]


def test_a_graph_ends_early_too() -> None:
    """Its triples do: so much text is not let through, though nothing of it has been written yet."""
    answer = reply([], Format.TURTLE, size=100_000)
    passed = list(answer.within_limits(triples(5_000, "a" * 1_000)))
    assert "size" == answer.limit
    assert 100 <= len(passed) <= 400


def test_a_large_graph_goes_in_small_messages() -> None:
    """A document that is written in one go is sent in pieces."""
    sent: Sent = []
    answer = reply(sent, Format.N_TRIPLES)
    answer.write(b"<a:a> <a:b> <a:c> .\n" * 1_000_000)
    answer.finish()
    assert max(len(content) for _, content in sent) <= 256 * 1024


@pytest.mark.parametrize(("rows", "encoding"), [(1, None), (1_000, "br")])
def test_small_answers_are_not_compressed(rows, encoding) -> None:
    """What fits into a packet goes as it is, and the head says so."""
    sent: Sent = []
    answer = reply(sent, encoding="br")
    answer.write(HEADER + row("first", "") + b"".join(map(row, map(str, range(rows - 1)))) + b"]}}")
    answer.finish()
    assert encoding == Head(**json.loads(sent[0][1])).encoding
    content = brotli.decompress(body(sent)) if encoding else body(sent)
    assert rows == len(json.loads(content)["results"]["bindings"])
