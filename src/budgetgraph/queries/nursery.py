"""The nursery of query workers: `python -m budgetgraph.queries.nursery MEMORY`, its orders on stdin.

An order to make a worker names the store that it opens.
"""

from __future__ import annotations

import socket
import sys
from pathlib import Path

from budgetgraph.confinement.nursery import Order, take_orders
from budgetgraph.confinement.sandbox import confine
from budgetgraph.queries.evaluation import tell_broken
from budgetgraph.queries.evaluator import Evaluator
from budgetgraph.queries.frames import frame


def main() -> None:
    """Takes orders until standard input closes."""
    memory = int(sys.argv[1])
    take_orders(lambda connection, order: _work(connection, order, memory))


def _work(connection: socket.socket, order: Order, memory: int) -> None:
    try:
        confine(memory)
        Evaluator(connection, Path(order["store"])).serve()
    except BaseException:
        tell_broken(lambda kind, content: connection.sendall(frame(kind, content)))
        raise


if __name__ == "__main__":
    main()
