"""Which content coding a client gets, and what it need not get again."""

from __future__ import annotations

import pytest

from budgetgraph.web.http.codings import ALL, coding
from budgetgraph.web.http.validators import client_has

GZIP_ALONE = ("gzip",)


@pytest.mark.parametrize(
    ("accept_encoding", "offered", "expected"),
    [
        ("", ALL, None),
        ("gzip", ALL, "gzip"),
        ("GZIP", ALL, "gzip"),
        ("gzip, deflate, br, zstd", ALL, "zstd"),
        ("gzip, deflate, br", ALL, "br"),
        ("gzip, deflate, br, zstd", GZIP_ALONE, "gzip"),
        ("br", GZIP_ALONE, None),
        ("br;q=0.5, gzip;q=0.6", ALL, "gzip"),
        ("*", ALL, "zstd"),
        ("*", GZIP_ALONE, "gzip"),
        ("gzip;q=0, *", ALL, "zstd"),
        ("gzip;q=0, *", GZIP_ALONE, None),
        ("*;q=0", GZIP_ALONE, None),
        ("gzip;q=0.000", GZIP_ALONE, None),
        ("gzip; q=0.5, identity", GZIP_ALONE, None),
        ("identity;q=0.5, gzip", GZIP_ALONE, "gzip"),
        ("gzip;q=much", GZIP_ALONE, None),
    ],
)
def test_the_coding_is_chosen(accept_encoding: str, offered: tuple[str, ...], expected: str | None) -> None:
    """By the client's qualities, then by our order; `*` is every coding that it does not name."""
    assert expected == coding(accept_encoding, offered)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (None, False),
        (b"", False),
        (b'"a"', True),
        (b'W/"a"', True),
        (b'"b", W/"a" ,"c"', True),
        (b'"b"', False),
        (b"a", False),
        (b" * ", True),
    ],
)
def test_a_validator_is_recognised(known: bytes | None, expected: bool) -> None:
    """Among others, and though a proxy made it a weak one."""
    assert expected == client_has(known, b'"a"')


def test_any_answer_is_one_that_exists() -> None:
    """`*` says nothing as long as nobody knows whether there will be an answer."""
    assert not client_has(b"*", b'"a"', is_there=False)
