"""What a worker says when something goes wrong."""

from __future__ import annotations

import json
import sys

import pytest

from budgetgraph.errors import MalformedQuery, QueryError, QueryTooLong, RefusedQuery, ReleaseDamaged
from budgetgraph.queries.evaluation import evaluate
from budgetgraph.queries.frames import Kind
from budgetgraph.queries.job import Job


class Panic(BaseException):
    """Like the engine's: no `Exception`."""


class Failing:
    """A store that fails at every query."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    def answer(self, *_, **__) -> None:
        raise self._error


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (MalformedQuery("No."), "malformed"),
        (QueryTooLong("No."), "too long"),
        (RefusedQuery("No."), "refused"),
        (QueryError("No."), "query"),
        (ReleaseDamaged("No."), "damaged"),
        (MemoryError(), "memory"),
        (RecursionError(), "broken"),
        (OverflowError(), "broken"),
        (KeyError("x"), "broken"),
        (Panic(), "broken"),
    ],
)
def test_every_error_is_told(error, name) -> None:
    """Whatever is raised, the service hears one message, and the worker goes on."""
    sent: list[tuple[Kind, bytes]] = []
    evaluate(Failing(error), Job("ASK {}"), lambda kind, content: sent.append((kind, content)))
    assert [Kind.ERROR] == [kind for kind, _ in sent]
    assert name == json.loads(sent[0][1])["error"]


def test_a_service_that_has_gone_is_no_error_of_the_query() -> None:
    """When nothing can be sent any more, the worker learns so."""

    def gone(*_) -> None:
        raise BrokenPipeError

    with pytest.raises(OSError):
        evaluate(Failing(MalformedQuery("No.")), Job("ASK {}"), gone)


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="asks for CPython's text of surrogates")
def test_surrogates_in_what_is_said() -> None:
    """A message may quote any text."""
    sent: list[bytes] = []
    evaluate(Failing(QueryError("\ud800")), Job("ASK {}"), lambda _, content: sent.append(content))
    assert "\ud800" == json.loads(sent[0].decode("utf-8", "surrogatepass"))["what"]
