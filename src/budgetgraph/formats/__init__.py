"""RDF formats: what each is called, and how statements are written in it and read from it."""

from budgetgraph.formats.format import Format
from budgetgraph.formats.parser import parse
from budgetgraph.formats.result_format import ResultFormat
from budgetgraph.formats.serializer import Output, serialize, serialize_dataset, stream
from budgetgraph.formats.solutions_csv import write_csv

__all__ = [
    "Format",
    "Output",
    "ResultFormat",
    "parse",
    "serialize",
    "serialize_dataset",
    "stream",
    "write_csv",
]
