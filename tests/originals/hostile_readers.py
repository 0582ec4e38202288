"""Readers that do what hostile documents make readers do; the suffix says what."""

import os
import signal

from budgetgraph.documents.document import Document, Paragraph
from budgetgraph.documents.passage import Passage
from budgetgraph.documents.text import read_text
from budgetgraph.errors import UnreadableFile


class Panic(BaseException):
    """As libraries in other languages raise."""


def _runs_forever(name, data):
    while True:
        pass


def _waits_forever(name, data):
    signal.pause()


def _eats_memory(name, data):
    eaten = []
    while True:
        eaten.append(bytes(1 << 28))


def _aborts(name, data):
    os.abort()


def _leaves(name, data):
    os._exit(0)


def _raises(name, data):
    raise LookupError("no cell there")


def _panics(name, data):
    raise Panic("index out of bounds")


def _gives_up(name, data):
    raise UnreadableFile("It is a picture.", where=name, hint="Fetch the text.")


def _says_too_much(name, data):
    passage = Passage(0, "x")
    return Document(name, "", "text/plain", "x", (Paragraph(passage),) * 2_000_001)


def _writes(name, data):
    with open(data.decode(), "w", encoding="utf-8") as file:  # noqa: PTH123 - as a library would
        file.write("written")
    return read_text(name, data)


READERS = {
    ".txt": read_text,
    ".forever": _runs_forever,
    ".waits": _waits_forever,
    ".memory": _eats_memory,
    ".abort": _aborts,
    ".leaves": _leaves,
    ".raises": _raises,
    ".panics": _panics,
    ".gives-up": _gives_up,
    ".too-much": _says_too_much,
    ".writes": _writes,
}
