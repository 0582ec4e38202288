"""The graph that is validated: answers a rule's query for all nodes at once, and remembers the answers.

pySHACL asks a rule's query anew for each focus node, parses it each time, and drops all but three variables
of the answer. Here a query is parsed once per process and evaluated once per graph, with $this free; each
node then gets its own rows, and what they say beyond the report is still there when findings are made.
This gives what SHACL prescribes (pre-bound $this) for queries that start from $this, which ours do: a test
compares the two on every graph that it has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Mapping
from functools import cache
from typing import Any

from rdflib import Graph, Variable
from rdflib.paths import Path
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Processor, Result
from rdflib.term import Identifier, Node

from budgetgraph.validation.triple_index import TripleIndex

Row = Mapping[Variable, Identifier]
_THIS = Variable("this")


class RuleGraph(Graph):
    """An rdflib graph whose `query` is made for rules; what is not a rule's query is answered as ever."""

    def __init__(self) -> None:
        super().__init__()
        self._index = TripleIndex()
        self._answers: dict[str, tuple[list[Variable], dict[Node, list[Row]]]] = {}

    def add(self, triple: Any) -> RuleGraph:
        """Adds a triple."""
        self._index.add(triple)
        return self

    def triples(self, triple: Any) -> Generator[Any]:
        """The triples that fit a pattern; property paths in it are walked as ever."""
        subject, predicate, object_ = triple
        if isinstance(predicate, Path):
            yield from ((s, predicate, o) for s, o in predicate.eval(self, subject, object_))
        else:
            yield from self._index.match(triple)

    def __len__(self) -> int:
        return len(self._index)

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
        if isinstance(query_object, str):
            if initBindings and set(initBindings) == {"this"}:
                variables, rows = self._answer(query_object)
                return _result(variables, rows.get(initBindings["this"], []))
            query_object = prepared_query(query_object)
        return super().query(
            query_object, processor, result, initNs, initBindings, use_store_provided, **kwargs
        )

    def rows(self, select: str, focus: Node) -> list[Row]:
        """The rows that the rule with this sh:select has given for a node, as far as it was asked."""
        answers = (rows for text, (_, rows) in self._answers.items() if text.endswith(select))
        return next(answers, {}).get(focus, [])

    def _answer(self, text: str) -> tuple[list[Variable], dict[Node, list[Row]]]:
        if text not in self._answers:
            result = super().query(prepared_query(text))
            variables = list(result.vars or [])
            if _THIS not in variables:
                raise ValueError(f"a rule does not select $this: {text}")
            rows: dict[Node, list[Row]] = defaultdict(list)
            for row in result.bindings:
                if _THIS in row:  # rdflib gives one empty row for a GROUP BY without groups
                    rows[row[_THIS]].append(row)
            self._answers[text] = variables, rows
        return self._answers[text]


@cache
def prepared_query(text: str) -> Query:
    """The parsed query; parsing costs more than answering."""
    return prepareQuery(text)


def _result(variables: list[Variable], rows: list[Row]) -> Result:
    result = Result("SELECT")
    result.vars = variables
    result.bindings = rows
    return result
