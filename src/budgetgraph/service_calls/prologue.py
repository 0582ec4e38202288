"""What stands before a query: BASE and PREFIX, and what names mean by them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from budgetgraph.errors import MalformedQuery
from budgetgraph.service_calls.tokens import Token
from budgetgraph.sparql_text.position import position
from budgetgraph.vocabulary import PREFIXES


@dataclass
class Prologue:
    """The declarations of a query, the latest of each prefix; ours hold where the query has none of its own."""

    query: str
    end: int = 0
    base: str | None = None
    outer: str | None = None  # the base before the query says one
    declared: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, query: str, found: Sequence[Token], base: str | None = None) -> Self:
        """Reads the declarations at the beginning; raises `MalformedQuery` for a relative IRI without a base."""
        prologue, place = cls(query, base=base, outer=base), 0
        while place < len(found):
            length = prologue._declare(found[place : place + 3])
            if not length:
                break
            place += length
            prologue.end = found[place - 1].end
        return prologue

    def term(self, token: Token) -> NamedNode | Literal:
        """The term that an IRI, a prefixed name, a string or a number means; raises `MalformedQuery`."""
        # Turtle spells these as SPARQL does, so that its parser knows every escape and resolves every address.
        head = f"@prefix {self._namespace(token)} . " if token.kind == "name" else ""
        try:
            turtle = f"{head}<urn:s> <urn:p> {token.text} ."
            (quad,) = parse(turtle.encode(), format=RdfFormat.TURTLE, base_iri=self.base)
        except (SyntaxError, ValueError) as error:
            raise self._malformed(f"{token.text[:40]!r} cannot be read", token) from error
        assert isinstance(quad.object, NamedNode | Literal)
        return quad.object

    def text_for(self, group: str) -> str:
        """The declarations that `group` needs when it is sent elsewhere.

        These are the query's own, and those of our prefixes that it seems to use.
        """
        used = (
            name
            for name in PREFIXES
            if name not in self.declared and re.search(rf"\b{re.escape(name)}:", group)
        )
        ours = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used)
        own = self.query[: self.end]
        base = f"BASE <{self.outer}>\n" if self.outer else ""
        return f"{base}{ours}{own}\n" if own else f"{base}{ours}"

    def _declare(self, found: Sequence[Token]) -> int:
        """Takes up one declaration; how many tokens it has, 0 when there is none."""
        kinds = [token.kind for token in found]
        if kinds[:2] == ["word", "iri"] and found[0].is_word("base"):
            self.base = self.term(found[1]).value
            return 2
        if kinds == ["word", "name", "iri"] and found[0].is_word("prefix") and found[1].text.endswith(":"):
            self.declared[found[1].text[:-1]] = self.term(found[2]).value
            return 3
        return 2 if kinds[:2] == ["word", "string"] and found[0].is_word("version") else 0

    def _namespace(self, token: Token) -> str:
        prefix = token.text.partition(":")[0]
        known: Mapping[str, str] = {**PREFIXES, **self.declared}
        if prefix not in known:
            raise self._malformed(f"the prefix {prefix}: is not declared", token)
        return f"{prefix}: <{known[prefix]}>"

    def _malformed(self, what: str, token: Token) -> MalformedQuery:
        return MalformedQuery(f"The query does not parse: {what}.", where=position(self.query, token.start))
