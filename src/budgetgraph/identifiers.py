"""Makes the IRIs of a publisher: of things, of documents, and of what is part of them. Codes have theirs by `vocabulary`."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from pyoxigraph import NamedNode

DEFAULT_BASE = "http://localhost:8000"
_KEY = re.compile(
    r"(?P<region>[^/-]+)-(?P<code>[^/]+)/(?P<year>\d{4})/(?P<kind>budget|final)(?P<unit>-unit)?"
)


@dataclass(frozen=True, order=True)
class DisclosureKey:
    """What makes a disclosure one: who, which year, which kind, and whether it is the single unit's.

    `str(key)` is the path below `/id/disclosure/`: `130300-779002/2020/budget`, or `…/final-unit`.
    """

    region: str
    code: str
    year: int
    kind: str
    unit: bool = False

    @classmethod
    def read(cls, text: str) -> DisclosureKey | None:
        """From what `str` makes of one, which a disclosure has as its identifier; None from anything else."""
        match = _KEY.fullmatch(text)
        if match is None:
            return None
        return cls(
            match["region"], match["code"], int(match["year"]), match["kind"], match["unit"] is not None
        )

    @property
    def caliber(self) -> str:
        """Whose figures it has: `department` or `unit`."""
        return "unit" if self.unit else "department"

    @property
    def department(self) -> str:
        """The department's key, `130300-779002`."""
        return f"{self.region}-{self.code}"

    def __str__(self) -> str:
        return f"{self.department}/{self.year}/{self.kind}{'-unit' if self.unit else ''}"


@dataclass(frozen=True)
class Identifiers:
    """Makes the IRIs of one publisher; `base` has no slash at its end."""

    base: str = DEFAULT_BASE

    def thing(self, kind: str, key: str) -> NamedNode:
        """`{base}/id/{kind}/{key}`."""
        return NamedNode(f"{self.base}/id/{kind}/{key}")

    def disclosure(self, key: DisclosureKey) -> NamedNode:
        """The disclosure, which is also the name of its graph."""
        return self.thing("disclosure", str(key))

    def department(self, key: str) -> NamedNode:
        """The body of a department's key: one entity across its years."""
        return self.thing("department", key)

    def series(self, key: DisclosureKey) -> NamedNode:
        """The series of a department's disclosures."""
        return self.thing("series", key.department)

    def document(self, sha256: str) -> NamedNode:
        """The source document, by the first 16 hex digits of its hash."""
        return self.thing("document", sha256[:16])

    def source_page(self, sha256: str) -> NamedNode:
        """The page that shows the canonical text of a document."""
        return NamedNode(f"{self.base}/source/{sha256[:16]}")

    def graph(self, name: str) -> NamedNode:
        """A named graph that belongs to no single disclosure: `ontology`, `codes`, `findings`, …"""
        return self.thing("graph", name)

    def graph_document(self, name: str) -> NamedNode:
        """The document about a graph: what it holds and how much of it."""
        return NamedNode(f"{self.base}/graphs/{name}")

    def publisher(self) -> NamedNode:
        """The agent that publishes."""
        return self.thing("agent", "publisher")

    def work(self, title: str) -> NamedNode:
        """A law or document that texts cite: opaque, the same for the same title in every disclosure."""
        return self.thing("work", _digest(title, 12))


def below(parent: NamedNode, *parts: str | int) -> NamedNode:
    """A thing that belongs to `parent` and has a page of its own; numbers become two digits."""
    return NamedNode("/".join([parent.value, *(_segment(part) for part in parts)]))


def part(parent: NamedNode, *parts: str | int) -> NamedNode:
    """A part of `parent` that is described in its document: `…#target`; of a part `…#amount-01-restatement-01`."""
    behind = "-" if "#" in parent.value else "#"
    return NamedNode(f"{parent.value}{behind}{'-'.join(_segment(p) for p in parts)}")


def passage(document: NamedNode, start: int, end: int) -> NamedNode:
    """A passage of a document's canonical text, in code points (RFC 5147 fragment)."""
    return NamedNode(f"{document.value}#char={start},{end}")


def position_selector(document: NamedNode, start: int, end: int) -> NamedNode:
    """The selector of a passage by position."""
    return NamedNode(f"{document.value}#position={start},{end}")


def quote_selector(document: NamedNode, start: int, end: int) -> NamedNode:
    """The selector of a passage by quotation."""
    return NamedNode(f"{document.value}#quote={start},{end}")


def opaque_code(*names: str) -> str:
    """The slug of a code for which only names are known: `c` and eight hex digits of the names' hash.

    The same names give the same slug in every disclosure, without a register that all would have to share.
    """
    return "c" + _digest("\n".join(names), 8)


def _segment(part: str | int) -> str:
    return f"{part:02d}" if isinstance(part, int) else part


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]
