"""What is noted of a query that is over: the same for the log and for the metrics."""

from __future__ import annotations

from dataclasses import dataclass

from budgetgraph.formats import Format, ResultFormat
from budgetgraph.queries.evaluation import NOT_ACCEPTABLE, OUT_OF_MEMORY, OUT_OF_TIME, TOO_LARGE
from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.pool import CRASHED, GONE, OVERLOADED, TOO_MANY

ANSWERED, TRUNCATED, FAILED = "answered", "truncated", "failed"

# The outcome and the status of each way to fail; nobody is there to be told that he has gone.
_FAILURES: dict[str, tuple[str, int | None]] = {
    "malformed": ("malformed", 400),
    "refused": ("refused", 403),
    "too long": ("refused", 413),
    NOT_ACCEPTABLE: ("not_acceptable", 406),
    "unfit": ("not_acceptable", 406),
    TOO_MANY: ("too_many", 429),
    CRASHED: ("crashed", 500),
    "service": ("service", 502),
    OVERLOADED: ("overloaded", 503),
    OUT_OF_TIME: ("time", 504),
    TOO_LARGE: ("size", 507),
    OUT_OF_MEMORY: ("memory", 507),
    GONE: ("gone", None),
}
_FAILED = (FAILED, 500)
_LIMITS = {"time", "size", "memory", "overloaded", "too_many", "gone"}
_FORMATS = {
    f.name: ("graph" if isinstance(f, Format) else "solutions", f.suffix) for f in (*Format, *ResultFormat)
}

OUTCOMES = (ANSWERED, TRUNCATED, *(outcome for outcome, _ in _FAILURES.values()), FAILED)
"""How a query that was handed to the pool can end."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A query and how it ended.

    `kind` ("solutions" or "graph"), `format` (a suffix), `encoding`: how the answer was written, None when there
    is none. `seconds` of evaluation, None when it was not evaluated, and `waited` before it began (for the last
    time, if it had to give way). `size` is in bytes before compression, or as many as had come of an answer that broke
    off, of which the `rows` are not known. `limit` is the one that was met. `cut` says
    that the answer had begun and broke off.
    """

    query: str
    outcome: str
    status: int | None
    kind: str | None
    format: str | None
    encoding: str | None
    lane: str | None
    seconds: float | None
    waited: float
    rows: int | None
    size: int
    limit: str | None
    cut: bool


def entry_of(exchange: Exchange, now: float) -> Entry:
    """The entry for an exchange that is over; `now` is of the pool's clock."""
    head, end = exchange.head, exchange.end
    outcome, status = _outcome(exchange)
    kind, format = _FORMATS[head.format] if head else (None, None)
    return Entry(
        query=exchange.job.query,
        outcome=outcome,
        status=200 if head else status,
        kind=kind,
        format=format,
        encoding=head.encoding if head else None,
        lane=exchange.lane or None,
        seconds=_seconds(exchange, now),
        waited=(now if exchange.started is None else exchange.started) - exchange.asked,
        rows=end.rows if end else None if exchange.taken else 0,
        size=end.size if end else exchange.taken,
        limit=outcome if outcome in _LIMITS else end.truncated if end else None,
        cut=head is not None and (end is None or not end.whole),
    )


def _outcome(exchange: Exchange) -> tuple[str, int | None]:
    if exchange.failure is not None:
        return _FAILURES.get(exchange.failure.name, _FAILED)
    return (TRUNCATED if exchange.end and exchange.end.truncated else ANSWERED), 200


def _seconds(exchange: Exchange, now: float) -> float | None:
    if exchange.end is not None:
        return exchange.end.seconds
    return None if exchange.started is None else exchange.active(now)
