"""The readers of documents, each file in a confined process of its own."""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath

from budgetgraph.confinement.answer import Answer
from budgetgraph.confinement.confined import Confined
from budgetgraph.confinement.limits import Limits
from budgetgraph.originals.limits import READING, read_limits

_MODULE = "budgetgraph.originals.nursery"
READERS = "budgetgraph.documents.readers"


class ConfinedReader:
    """Reads files within limits, for any thread; `readers` is the module whose readers are used."""

    def __init__(self, limits: Limits, readers: str = READERS) -> None:
        self._confined = Confined([_MODULE, readers], limits)

    def ask(self, name: str, data: bytes, suffix: str | None = None) -> Answer:
        """What is read in a file, or the documents that an archive holds; `suffix` where it is not that of the name.

        Raises what `Confined.ask` raises; `where` is the name.
        """
        order = {"name": name, "suffix": suffix or PurePosixPath(name).suffix.lower()}
        return self._confined.ask(READING, name, order, [data])

    def start(self) -> None:
        """Has the readers loaded while this process does something else."""
        self._confined.start()

    def close(self) -> None:
        """Ends the nursery, and whatever it has made."""
        self._confined.close()


def reader_of_this_process() -> ConfinedReader:
    """The one that the whole process shares, with the limits of the environment."""
    return _reader(read_limits())


@cache
def _reader(limits: Limits) -> ConfinedReader:
    return ConfinedReader(limits)
