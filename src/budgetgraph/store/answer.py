"""An answer of the store, and how it is written."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Literal, cast

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Triple

from budgetgraph.errors import QueryError
from budgetgraph.formats import Format, Output, ResultFormat, stream, write_csv
from budgetgraph.store.failures import failure
from budgetgraph.store.restored import restored

Kind = Literal["solutions", "boolean", "graph"]
Triples = Iterator[Triple]
Result = QuerySolutions | QueryBoolean | QueryTriples


class Answer:
    """What a query gave: `kind` says what it is, `formats` how it can be written; it can be written once.

    `directory` is that of the store, which is still read while the answer is written.
    """

    def __init__(self, result: Result, directory: Path) -> None:
        self._result = result
        self._directory = directory
        self.kind: Kind = _kind(result)

    @property
    def formats(self) -> tuple[Format, ...] | tuple[ResultFormat, ...]:
        """The formats in which this kind of answer can be written, the preferred first."""
        return tuple(Format) if self.kind == "graph" else tuple(ResultFormat)

    def write(self, format: Format | ResultFormat) -> bytes:
        """The whole answer; raises as `stream` does."""
        output = io.BytesIO()
        self.stream(format, output)
        return output.getvalue()

    def stream(
        self, format: Format | ResultFormat, output: Output, passing: Callable[[Triples], Triples] = iter
    ) -> None:
        """Writes the answer piece by piece, as it is found; `passing` lets the triples of a graph through.

        Raises `QueryError` for a format of the other kind and for a failing evaluation, `ReleaseDamaged` when
        the store cannot be read, and whatever `output` raises that is no error of reading files.
        """
        if format not in self.formats:
            names = ", ".join(f.label for f in self.formats)
            raise QueryError(f"{format.label} cannot hold this answer.", hint=f"Ask for one of: {names}.")
        try:
            if format is ResultFormat.CSV and isinstance(self._result, QuerySolutions):
                write_csv(self._result, output)
            elif isinstance(format, ResultFormat):
                self._result.serialize(output=cast(IO[bytes], output), format=format.engine)  # type: ignore[arg-type]
            else:
                stream(passing(map(restored, self._triples())), format, output)
        except (OSError, RuntimeError, ValueError) as error:
            raise failure(error, self._directory) from error

    def _triples(self) -> QueryTriples:
        assert isinstance(self._result, QueryTriples)
        return self._result


def _kind(result: Result) -> Kind:
    if isinstance(result, QuerySolutions):
        return "solutions"
    return "boolean" if isinstance(result, QueryBoolean) else "graph"
