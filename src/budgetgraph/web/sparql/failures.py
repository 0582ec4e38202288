"""Why a query was not answered, as a problem for its client."""

from __future__ import annotations

import logging
from collections.abc import Callable
from math import ceil

from budgetgraph.queries.evaluation import BROKEN, NOT_ACCEPTABLE, OUT_OF_MEMORY, OUT_OF_TIME, TOO_LARGE
from budgetgraph.queries.exchange import Exchange, Failure
from budgetgraph.queries.limits import Limits
from budgetgraph.queries.pool import CRASHED, GONE, OVERLOADED, TOO_MANY
from budgetgraph.web.http.problems import Problem
from budgetgraph.web.sparql.result_formats import not_offered

log = logging.getLogger(__name__)

_ASK_FOR_LESS = "Ask for less, name more of what you look for, or query a downloaded release."


def problem_of(exchange: Exchange, limits: Limits, format: str | None) -> Problem:
    """The problem for an exchange that failed before anything was sent; `format` is what the client asked for."""
    failure = exchange.failure
    assert failure is not None
    if failure.name == NOT_ACCEPTABLE:
        return not_offered(failure.details["kind"], format)
    if failure.name == OUT_OF_TIME:
        return _out_of_time(exchange.job.seconds)
    if failure.name == OUT_OF_MEMORY:
        what = f"The query needs more than the {limits.query_memory} MiB of memory that a query may take."
        return Problem(507, what, _ASK_FOR_LESS)
    return _PROBLEMS.get(failure.name, _failed)(failure)


def _out_of_time(seconds: float) -> Problem:
    what = f"The query was stopped after {seconds:g} seconds, which is the longest that one may take."
    return Problem(504, what, _ASK_FOR_LESS, details={"seconds": seconds})


def _said(status: int) -> Callable[[Failure], Problem]:
    """What the worker says in its own words."""

    def problem(failure: Failure) -> Problem:
        what, where = failure.details["what"], failure.details.get("where")
        details = {"where": where} if where else {}
        shown = f"{what} ({where})" if where else what
        return Problem(status, shown, failure.details.get("hint", ""), details=details)

    return problem


def _overloaded(failure: Failure) -> Problem:
    return _later(503, "Too many queries are being answered just now.", failure)


def _too_many(failure: Failure) -> Problem:
    return _later(429, "Too many queries, or too long ones, came from your address lately.", failure)


def _later(status: int, what: str, failure: Failure) -> Problem:
    seconds = ceil(failure.details["retry_after"])
    wait = "a second" if seconds == 1 else f"{seconds} seconds"
    hint = f"Try again in {wait}, or query a downloaded release."
    return Problem(status, what, hint, headers={"Retry-After": str(seconds)})


def _too_large(_: Failure) -> Problem:
    return Problem(507, "A single row of the answer is larger than an answer may be.", _ASK_FOR_LESS)


def _crashed(failure: Failure) -> Problem:
    log.error("A query ended its worker process (signal %s).", failure.details.get("signal"))
    return Problem(500, "The engine broke on this query.", "Make it flatter: it may be nested too deeply.")


def _gone(_: Failure) -> Problem:
    return Problem(503, "The query was broken off.", "Try again in a moment.", headers={"Retry-After": "5"})


def _damaged(failure: Failure) -> Problem:
    log.error("A query worker found the release damaged: %s", failure.details["what"])
    return _failed(failure)


def _broken(failure: Failure) -> Problem:
    log.error("A query failed in a way that nobody foresaw.\n%s", failure.details["trace"])
    return _failed(failure)


def _failed(_: Failure) -> Problem:
    hint = "It has been logged. Try again; if it stays so, tell the publisher the address and the time."
    return Problem(500, "Something went wrong on our side.", hint)


_PROBLEMS: dict[str, Callable[[Failure], Problem]] = {
    "malformed": _said(400),
    "refused": _said(403),
    "too long": _said(413),
    "unfit": _said(406),
    "query": _said(500),
    "service": _said(502),
    "damaged": _damaged,
    BROKEN: _broken,
    TOO_LARGE: _too_large,
    OVERLOADED: _overloaded,
    TOO_MANY: _too_many,
    CRASHED: _crashed,
    GONE: _gone,
}
