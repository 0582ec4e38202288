"""The functions that the rules' queries call, written out where they are called.

Functions (SHACL Advanced Features, 5) keep the rules short; what is left of a query is plain SPARQL, which every
engine answers and which costs no call. Ours have one parameter, are called with a variable, and are one expression.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from budgetgraph.vocabulary import SHAPES_IRI

_BODY = re.compile(r"SELECT \((?P<expression>.*) AS \?result\) WHERE \{\}")
_CALL = re.compile(r"bgsh:(?P<name>\w+)\((?P<argument>\?\w+)\)")


@dataclass(frozen=True)
class Function:
    """One expression, in which the parameter stands as `$name`."""

    parameter: str
    expression: str

    def of(self, argument: str) -> str:
        """The expression with an argument (`?unit`) in the parameter's place."""
        return f"({self.expression.replace(f'${self.parameter}', argument)})"


Functions = Mapping[Node, Function]


def declared_functions(shapes: Graph) -> Functions:
    """The functions that a graph of shapes declares; raises `ValueError` for one that is not as described above."""
    return {node: _function(shapes, node) for node in shapes.subjects(RDF.type, SH.SPARQLFunction)}


def written_out(query: str, functions: Functions) -> str:
    """The query with the functions' expressions in the places of the calls; raises `KeyError` for an unknown one."""
    return _CALL.sub(lambda call: functions[URIRef(SHAPES_IRI + call["name"])].of(call["argument"]), query)


def _function(shapes: Graph, node: Node) -> Function:
    body = _BODY.fullmatch(str(shapes.value(node, SH.select)))
    parameters = [shapes.value(parameter, SH.path) for parameter in shapes.objects(node, SH.parameter)]
    if body is None or len(parameters) != 1:
        raise ValueError(f"{node} is not one expression of one parameter")
    return Function(str(parameters[0]).removeprefix(SHAPES_IRI), body["expression"])
