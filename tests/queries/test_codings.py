"""Content codings: what is compressed comes back, whenever it is flushed."""

from __future__ import annotations

import gzip

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetgraph.queries.codings import ENCODERS


def decoded(name: str, content: bytes) -> bytes:
    if name == "gzip":
        return gzip.decompress(content)
    if name == "br":
        return brotli.decompress(content)
    return zstandard.ZstdDecompressor().decompressobj().decompress(content)


def decoded_so_far(name: str, content: bytes) -> bytes:
    """What a client can read of a stream that goes on."""
    import zlib

    if name == "gzip":
        return zlib.decompressobj(wbits=31).decompress(content)
    if name == "br":
        return brotli.Decompressor().process(content)
    return zstandard.ZstdDecompressor().decompressobj().decompress(content)


@pytest.mark.parametrize("name", ENCODERS)
@given(pieces=st.lists(st.tuples(st.binary(max_size=3000), st.booleans()), max_size=20))
@settings(max_examples=40, deadline=None)
def test_round_trip(name, pieces) -> None:
    """Pieces of any size, flushed at any place, come back as one."""
    encoder = ENCODERS[name]()
    sent = b""
    for piece, flushed in pieces:
        sent += encoder.add(piece)
        sent += encoder.flush() if flushed else b""
    sent += encoder.finish()
    assert b"".join(piece for piece, _ in pieces) == decoded(name, sent)


@pytest.mark.parametrize("name", ENCODERS)
def test_flushed_is_readable(name) -> None:
    """What was added before a flush can be read before the stream ends."""
    encoder = ENCODERS[name]()
    sent = encoder.add(b"the first rows") + encoder.flush()
    assert b"the first rows" == decoded_so_far(name, sent)


@pytest.mark.parametrize("name", ENCODERS)
def test_it_compresses(name) -> None:
    """Rows of the usual kind become a fifth at most."""
    rows = b"".join(b'{"x":{"type":"uri","value":"http://localhost:8000/id/%d"}},' % n for n in range(3000))
    encoder = ENCODERS[name]()
    assert len(encoder.add(rows) + encoder.finish()) < len(rows) / 5
