"""Answers that are kept for the next who asks the same, and the validators by which clients keep theirs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.types import Send

from budgetgraph import __version__
from budgetgraph.web.http.validators import client_has

Headers = list[tuple[bytes, bytes]]

_OF_NOT_MODIFIED = (b"etag", b"vary", b"cache-control")
# What gives another answer each time; in a comment or a text it does no harm to be careful. The grammar needs no
# space before a function and lets comments stand between its name and the bracket.
_VOLATILE = re.compile(r"(?:NOW|RAND|UUID|BNODE)(?:\s++|#[^\r\n]*+)*+\(", re.IGNORECASE)


@dataclass(frozen=True)
class StoredAnswer:
    """The headers and the body of a 200, with the validator that is among the headers, if there is one."""

    headers: Headers
    body: bytes
    etag: bytes | None

    @property
    def size(self) -> int:
        """Roughly its bytes in memory."""
        return len(self.body) + 2_000


def is_volatile(query: str) -> bool:
    """Whether the answer may be another next time, though the release is the same."""
    return _VOLATILE.search(query) is not None


def digest(parts: Iterable[bytes]) -> str:
    """A short name for what was asked; the software is part of it, since it decides how answers are written."""
    hashed = hashlib.blake2b(__version__.encode(), digest_size=12)
    for part in parts:
        hashed.update(len(part).to_bytes(4))
        hashed.update(part)
    return hashed.hexdigest()


async def send_stored(send: Send, stored: StoredAnswer, known: bytes | None) -> int:
    """Sends an answer (200), or 304 to a client whose If-None-Match (`known`) says that it has it; says which."""
    if stored.etag and client_has(known, stored.etag):
        await send_not_modified(send, [header for header in stored.headers if header[0] in _OF_NOT_MODIFIED])
        return 304
    await send({"type": "http.response.start", "status": 200, "headers": stored.headers})
    await send({"type": "http.response.body", "body": stored.body})
    return 200


async def send_not_modified(send: Send, headers: Headers) -> None:
    """Tells a client that what it has is still true."""
    await send({"type": "http.response.start", "status": 304, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
