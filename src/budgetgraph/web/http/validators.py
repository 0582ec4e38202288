"""Whether a client has a representation already, by its validator (RFC 9110, section 13.1.2)."""

from __future__ import annotations


def client_has(known: bytes | None, etag: bytes, *, is_there: bool = True) -> bool:
    """Whether an If-None-Match header (`known`) names this validator.

    `*` stands for any, once there is an answer: `is_there` is False where one may not come about.
    """
    if known is None:
        return False
    if known.strip() == b"*":
        return is_there
    return etag in (one.strip().removeprefix(b"W/") for one in known.split(b","))
