"""Everything that the originals of one disclosure say about themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from budgetgraph.descriptions.caliber import Caliber, read_caliber
from budgetgraph.descriptions.currency_unit import read_prose_unit, read_table_unit
from budgetgraph.descriptions.department_code import read_department_code
from budgetgraph.descriptions.department_name import read_department_name
from budgetgraph.descriptions.fiscal_year import read_fiscal_year
from budgetgraph.descriptions.kind import Kind, read_kind
from budgetgraph.descriptions.region import read_region
from budgetgraph.descriptions.scope import Scope, read_scope
from budgetgraph.descriptions.source import Source
from budgetgraph.descriptions.trait import Candidate, Place, Trait
from budgetgraph.documents.document import Document


@dataclass(frozen=True)
class Description:
    """The traits; `name` and `code` are the department's, `region` is a code of GB/T 2260."""

    title: Trait[str]
    name: Trait[str]
    code: Trait[str]
    region: Trait[str]
    year: Trait[int]
    kind: Trait[Kind]
    caliber: Trait[Caliber]
    scope: Trait[Scope]
    table_unit: Trait[str]
    prose_unit: Trait[str]


def describe(documents: Sequence[Document]) -> Description:
    """What the documents of one disclosure say, taken together."""
    sources = [Source(document) for document in documents]
    name, year = read_department_name(sources), read_fiscal_year(sources)
    caliber = read_caliber(sources)
    return Description(
        title=_title(sources),
        name=name,
        code=read_department_code(sources, name.value, caliber.value),
        region=read_region(sources, name, year.value),
        year=year,
        kind=read_kind(sources),
        caliber=caliber,
        scope=read_scope(sources, caliber),
        table_unit=read_table_unit(sources),
        prose_unit=read_prose_unit(sources),
    )


def _title(sources: Sequence[Source]) -> Trait[str]:
    """The first title; those of the other files are kept as candidates."""
    found: list[Candidate[str]] = [
        source.found(source.title.text, Place.TITLE, source.title.passage)
        for source in sources
        if source.title
    ]
    return Trait(found[0].value, tuple(found)) if found else Trait(None, (), "no title was recognised")
