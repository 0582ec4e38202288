"""One HTTP/1.1 connection to a server on this machine, with no more between than what the figures need."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from types import TracebackType
from typing import Self

HOST = "127.0.0.1"
BLOCK = 64 * 1024


class Connection:
    """Asks one question after the other. Raises `OSError` for what goes wrong, also for a response cut short.

    `source` is the address that it comes from, `client` the one that it says, as a proxy, to ask for.
    """

    def __init__(
        self, port: int, *, timeout: float = 60.0, source: str = HOST, client: str | None = None
    ) -> None:
        self._forwarded = f"X-Forwarded-For: {client}\r\n" if client else ""
        self._socket = socket.create_connection((HOST, port), timeout, source_address=(source, 0))
        self._file = self._socket.makefile("rb")
        self._headers: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Goes away, whatever the server is doing."""
        self._file.close()
        self._socket.close()

    def ask(self, target: str, accept: str) -> int:
        """Sends a GET and reads the head of the response; its status. The body is to be read before asking again."""
        self.send(target, accept)
        words = self._line().split(" ", 2)
        self._headers = {}
        while line := self._line():
            name, _, value = line.partition(":")
            self._headers[name.lower()] = value.strip()
        return int(words[1])

    def send(self, target: str, accept: str) -> None:
        """Sends a GET and waits for nothing."""
        request = f"GET {target} HTTP/1.1\r\nHost: {HOST}\r\nAccept: {accept}\r\n{self._forwarded}\r\n"
        self._socket.sendall(request.encode("latin-1"))

    def body(self) -> Iterator[bytes]:
        """The body as it comes, in pieces of at most 64 KiB."""
        if self._headers.get("transfer-encoding") == "chunked":
            while size := int(self._line(), 16):
                yield from self._exactly(size)
                self._line()
            self._line()
        else:
            yield from self._exactly(int(self._headers["content-length"]))

    def answer(self, target: str, accept: str) -> bytes:
        """The whole answer to one question; raises `ConnectionError` when the status is not 200."""
        status = self.ask(target, accept)
        body = b"".join(self.body())
        if status != 200:
            raise ConnectionError(f"HTTP {status}: {body[:200].decode(errors='replace')}")
        return body

    def _line(self) -> str:
        line = self._file.readline(BLOCK)
        if not line.endswith(b"\n"):
            raise ConnectionError("The server closed the connection.")
        return line.decode("latin-1").rstrip("\r\n")

    def _exactly(self, size: int) -> Iterator[bytes]:
        while size:
            piece = self._file.read1(min(size, BLOCK))
            if not piece:
                raise ConnectionError("The response is cut short.")
            size -= len(piece)
            yield piece
