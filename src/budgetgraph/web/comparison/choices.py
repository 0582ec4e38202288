"""What can be compared: the departments, years, line items and classes that the release has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from budgetgraph.store import ReleaseStore
from budgetgraph.vocabulary import CODE_IRI, ORG, RDF, SKOS, scheme
from budgetgraph.web.comparison.asked import Asked, limit_cells
from budgetgraph.web.comparison.disclosed import disclosures_of
from budgetgraph.web.comparison.item import Item
from budgetgraph.web.http.problems import Problem
from budgetgraph.web.thing import CHINESE, Reader, Thing

LISTED = 500
"""How many departments the form offers; any other can be typed."""
_LOOKED_AT = 5_000  # names among which near ones are looked for
_USUAL = (
    "revenue-total",
    "expenditure-total",
    "expenditure-basic",
    "expenditure-project",
    "three-public-total",
    "operating-funds",
    "procurement-total",
)


@dataclass(frozen=True)
class Named:
    """A value of the form with its name."""

    value: str
    name: str


class Choices:
    """The choices of a release; `base` is the origin of its IRIs."""

    def __init__(self, store: ReleaseStore, reader: Reader, base: str) -> None:
        self._store = store
        self._reader = reader
        self._departments = f"{base}/id/department/"

    def departments(self, most: int = LISTED) -> list[Named]:
        """The departments that disclosed something, by key."""
        rows = self._store.select(
            "SELECT DISTINCT ?department { ?disclosure bg:disclosingBody ?department }"
            f" ORDER BY ?department LIMIT {most}"
        )
        nodes = [row["department"] for row in rows]
        things = [self._reader.thing(node) for node in nodes if isinstance(node, NamedNode)]
        return [Named(key_of(thing), thing.label) for thing in things]

    def years(self) -> list[str]:
        """The years that were disclosed, the latest first."""
        rows = self._store.select(
            "SELECT DISTINCT ?year { ?disclosure a bg:Disclosure ; obeu-dimension:fiscalYear ?year }"
        )
        nodes = [row["year"] for row in rows]
        return sorted((node.value[-4:] for node in nodes if isinstance(node, NamedNode)), reverse=True)

    def items(self) -> list[Thing]:
        """All line items."""
        return self._reader.pointing(SKOS.inScheme, scheme("line-item"))

    def department(self, text: str) -> Thing:
        """The department with this key or (also a former) name; raises a 404 `Problem` that names near ones."""
        by_key = self._by_key(text)
        named = [by_key] if by_key else self._by_name(text)
        if len(named) == 1:
            return named[0]
        if named:
            keys = "、".join(key_of(one) for one in named)
            raise Problem(400, f"Several departments are called {text}.", f"Give one of their keys: {keys}.")
        raise Problem(404, f"There is no department {text!r}.", _near(text, self._known(), "/catalog"))

    def settled(self, asked: Asked, departments: Iterable[Thing]) -> Asked:
        """What is asked with what it leaves open: the keys of departments, all their years, the usual line items.

        Raises a 404 `Problem` for a line item or class that there is not, a 400 one for too many figures.
        """
        departments = list(departments)
        years = asked.years or tuple(
            sorted({one.year for department in departments for one in disclosures_of(department)})
        )
        items = asked.items or tuple(Item(slug) for slug in _USUAL)
        limit_cells(len(departments), len(years), len(items))
        for item in items:
            self._check(item)
        return replace(asked, departments=tuple(map(key_of, departments)), years=years, items=items)

    def line_item(self, item: Item) -> Thing:
        """The line item itself, without its class."""
        return self._reader.thing(_line_item(item))

    def classes(self, item: Item) -> list[Thing]:
        """The concepts of an item's class, one for each year that has it; named by code, or by the hash of a name."""
        found = self._reader.pointing(SKOS.notation, Literal(item.code)) if item.code.isdigit() else []
        start = f"{CODE_IRI}{item.scheme}/"
        return [one for one in found if one.iri.startswith(start)]

    def _by_key(self, text: str) -> Thing | None:
        try:
            thing = self._reader.thing(NamedNode(self._departments + text))
        except ValueError:
            return None  # no IRI, so nothing is called so
        return thing if thing.is_a(ORG.FormalOrganization) else None

    def _by_name(self, text: str) -> list[Thing]:
        name = Literal(text, language=CHINESE)
        found = [
            one
            for predicate in (SKOS.prefLabel, SKOS.altLabel)  # a former name is another label
            for one in self._reader.pointing(predicate, name)
        ]
        return [one for one in found if one.is_a(ORG.FormalOrganization)]

    def _known(self) -> dict[str, str]:
        """Departments by key and by name, as a hint shows them."""
        found = self.departments(_LOOKED_AT)
        return {text: f"{one.value} ({one.name})" for one in found for text in (one.value, one.name)}

    def _check(self, item: Item) -> None:
        if next(self._store.triples(_line_item(item), RDF.type, SKOS.Concept), None) is None:
            known = {
                text: f"{slug_of(one)} ({one.label})"
                for one in self.items()
                for text in (slug_of(one), one.label)
            }
            hint = _near(item.slug, known, "/code/line-item")
            raise Problem(404, f"There is no line item {item.slug!r}.", hint)
        if item.code.isdigit() and not self.classes(item):
            what = f"There is no class {item.code} in the classification by {item.scheme} of any year."
            raise Problem(404, what, f"The classes of a year are listed at /code/{item.scheme}/2025.")


def key_of(department: Thing) -> str:
    """A department's key: `130300-779002`."""
    return department.last


def slug_of(item: Thing) -> str:
    """A line item's slug."""
    return item.last


def _line_item(item: Item) -> NamedNode:
    return NamedNode(f"{CODE_IRI}line-item/{item.slug}")


def _near(text: str, known: Mapping[str, str], listed: str) -> str:
    matches = get_close_matches(text, known, n=4, cutoff=0.5)
    near = list(dict.fromkeys(known[match] for match in matches))
    return f"Near it: {', '.join(near)}." if near else f"{listed} lists what there is."
