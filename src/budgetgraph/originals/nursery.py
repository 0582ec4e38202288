"""The nursery of processes that read originals: `python -m budgetgraph.originals.nursery READERS`, its orders on stdin.

READERS is the module whose readers are used. A process is made for one file: by the order it knows the file's name and
what to do with it; it is sent the bytes, and answers with a document as plain data, the documents in an archive, or
the suffix of what must be converted first.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping

from budgetgraph.confinement.answer import Answer
from budgetgraph.confinement.nursery import Order
from budgetgraph.confinement.worker import take_tasks
from budgetgraph.documents.archive import SUFFIX, members
from budgetgraph.documents.conversions import CONVERSIONS
from budgetgraph.documents.document import Document
from budgetgraph.documents.file_format import suffix_of
from budgetgraph.errors import UnreadableFile
from budgetgraph.originals.plain import to_plain

Readers = Mapping[str, Callable[[str, bytes], Document]]


def main() -> None:
    """Takes orders until standard input closes."""
    readers: Readers = importlib.import_module(sys.argv[1]).READERS
    known = {*readers, *CONVERSIONS}
    take_tasks(lambda order, data: _read(order, data, readers, known))


def _read(order: Order, data: bytes, readers: Readers, known: set[str]) -> Answer:
    name: str = order["name"]
    suffix = suffix_of(name, order["suffix"], data)
    if suffix == SUFFIX:
        found = members(name, data, known.__contains__)
        return Answer("members", tuple((member.name, member.data) for member in found))
    if suffix in CONVERSIONS:
        return Answer("convert", (("", suffix.encode()),))
    reader = readers.get(suffix)
    if reader is None:
        raise _no_reader(name, suffix, {*known, SUFFIX})
    return Answer("document", (("", to_plain(reader(name, data))),))


def _no_reader(name: str, suffix: str, known: set[str]) -> UnreadableFile:
    return UnreadableFile(
        f"There is no reader for {suffix or 'files without a suffix'}.",
        where=name,
        hint=f"Known suffixes: {', '.join(sorted(known))}. Save the document in one of these formats.",
    )


if __name__ == "__main__":
    main()
