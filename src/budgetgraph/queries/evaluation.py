"""What a worker does with a job: evaluates the query and sends the answer, or what is wrong with it."""

from __future__ import annotations

import json
import traceback

from budgetgraph.errors import (
    BudgetGraphError,
    MalformedQuery,
    QueryError,
    QueryTooLong,
    RefusedQuery,
    ReleaseDamaged,
    ServiceFailed,
    UnfitFormat,
)
from budgetgraph.formats import Format, ResultFormat
from budgetgraph.queries.frames import Kind
from budgetgraph.queries.job import Job
from budgetgraph.queries.reply import Clock, LimitMet, Reply, Send
from budgetgraph.services import Services
from budgetgraph.store import Answer, ReleaseStore

# What a worker can find wrong, and how it is called on the way to the service.
NOT_ACCEPTABLE = "not acceptable"
OUT_OF_TIME = "time"
TOO_LARGE = "size"
OUT_OF_MEMORY = "memory"
BROKEN = "broken"
ERRORS: dict[type[BudgetGraphError], str] = {
    MalformedQuery: "malformed",
    QueryTooLong: "too long",
    RefusedQuery: "refused",
    ServiceFailed: "service",
    UnfitFormat: "unfit",
    QueryError: "query",
    ReleaseDamaged: "damaged",
}


def evaluate(store: ReleaseStore, job: Job, send: Send, services: Services | None = None) -> None:
    """Sends HEAD, BODY… and END, or in their place ERROR with a JSON object.

    Raises `OSError` when the service has gone. An error after the first BODY breaks the answer off.
    """
    clock = Clock()
    try:
        answer = store.answer(
            job.query,
            default_graphs=job.default_graphs,
            named_graphs=job.named_graphs,
            base=job.base,
            services=services,
        )
        name = job.graph if answer.kind == "graph" else job.solutions
        if name is None:
            _tell(send, NOT_ACCEPTABLE, kind=answer.kind)
            return
        format = Format[name] if answer.kind == "graph" else ResultFormat[name]
        _write(answer, Reply(job, format, send, clock), send)
    except BudgetGraphError as error:
        tell_error(send, error)
    except MemoryError:
        _tell(send, OUT_OF_MEMORY)
    except OSError:
        raise
    except BaseException:  # noqa: BLE001 - the engine's own panics are no `Exception`
        tell_broken(send)


def tell_error(send: Send, error: BudgetGraphError) -> None:
    """Sends what is wrong in the error's own words."""
    _tell(send, _name(error), what=error.what, where=error.where, hint=error.hint)


def tell_broken(send: Send) -> None:
    """Sends the trace of what nobody foresaw, for the service's log: a worker can write into no file."""
    _tell(send, BROKEN, trace=traceback.format_exc())


def _write(answer: Answer, reply: Reply, send: Send) -> None:
    try:
        answer.stream(reply.format, reply, reply.within_limits)
    except LimitMet as met:
        _end_early(reply, met, send)
    else:
        if reply.limit == "time" and not reply.begun:
            _tell(send, OUT_OF_TIME)
        else:
            reply.finish()


def _end_early(reply: Reply, met: LimitMet, send: Send) -> None:
    """What has not begun to be sent when the time is up is an error, not half an answer."""
    if met.limit == "time" and not reply.begun:
        _tell(send, OUT_OF_TIME)
    elif not reply.finish_early(met.limit):
        _tell(send, TOO_LARGE)


def _name(error: BudgetGraphError) -> str:
    return next((name for kind, name in ERRORS.items() if isinstance(error, kind)), "query")


def _tell(send: Send, name: str, **details: str | None) -> None:
    content = {"error": name, **{key: value for key, value in details.items() if value is not None}}
    send(Kind.ERROR, json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))
