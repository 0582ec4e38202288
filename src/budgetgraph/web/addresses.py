"""How the IRIs in the graph and the addresses of this server correspond."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote, urlsplit

from pyoxigraph import NamedNode

from budgetgraph.vocabulary import CODE_IRI, EXAMPLES_IRI, ONTOLOGY_IRI, SHAPES_IRI

_PATH_SAFE = "/:@!$&'()*+,;=~-._%"
_LIVE_SCHEMES = ("http", "https", "mailto")
_PASSAGE = re.compile(r"/id/document/(?P<hash>[0-9a-f]{16})#(?:char|position|quote)=(?P<range>\d+,\d+)")
# Named graphs that belong to no single disclosure have addresses of their own.
_GRAPHS = {
    "/id/graph/catalog": "/catalog",
    "/id/graph/codes": "/code",
    "/id/graph/findings": "/findings",
    "/id/graph/ontology": "/def",
    "/id/graph/shapes": "/shapes",
}
_PERMANENT_ORIGIN = ONTOLOGY_IRI.removesuffix("/def")
# What the w3id.org redirects lead to on this server.
_PERMANENT = [
    (SHAPES_IRI.rstrip("#"), "/shapes"),
    (CODE_IRI.rstrip("/"), "/code"),
    (ONTOLOGY_IRI, "/def"),
    (EXAMPLES_IRI, "/sparql/examples"),
]


@dataclass(frozen=True)
class Addresses:
    """The addresses of one publisher; `base` is the origin (and perhaps path) of the data's IRIs.

    Subjects keep their IRIs whatever host is asked: a path stands for the IRI below `base`.
    """

    base: str

    @cached_property
    def prefix(self) -> str:
        """The path of the base IRI, mostly empty."""
        return urlsplit(self.base).path

    def things(self, raw_path: str) -> list[NamedNode]:
        """The IRIs that a request for `raw_path` (percent-encoded, below the base) can mean, most literal first.

        Clients encode what need not be encoded, and decode what need: all spellings lead to the thing.
        """
        return list(_nodes(self.base, _spellings(raw_path)))

    def permanent(self, raw_path: str) -> list[NamedNode]:
        """The IRIs under w3id.org that a request for `raw_path` can mean: terms, codes and shapes."""
        return list(_nodes(_PERMANENT_ORIGIN, _spellings(raw_path)))

    def document(self, iri: str) -> str | None:
        """The path of the document that describes one of our things (with the fragment of a part), else None."""
        passage = self._passage(iri)
        if passage:
            return passage
        if iri.startswith(f"{self.base}/"):
            return self._below_base(iri[len(self.base) :])
        return next((path for path in self._permanent(iri)), None)

    def path(self, node: NamedNode) -> str:
        """The same for what is known to be ours; raises `LookupError` for what is not."""
        path = self.document(node.value)
        if path is None:
            raise LookupError(node.value)
        return path

    def live(self, iri: str) -> bool:
        """Whether an IRI may be a link at all: the graph quotes what others wrote, `javascript:` included."""
        return urlsplit(iri).scheme.lower() in _LIVE_SCHEMES

    def _below_base(self, path: str) -> str:
        whole, hash_sign, part = path.partition("#")
        if whole in _GRAPHS:
            return f"{_GRAPHS[whole]}{hash_sign}{part}"
        return _encoded(f"/doc/{path.removeprefix('/id/')}" if path.startswith("/id/") else path)

    def _passage(self, iri: str) -> str | None:
        match = _PASSAGE.fullmatch(iri, len(self.base)) if iri.startswith(self.base) else None
        return f"/source/{match['hash']}#char={match['range']}" if match else None

    def _permanent(self, iri: str) -> Iterator[str]:
        for start, path in _PERMANENT:
            if iri == start or iri.startswith((f"{start}/", f"{start}#")):
                yield path + _encoded(iri[len(start) :])


def graph_address(path: str) -> str | None:
    """The address of the named graph whose IRI has this path: `/id/graph/findings` is at `/findings`."""
    return _GRAPHS.get(path)


def up(path: str) -> str:
    """What leads from the page at `path` to the server's root: pages link relatively, to work under any prefix."""
    return "../" * (path.count("/") - 1)


def relative(origin: str, target: str) -> str:
    """The link from the page at the path `origin` to the path `target`."""
    return (up(origin) + target.lstrip("/")) or "./"


def ascii_iri(iri: str) -> str:
    """The IRI as a URI, which is what may stand in a header."""
    return _encoded(iri)


def _encoded(path: str) -> str:
    return quote(path, safe=_PATH_SAFE + "#?[]")


def _spellings(raw_path: str) -> Iterator[str]:
    yield raw_path
    try:
        plain = unquote(raw_path, errors="strict")
    except UnicodeDecodeError:
        return
    if not {"#", "?"} & set(plain):  # decoded, these would begin another part of the address
        yield plain
        yield quote(plain, safe=_PATH_SAFE.rstrip("%"))


def _nodes(base: str, paths: Iterator[str]) -> Iterator[NamedNode]:
    for path in dict.fromkeys(paths):
        try:
            yield NamedNode(base + path)
        except ValueError:
            continue  # no IRI, so nothing in the graph is called so
