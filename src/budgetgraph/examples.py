"""`examples/`: named queries that answer questions of budget researchers.

Each is a Turtle file in the vocabulary of https://github.com/sib-swiss/sparql-examples: SHACL's for the query and
its prefixes, RDFS's for what people read, schema.org's for keywords and the endpoint. Two things differ from the
files there: labels and comments come in Chinese and English, and nothing is a blank node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal as OneOf

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from budgetgraph.errors import UnknownExample
from budgetgraph.vocabulary import DCTERMS, EXAMPLES_IRI, PREFIXES, RDFS, SH, shipped

Form = OneOf["select", "ask", "construct", "describe"]

PREFIXES_FILE = "prefixes"
"""The file, and the last part of the IRI, that declares the prefixes of all examples."""

_SCHEMA = "https://schema.org/"  # with the s that the vocabulary of sparql-examples writes
_KEYWORDS = NamedNode(f"{_SCHEMA}keywords")
_TARGET = NamedNode(f"{_SCHEMA}target")
_FORMS: dict[NamedNode, Form] = {
    SH.select: "select",
    SH.ask: "ask",
    NamedNode(f"{PREFIXES['sh']}construct"): "construct",
    # SHACL has no term for DESCRIBE.
    NamedNode("https://purl.expasy.org/sparql-examples/ontology#describe"): "describe",
}
_TITLES = {"zh-Hans": "查询示例", "en": "Example queries"}


@dataclass(frozen=True)
class Example:
    """A query with its title and description in Chinese and English, which declares all prefixes that it uses."""

    name: str
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    query: str
    form: Form
    keywords: tuple[str, ...]

    @property
    def node(self) -> NamedNode:
        """What it is called at every publisher."""
        return NamedNode(f"{EXAMPLES_IRI}/{self.name}")


@cache
def examples() -> tuple[Example, ...]:
    """All examples, by name."""
    return tuple(_example(name, triples) for name, triples in _files().items() if name != PREFIXES_FILE)


def example(name: str) -> Example:
    """The example of that name; raises `UnknownExample`, which tells the names that there are."""
    found = {one.name: one for one in examples()}
    if name not in found:
        close = get_close_matches(name, found, n=3)
        hint = f"Did you mean {' or '.join(close)}? " if close else ""
        raise UnknownExample(f"There is no example {name!r}.", hint=f"{hint}There are: {', '.join(found)}.")
    return found[name]


def example_triples(base: str, name: str | None = None) -> list[Triple]:
    """What the files say of all examples and their prefixes, or of one (or of `PREFIXES_FILE`) alone.

    The endpoint that they are for is that of the publisher with the IRIs below `base`.
    """
    if name is not None:
        return [_published(triple, base) for triple in _files()[name]]
    everything = (triple for triples in _files().values() for triple in triples)
    return [*_collection(), *(_published(triple, base) for triple in everything)]


@cache
def _files() -> dict[str, tuple[Triple, ...]]:
    paths = sorted(shipped("examples").glob("*.ttl"))
    return {path.stem: tuple(_read(path)) for path in paths}


def _read(path: Path) -> Iterator[Triple]:
    return (quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE))


def _example(name: str, triples: Sequence[Triple]) -> Example:
    predicate, query = next((t.predicate, _literal(t)) for t in triples if t.predicate in _FORMS)
    title_zh, title_en = (_text(triples, RDFS.label, language) for language in ("zh", "en"))
    description_zh, description_en = (_text(triples, RDFS.comment, language) for language in ("zh", "en"))
    keywords = tuple(_literal(t).value for t in triples if t.predicate == _KEYWORDS)
    return Example(
        name, title_zh, title_en, description_zh, description_en, query.value, _FORMS[predicate], keywords
    )


def _text(triples: Iterable[Triple], predicate: NamedNode, language: str) -> str:
    texts = (_literal(triple) for triple in triples if triple.predicate == predicate)
    return next(text.value for text in texts if (text.language or "").startswith(language))


def _literal(triple: Triple) -> Literal:
    assert isinstance(triple.object, Literal)  # what the files hold is tested
    return triple.object


def _collection() -> list[Triple]:
    whole = NamedNode(EXAMPLES_IRI)
    titles = [Triple(whole, DCTERMS.title, Literal(text, language=tag)) for tag, text in _TITLES.items()]
    return [*titles, *(Triple(whole, DCTERMS.hasPart, one.node) for one in examples())]


def _published(triple: Triple, base: str) -> Triple:
    """The files name the endpoint of a publisher who has set nothing."""
    if triple.predicate != _TARGET:
        return triple
    return Triple(triple.subject, _TARGET, NamedNode(f"{base}/sparql"))
