"""What a confined process does with its connection: it is sent bytes, does one task with them, answers and ends."""

from __future__ import annotations

import socket
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing

from budgetgraph.confinement.answer import BEGUN, BROKEN, MEMORY, Answer
from budgetgraph.confinement.nursery import Order, take_orders
from budgetgraph.confinement.sandbox import confine
from budgetgraph.errors import BudgetGraphError

Doing = Callable[[Order, bytes], Answer]
"""What is done: by an order, with what was sent."""


def take_tasks(do: Doing) -> None:
    """Forks a confined process for each order, until standard input closes; by the order it knows its limits, too."""
    take_orders(lambda connection, order: _work(connection, order, do))


def _work(connection: socket.socket, order: Order, do: Doing) -> None:
    confine(order["memory"], order["processor"])
    connection.sendall(BEGUN)
    answer = _answer(order, b"".join(_received(connection)), do)
    with closing(connection):
        for piece in answer.pieces():
            connection.sendall(piece)


def _received(connection: socket.socket) -> Iterator[bytes]:
    while piece := connection.recv(1 << 20):
        yield piece


def _answer(order: Order, data: bytes, do: Doing) -> Answer:
    try:
        return do(order, data)
    except MemoryError:
        return Answer(MEMORY)
    except BudgetGraphError as error:
        # What a library cannot do because it finds no memory may be taken for damage.
        return Answer(MEMORY) if isinstance(error.__cause__, MemoryError) else Answer.of_error(error)
    except BaseException as error:  # noqa: BLE001 - what a library raises is told, its panics are no `Exception`
        what = f"{type(error).__name__}: {error}".replace("\n", " ")
        return Answer(BROKEN, (("", f"{what}\n{traceback.format_exc()}".encode("utf-8", "replace")),))
