"""One representation of one resource, made once for a release and sent again and again."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.queries.codings import TOO_SMALL
from budgetgraph.web.http.codings import coding
from budgetgraph.web.http.validators import client_has

FRESH = "public, no-cache"
"""Keep it, but ask whether it is still current: after a publication nobody sees old numbers."""
FOREVER = "public, max-age=31536000, immutable"
"""For addresses that name a release or a content hash."""


@dataclass(frozen=True)
class Rendition:
    """A body with its content type, its strong validator and the `Link` header that goes with it."""

    body: bytes
    content_type: str
    etag: str
    link: str = ""

    @classmethod
    def of(cls, body: bytes, content_type: str, *, version: str, name: str, link: str = "") -> Rendition:
        """The validator names the release and the representation, and ends in a hash of the body.

        The hash is there because templates change with the software, without a new release.
        """
        digest = hashlib.blake2b(body, digest_size=6).hexdigest()
        return cls(body, content_type, f"{version}-{name}-{digest}", link)

    @cached_property
    def packed(self) -> bytes | None:
        """The body under gzip, where that is worth it."""
        if len(self.body) < TOO_SMALL:
            return None
        return gzip.compress(self.body, compresslevel=6, mtime=0)

    @property
    def size(self) -> int:
        """Roughly the bytes it holds in memory, packed body included."""
        return len(self.body) * 4 // 3 + 1_000


def send(
    request: Request,
    rendition: Rendition,
    modified: str,
    *,
    vary: str = "",
    extra: Mapping[str, str] | None = None,
) -> Response:
    """The response to a GET: 304 when the client has this very representation, packed when it likes.

    `modified` is an HTTP date, `vary` names what decided about the representation, `extra` are further headers.
    A packed body is another representation (RFC 9110, section 8.8.3), so that it has a validator of its own.
    """
    packed = rendition.packed if coding(request.headers.get("accept-encoding", ""), ("gzip",)) else None
    etag = f'"{rendition.etag}{"-gzip" if packed else ""}"'
    headers = {
        "ETag": etag,
        "Last-Modified": modified,
        "Cache-Control": FRESH,
        "Vary": f"{vary}, Accept-Encoding" if vary else "Accept-Encoding",
        **(extra or {}),
    }
    if rendition.link:
        headers["Link"] = rendition.link
    if has_it(request, etag, modified):
        return Response(status_code=304, headers=headers)
    headers["Content-Type"] = rendition.content_type
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(packed or rendition.body, headers=headers)


def has_it(request: Request, etag: str, modified: str = "") -> bool:
    """Whether the client says that it has the representation with this validator (or date)."""
    known = request.headers.get("if-none-match")
    if known is None:
        # Equality, not order: after a rollback the older release is the current one.
        return request.headers.get("if-modified-since") == modified
    return client_has(known.encode("latin-1"), etag.encode())
