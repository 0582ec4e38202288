"""An endpoint on the publisher's list, as a worker sees it: it has the service ask, for it cannot reach the network."""

from __future__ import annotations

import json
import socket

from pyoxigraph import BlankNode, QueryResultsFormat, QuerySolutions, Triple, parse_query_results

from budgetgraph.errors import ServiceFailed
from budgetgraph.queries.frames import Kind, frame, receive
from budgetgraph.service_calls import ServiceCall, Table

DONE, FAILED = b"+", b"-"
"""What the service's message begins with: before an answer, and before why there is none."""


class Remote:
    """Answers calls over the worker's connection, on which nothing else is said meanwhile."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def __call__(self, call: ServiceCall) -> Table:
        """The solutions that the endpoint gave; raises `ServiceFailed`, and `OSError` when the service has gone."""
        order = json.dumps({"endpoint": call.endpoint, "query": call.question}).encode()
        self._connection.sendall(frame(Kind.CALL, order))
        message = receive(self._connection)
        if message is None:
            raise ConnectionResetError("The service has gone.")
        status, content = message[1][:1], message[1][1:]
        if status != DONE:
            raise ServiceFailed(f"A SERVICE gave no answer: {content.decode()}", where=call.position)
        return _table(call, content)


def _table(call: ServiceCall, content: bytes) -> Table:
    try:
        solutions = parse_query_results(content, format=QueryResultsFormat.JSON)
        assert isinstance(solutions, QuerySolutions)  # the service has looked
        variables = solutions.variables
        rows = [[solution[variable] for variable in variables] for solution in solutions]
    except (SyntaxError, ValueError) as error:
        what = f"{call.endpoint} answered with what cannot be read ({error})."
        raise ServiceFailed(what, where=call.position) from error
    if any(isinstance(term, BlankNode | Triple) for row in rows for term in row):
        what = (
            f"{call.endpoint} answered with blank nodes or triples, which cannot be joined with what is here."
        )
        raise ServiceFailed(what, where=call.position, hint="Select IRIs and literals only.")
    return [variable.value for variable in variables], rows
