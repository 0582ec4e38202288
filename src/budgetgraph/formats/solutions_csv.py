"""SPARQL results in CSV (https://www.w3.org/TR/sparql11-results-csv-tsv/).

The engine puts texts in quotation marks where they need them, but no IRIs, so that one with a comma in it, such as
that of a passage (`…#char=12,34`), would be two columns.
"""

from __future__ import annotations

import csv
import io

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from budgetgraph.formats.serializer import Output

_ROWS = 64  # are written at a time


def write_csv(solutions: QuerySolutions, output: Output) -> None:
    """Writes a header and a record for each solution; raises what the evaluation and `output` raise."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow([variable.value for variable in solutions.variables])
    for number, solution in enumerate(solutions):
        writer.writerow(map(_text, solution))
        if number % _ROWS == 0:
            _hand_on(buffer, output)
    _hand_on(buffer, output)


def _hand_on(buffer: io.StringIO, output: Output) -> None:
    output.write(buffer.getvalue().encode())
    buffer.seek(0)
    buffer.truncate()


def _text(term: NamedNode | BlankNode | Literal | Triple | None) -> str:
    if isinstance(term, NamedNode | Literal):
        return term.value
    return "" if term is None else str(term)
