"""The graphs that shapes are tried on: the files of this folder, and the reference disclosure's graph."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from budgetgraph.disclosures import find_disclosures
from budgetgraph.identifiers import Identifiers
from budgetgraph.pipeline.trip import build_graph, read
from budgetgraph.validation.report import Report, Result
from budgetgraph.validation.shapes import BGSH, Shapes, read_shapes
from budgetgraph.validation.validator import validate

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REFERENCE = "qinhuangdao-export-zone-2020-budget"


def read_turtle(path: Path) -> list[Quad]:
    """The statements of a Turtle file."""
    return list(parse(path=path, format=RdfFormat.TURTLE))


@cache
def background() -> tuple[Quad, ...]:
    """The small disclosure that every test of a shape has around it."""
    return tuple(read_turtle(HERE / "background.ttl"))


@cache
def reference_graph() -> tuple[Quad, ...]:
    """The graph of the reference disclosure in `data/`."""
    found, _ = find_disclosures(ROOT / "data")
    disclosure = next(one for one in found if one.slug == REFERENCE)
    return tuple(build_graph(disclosure, read(disclosure), Identifiers()))


@cache
def reference_report() -> Report:
    """What validation says of the reference disclosure."""
    return validate(reference_graph())


def report_on(path: Path) -> Report:
    """The report on a file of this folder, with its background."""
    return validate([*background(), *read_turtle(path)])


@cache
def only(shape: str) -> Shapes:
    """One shape of ours, with all that it consists of: as if no other were there."""
    return read_shapes().only([BGSH[shape]])


@cache
def parsed_query(text: str) -> Query:
    """The query as rdflib reads it; parsing costs more than answering."""
    return prepareQuery(text)


def shape_name(result: Result) -> str:
    """The name of the shape that a result is of, without its namespace."""
    return result.shape.value.rpartition("#")[2]
