"""The graph that is validated: answers a rule's query for all nodes at once, and remembers the answers.

pySHACL asks a rule's query anew for each focus node, parses it each time, and drops all but three variables
of the answer. Here a query is evaluated once per graph, with $this free, by Oxigraph, which is thirty times
as fast as rdflib; each node then gets its own rows, and what they say beyond the report is still there when
findings are made. This gives what SHACL prescribes (pre-bound $this) for queries that start from $this, which
ours do: a test compares the two engines and the two ways on every graph that it has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import Quad, QuerySolutions, Store, Triple
from rdflib import Variable
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Processor, Result
from rdflib.term import Identifier, Node

from budgetgraph.validation.indexed_graph import IndexedGraph
from budgetgraph.validation.terms import converter, to_rdflib

Row = Mapping[Variable, Identifier]
_THIS = Variable("this")


class RuleGraph(IndexedGraph):
    """The statements of `quads`, whatever graphs they are in; what is not a rule's query rdflib answers."""

    def __init__(self, quads: Iterable[Quad | Triple] = ()) -> None:
        super().__init__()
        self._store = Store()
        self._answers: dict[str, tuple[list[Variable], dict[Node, list[Row]]]] = {}
        self._to_rdflib = converter()
        statements = list(quads)
        self._store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in statements)
        for triple in to_rdflib(statements):
            self.add(triple)

    def query(
        self,
        query_object: str | Query,
        processor: str | Processor = "sparql",
        result: str | type[Result] = "sparql",
        initNs: Mapping[str, Any] | None = None,  # noqa: N803 - rdflib's names
        initBindings: Mapping[str, Identifier] | None = None,  # noqa: N803
        use_store_provided: bool = True,
        **kwargs: Any,
    ) -> Result:
        """The rows of a rule's query for the node that `initBindings` binds to `this`."""
        if isinstance(query_object, str) and initBindings and set(initBindings) == {"this"}:
            variables, rows = self._answer(query_object)
            return _result(variables, rows.get(initBindings["this"], []))
        return super().query(
            query_object, processor, result, initNs, initBindings, use_store_provided, **kwargs
        )

    def rows(self, select: str, focus: Node) -> list[Row]:
        """The rows that the rule with this sh:select has given for a node, as far as it was asked."""
        answers = (rows for text, (_, rows) in self._answers.items() if text.endswith(select))
        return next(answers, {}).get(focus, [])

    def select(self, text: str) -> tuple[list[Variable], list[Row]]:
        """The variables and the rows of a query; numbers come in their shortest form (1.50 as 1.5).

        Raises `TypeError` for what is no SELECT, and `SyntaxError` for what does not parse.
        """
        solutions = self._store.query(text)
        if not isinstance(solutions, QuerySolutions):
            raise TypeError(f"a rule is no SELECT: {text}")
        names = [variable.value for variable in solutions.variables]
        rows = [{name: solution[name] for name in names} for solution in solutions]
        return [Variable(name) for name in names], [self._row(row) for row in rows]

    def _row(self, solution: Mapping[str, Any]) -> Row:
        return {Variable(name): self._to_rdflib(term) for name, term in solution.items() if term is not None}

    def _answer(self, text: str) -> tuple[list[Variable], dict[Node, list[Row]]]:
        if text not in self._answers:
            variables, found = self.select(text)
            if _THIS not in variables:
                raise ValueError(f"a rule does not select $this: {text}")
            rows: dict[Node, list[Row]] = defaultdict(list)
            for row in found:
                if _THIS in row:  # a GROUP BY without groups gives one empty row
                    rows[row[_THIS]].append(row)
            self._answers[text] = variables, rows
        return self._answers[text]


def _result(variables: list[Variable], rows: list[Row]) -> Result:
    result = Result("SELECT")
    result.vars = variables
    result.bindings = rows
    return result
