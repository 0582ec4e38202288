"""What the tests of mistakes ask the engine."""

from __future__ import annotations

from pyoxigraph import Store

from budgetgraph.errors import QueryError
from budgetgraph.query_mistakes import misread
from budgetgraph.vocabulary import PREFIXES

BASE = "http://example.org/base/"


class Engine:
    """The engine with an empty store; remembers how much it has been asked, and what it accepted."""

    def __init__(self, base: str | None = None) -> None:
        self._base = base
        self.characters = 0
        self.accepted: list[str] = []

    def __call__(self, text: str) -> str:
        self.characters += len(text)
        try:
            Store().query(text, base_iri=self._base, prefixes=PREFIXES)
        except SyntaxError as error:
            return str(error)
        except ValueError:
            return ""
        self.accepted.append(text)
        return ""


def mistake_of(query: str, base: str | None = None) -> QueryError:
    """What is told about a query that the engine refuses."""
    engine = Engine(base)
    message = engine(query)
    assert message, f"the engine accepts {query}"
    return misread(query, message, engine, base)


def marked(text: str) -> tuple[str, str]:
    """A query without its mark ⟦, and the line and column where the mark stood."""
    before, _, after = text.partition("⟦")
    return (
        before + after,
        f"line {before.count(chr(10)) + 1}, column {len(before.rpartition(chr(10))[2]) + 1}",
    )
