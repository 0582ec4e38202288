"""Turtle that reads well: grouped by subject, `a` first, sorted, with only the prefixes in use.

The engine's own writer groups only what comes sorted, writes each subject's objects on one line and lists
prefixes in no particular order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Triple

from budgetgraph.formats.language import conventional
from budgetgraph.formats.prefixes import Prefixes
from budgetgraph.formats.subjects import Statements, Term, by_subject
from budgetgraph.vocabulary import PREFIXES

TYPE = NamedNode(PREFIXES["rdf"] + "type")

_STRING = PREFIXES["xsd"] + "string"
_LANGUAGE_STRINGS = (PREFIXES["rdf"] + "langString", PREFIXES["rdf"] + "dirLangString")
# The literals that Turtle lets stand without quotation marks, and that all parsers give back as they stand here.
_BARE = {
    PREFIXES["xsd"] + "integer": re.compile(r"-?(?:0|[1-9][0-9]*)"),
    PREFIXES["xsd"] + "decimal": re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+"),
    PREFIXES["xsd"] + "boolean": re.compile(r"true|false"),
}
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}

_INDENT = "\n    "
_DEEPER = "\n        "


def write_turtle(triples: Iterable[Triple]) -> bytes:
    """A Turtle document; the same triples give the same bytes, in whatever order they come."""
    prefixes = Prefixes(code_lists=True)
    names = _Names(prefixes)
    blocks = [_block(subject, statements, names) for subject, statements in by_subject(triples)]
    header = "".join(f"@prefix {name}: <{prefixes.used[name]}> .\n" for name in sorted(prefixes.used))
    return "\n".join([header, *blocks] if header else blocks).encode()


class _Names:
    """How terms are written; each is worked out once."""

    def __init__(self, prefixes: Prefixes) -> None:
        self._prefixes = prefixes

    def term(self, term: object) -> str:
        if isinstance(term, NamedNode):
            return self._prefixes.shorten(term.value) or str(term)
        if isinstance(term, Literal):
            return self._literal(term)
        return str(term)

    def predicate(self, predicate: NamedNode) -> str:
        return "a" if predicate == TYPE else self.term(predicate)

    def _literal(self, literal: Literal) -> str:
        datatype = literal.datatype.value
        bare = _BARE.get(datatype)
        if bare is not None and bare.fullmatch(literal.value):
            return literal.value
        return quoted(literal.value) + self._suffix(literal, datatype)

    def _suffix(self, literal: Literal, datatype: str) -> str:
        if datatype == _STRING:
            return ""
        if datatype in _LANGUAGE_STRINGS and literal.language:
            direction = f"--{literal.direction.value}" if literal.direction else ""
            return f"@{conventional(literal.language)}{direction}"
        return f"^^{self.term(literal.datatype)}"


def quoted(text: str) -> str:
    """A text in quotation marks, with what must not stand between them escaped."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def _block(subject: Term, statements: Statements, names: _Names) -> str:
    lines = sorted((names.predicate(p), sorted(map(names.term, o))) for p, o in statements.items())
    lines.sort(key=lambda line: line[0] != "a")
    return f"{names.term(subject)} " + f" ;{_INDENT}".join(_line(*line) for line in lines) + " .\n"


def _line(predicate: str, objects: list[str]) -> str:
    separator = f" ,{_DEEPER}" if sum(map(len, objects)) > 80 else " , "
    return f"{predicate} {separator.join(objects)}"
