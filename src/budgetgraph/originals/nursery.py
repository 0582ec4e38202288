"""The nursery of processes that read originals: `python -m budgetgraph.originals.nursery READERS`, its orders on stdin.

READERS is the module whose readers are used. A process is made for one file: by the order it knows the file's name,
what to do with it and its limits; it says that it has begun, is sent the bytes, and answers (see `answer`).
"""

from __future__ import annotations

import importlib
import socket
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing

from budgetgraph.confinement.nursery import Order, take_orders
from budgetgraph.confinement.sandbox import confine
from budgetgraph.documents.archive import SUFFIX, members
from budgetgraph.documents.conversions import CONVERSIONS
from budgetgraph.documents.document import Document
from budgetgraph.documents.file_format import suffix_of
from budgetgraph.errors import BudgetGraphError, UnreadableFile
from budgetgraph.originals.answer import BEGUN, Answer
from budgetgraph.originals.plain import to_plain

Readers = Mapping[str, Callable[[str, bytes], Document]]


def main() -> None:
    """Takes orders until standard input closes."""
    readers: Readers = importlib.import_module(sys.argv[1]).READERS
    known = {*readers, *CONVERSIONS}
    take_orders(lambda connection, order: _work(connection, order, readers, known))


def _work(connection: socket.socket, order: Order, readers: Readers, known: set[str]) -> None:
    confine(order["memory"], order["processor"])
    connection.sendall(BEGUN)
    answer = _answer(order, b"".join(_received(connection)), readers, known)
    with closing(connection):
        for piece in answer.pieces():
            connection.sendall(piece)


def _received(connection: socket.socket) -> Iterator[bytes]:
    while piece := connection.recv(1 << 20):
        yield piece


def _answer(order: Order, data: bytes, readers: Readers, known: set[str]) -> Answer:
    try:
        return _read(order, data, readers, known)
    except MemoryError:
        return Answer("memory")
    except BudgetGraphError as error:
        # A reader may take it for damage when its library finds no memory.
        return Answer("memory") if isinstance(error.__cause__, MemoryError) else Answer.of_error(error)
    except BaseException as error:  # noqa: BLE001 - what a library raises is told, its panics are no `Exception`
        what = f"{type(error).__name__}: {error}".replace("\n", " ")
        return Answer("broken", f"{what}\n{traceback.format_exc()}".encode("utf-8", "replace"))


def _read(order: Order, data: bytes, readers: Readers, known: set[str]) -> Answer:
    name: str = order["name"]
    suffix = suffix_of(name, order["suffix"], data)
    if suffix == SUFFIX:
        return Answer.of_members(members(name, data, known.__contains__))
    if suffix in CONVERSIONS:
        return Answer("convert", suffix.encode())
    reader = readers.get(suffix)
    if reader is None:
        raise _no_reader(name, suffix, {*known, SUFFIX})
    return Answer("document", to_plain(reader(name, data)))


def _no_reader(name: str, suffix: str, known: set[str]) -> UnreadableFile:
    return UnreadableFile(
        f"There is no reader for {suffix or 'files without a suffix'}.",
        where=name,
        hint=f"Known suffixes: {', '.join(sorted(known))}. Save the document in one of these formats.",
    )


if __name__ == "__main__":
    main()
