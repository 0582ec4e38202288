"""HTML from templates: what every page knows, and how values are shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from pyoxigraph import Literal, NamedNode

from budgetgraph import vocabulary
from budgetgraph.formats.language import conventional
from budgetgraph.settings import Publisher
from budgetgraph.vocabulary import SH, SHAPES_IRI, Namespace
from budgetgraph.web.addresses import Addresses, relative
from budgetgraph.web.amounts import money, percent, plain, signed, signed_plain
from budgetgraph.web.live import Live
from budgetgraph.web.quotation import quotations
from budgetgraph.web.thing import Thing, short

_ABOUT_READING = frozenset(SHAPES_IRI + name for name in ("UnreadNumberShape", "UnreadablePageShape"))


@dataclass(frozen=True)
class Page:
    """The page being made: where it stands, and how it links. The templates call it `page`."""

    path: str
    addresses: Addresses

    def to(self, path: str) -> str:
        """The link to another page of this server."""
        return relative(self.path, path)

    def href(self, iri: str) -> str | None:
        """The link to a thing: to our document about it, to the web for others, None for what must be no link."""
        path = self.addresses.document(iri)
        if path is not None:
            return self.to(path)
        return iri if self.addresses.live(iri) else None

    def is_ours(self, iri: str) -> bool:
        """Whether the link stays on this server."""
        return self.addresses.document(iri) is not None


def render(template: str, live: Live, path: str, **context: Any) -> str:
    """A page at `path`, from the release that is being served."""
    page = Page(path, live.addresses)
    return (
        _environment()
        .get_template(template)
        .render(page=page, publisher=live.publisher, release=live.release, graphs=live.graphs, **context)
    )


def render_without_release(template: str, path: str, **context: Any) -> str:
    """A page that needs no release, for when something is wrong with it."""
    publisher = Publisher()
    page = Page(path, Addresses(publisher.base))
    return (
        _environment().get_template(template).render(page=page, publisher=publisher, release=None, **context)
    )


def about_reading(finding: Thing) -> bool:
    """Whether a finding is about what we could not read, and not about what the source says."""
    shape = finding.thing(SH.sourceShape)
    return shape is not None and shape.iri in _ABOUT_READING


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("budgetgraph.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= _namespaces() | {"quotations": quotations}
    environment.filters |= {
        "money": money,
        "plain": plain,
        "signed": signed,
        "signed_plain": signed_plain,
        "percent": percent,
        "lang": language,
        "short": short,
        "excerpt": excerpt,
    }
    environment.tests |= {
        "about_reading": about_reading,
        "thing": lambda x: isinstance(x, Thing),
        "node": lambda x: isinstance(x, NamedNode),
    }
    return environment


def _namespaces() -> dict[str, Any]:
    """`BG`, `SKOS`, …: closed in the templates too, so that a misspelt term raises."""
    return {name: value for name, value in vars(vocabulary).items() if isinstance(value, Namespace)}


def language(literal: Literal) -> str:
    """The value of a `lang` attribute, empty for a text in no language."""
    return conventional(literal.language) if literal.language else ""


def excerpt(text: str, length: int = 32) -> str:
    """The text on one line, shortened in the middle: its beginning and end say most about where it stands."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return f"{line[: length * 2 // 3]}…{line[-(length // 3) :]}"
