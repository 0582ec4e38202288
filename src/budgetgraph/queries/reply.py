"""A worker's answer on its way: cut where a limit is met, compressed, and sent piece by piece."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import NoReturn

from pyoxigraph import Literal, Triple

from budgetgraph.formats import Format, ResultFormat
from budgetgraph.queries.codings import ENCODERS, TOO_SMALL, Encoder
from budgetgraph.queries.frames import Kind
from budgetgraph.queries.job import End, Head, Job, Limit
from budgetgraph.queries.records import records_of

_PIECE = 48 * 1024  # bytes: few enough for the first rows to come at once, enough to be worth a message
_LARGEST_RECORD = 16 * 1024 * 1024
_LARGEST_MESSAGE = 256 * 1024
_OFTEN = 256  # triples between two looks at the clock

Send = Callable[[Kind, bytes], None]


class LimitMet(Exception):
    """The answer has become too large, or its time is up; not an error of the engine's kinds."""

    def __init__(self, limit: Limit) -> None:
        super().__init__(limit)
        self.limit: Limit = limit


class Clock:
    """The time that an evaluation has taken; waiting for a slow client does not count."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._waited = 0.0

    def seconds(self) -> float:
        """So far."""
        return time.monotonic() - self._since - self._waited

    def waiting(self, since: float) -> None:
        """The time since `since` (of the monotonic clock) was spent waiting."""
        self._waited += time.monotonic() - since


class Reply:
    """What the engine writes an answer into: a file, as far as it can tell.

    Everything that is sent ends with a whole record, so that the answer can be ended properly at any time.
    `begun` says whether something was sent, `limit` which limit a graph has met.
    """

    def __init__(self, job: Job, format: Format | ResultFormat, send: Send, clock: Clock) -> None:
        self._job = job
        self.format = format
        self._send = send
        self._records = records_of(format)
        self._encoder: Encoder | None = None
        self._held = bytearray()
        self._enough = _PIECE
        self._size = self._rows = self._triples = self._texts = 0
        self._ended = self._told = False
        self.begun = False
        self.limit: Limit | None = None
        self.clock = clock

    def write(self, content: bytes) -> int:
        """Takes a piece of any size; raises `LimitMet` for solutions, while a graph's triples are let through."""
        if self._ended:  # the engine tries once more to write what it could not
            return len(content)
        self._held += content
        if isinstance(self.format, ResultFormat) and (limit := self._limit_met()):
            self._end(limit)
        if len(self._held) >= self._enough:
            self._send_records()
        return len(content)

    def flush(self) -> None:
        """The engine calls it at the end; there is more to come even then."""

    def within_limits(self, triples: Iterable[Triple]) -> Iterator[Triple]:
        """The triples of a graph, counted, as long as there is room and time for them.

        A document of triples cannot be cut anywhere, so that it is the triples that end early.
        """
        for number, triple in enumerate(triples):
            if number % _OFTEN == 0 and (limit := self._limit_met()):
                self.limit = limit
                return
            self._triples += 1
            # The first thousands are held before any of them is written.
            if isinstance(triple.object, Literal):
                self._texts += len(triple.object.value)
            yield triple

    def finish(self) -> None:
        """All of the answer has been written, or of a graph all that there is room for."""
        self._finish(self.limit)

    def finish_early(self, limit: Limit) -> bool:
        """Ends solutions after the last whole record, with a notice; false when there is nothing to end."""
        end = self._records.end_of_last(self._held)
        if not (end or self.begun):
            return False
        del self._held[end:]
        self._finish(limit)
        return True

    def _end(self, limit: Limit) -> NoReturn:
        self._ended = True
        raise LimitMet(limit)

    def _limit_met(self) -> Limit | None:
        if max(self._size + len(self._held), self._texts) > self._job.size:
            return "size"
        return "time" if self.clock.seconds() > self._job.seconds else None

    def _finish(self, limit: Limit | None) -> None:
        rest = self._records.fit(bytes(self._held))
        self._rows += self._records.count(rest)
        closing = self._records.closing(limit) if limit else b""
        rest += closing or b""
        self._size += len(rest)
        # When nothing has been sent yet, a header can tell.
        told = closing is not None or self._told or not self.begun
        if limit and not told:
            rest = self._records.left_open(rest)
        self._emit(rest, limit, last=True)
        rows = self._triples or self._rows
        end = End(rows, self._size, round(self.clock.seconds(), 6), limit, whole=told)
        self._send(Kind.END, end.to_json())

    def _send_records(self) -> None:
        end = self._records.end_of_last(self._held)
        if not end:
            if len(self._held) > _LARGEST_RECORD:
                self._end("size")
            # Looked through at every piece, a long text would take for ever.
            self._enough = 2 * len(self._held)
            return
        self._enough = _PIECE
        content = self._records.fit(bytes(self._held[:end]))
        del self._held[:end]
        self._rows += self._records.count(content)
        self._size += len(content)
        self._emit(content, self.limit)

    def _emit(self, content: bytes, limit: Limit | None, *, last: bool = False) -> None:
        first = not self.begun
        if first:
            self._begin(len(content) >= TOO_SMALL, limit)
        if self._encoder:
            content = self._encoder.add(content)
            content += self._encoder.finish() if last else self._encoder.flush() if first else b""
        since = time.monotonic()
        for start in range(0, len(content), _LARGEST_MESSAGE):
            self._send(Kind.BODY, content[start : start + _LARGEST_MESSAGE])
        self.clock.waiting(since)

    def _begin(self, compress: bool, limit: Limit | None) -> None:
        encoding = self._job.encoding if compress else None
        self._encoder = ENCODERS[encoding]() if encoding else None
        self._send(Kind.HEAD, Head(self.format.name, encoding, limit).to_json())
        self.begun, self._told = True, limit is not None
