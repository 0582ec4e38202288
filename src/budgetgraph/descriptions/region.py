"""The administrative division whose government the body belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from budgetgraph.descriptions.region_lookup import chain_of, lies_in, regions_of_name, shown
from budgetgraph.descriptions.source import Source
from budgetgraph.descriptions.trait import Candidate, Place, Trait
from budgetgraph.regions import Region

_LEVEL = re.compile(r"(?P<level>[省市])(?:本|直)?级")
_OFTEN = 3  # mentions in the text that decide between two counties of one name


def read_region(sources: Sequence[Source], department: Trait[str], year: int | None) -> Trait[str]:
    """The smallest division that the department's name and the title name; its code.

    A name that several divisions have is decided only by the year in which one of them existed, or by a province or
    city that the document names.
    """
    text = "".join(source.plain.text for source in sources)
    said = [*_by_name(department, text), *_by_title(sources, text)]
    if not said:
        return Trait(
            None, (), "neither the title nor the department's name begins with a province, city or county"
        )
    meant = _common([found.value for found in said])
    candidates = _candidates(said, meant)
    if not meant:
        return Trait(None, candidates, "the title and the department's name are of different regions")
    meant = {region.code: region for region in (_at_level(inner, sources) for inner in meant.values())}
    if len(meant) > 1:
        meant = _of_year(meant, year)
    if len(meant) > 1:
        meant = _named_nearby(meant, text) or meant
    if len(meant) > 1:
        several = ", ".join(shown(code) for code in meant)
        return Trait(None, candidates, f"several regions have that name: {several}")
    (code,) = meant
    return Trait(code, _first(candidates, code, said[0]))


def _by_name(department: Trait[str], text: str) -> list[Candidate[tuple[Region, ...]]]:
    found = department.evidence
    named = regions_of_name(found.value, text) if found else ()
    return [found.says(named)] if found and named else []


def _by_title(sources: Sequence[Source], text: str) -> list[Candidate[tuple[Region, ...]]]:
    titles = [(source, source.title) for source in sources if source.title]
    return [
        source.found(named, Place.TITLE, title.passage)
        for source, title in titles
        for part in (title.before_year, title.behind_year)
        if (named := regions_of_name(part, text))
    ]


def _common(said: list[tuple[Region, ...]]) -> dict[str, Region]:
    """The divisions that agree with everything said: of one that lies in another, the smaller."""
    meant = {region.code: region for region in said[0]}
    for named in said[1:]:
        both = [(one, other) for one in meant.values() for other in named]
        inner = [
            one if lies_in(one, other) else other
            for one, other in both
            if lies_in(one, other) or lies_in(other, one)
        ]
        meant = {region.code: region for region in inner}
    return meant


def _at_level(region: Region, sources: Sequence[Source]) -> Region:
    """A body in a county can be of the city's budget: a title that says 市级 or 省级 tells."""
    titles = (source.title.text for source in sources if source.title)
    match = next((match for text in titles if (match := _LEVEL.search(text))), None)
    if match is None:
        return region
    wanted = 1 if match["level"] == "省" else 2
    above = [outer for outer in chain_of(region) if outer.level <= wanted]
    return above[0] if above else region


def _of_year(meant: dict[str, Region], year: int | None) -> dict[str, Region]:
    """Those that existed in the year, where any did: 枞阳县 has moved to another city, and got another code."""
    there = {code: region for code, region in meant.items() if year is None or _existed(region, year)}
    return there or meant


def _existed(region: Region, year: int) -> bool:
    return (region.first is None or region.first <= year) and (region.last is None or year <= region.last)


def _named_nearby(meant: dict[str, Region], text: str) -> dict[str, Region]:
    """Those whose province or city alone is named in the text, often."""
    counts = {
        code: max((text.count(o.name) for o in chain_of(region)[1:]), default=0)
        for code, region in meant.items()
    }
    often = [code for code, count in counts.items() if count >= _OFTEN]
    others = [code for code, count in counts.items() if count and code not in often]
    return {often[0]: meant[often[0]]} if len(often) == 1 and not others else {}


def _candidates(
    said: list[Candidate[tuple[Region, ...]]], meant: dict[str, Region]
) -> tuple[Candidate[str], ...]:
    return tuple(
        found.says(region.code)
        for found in said
        for region in found.value
        if not meant or region.code in meant or any(lies_in(inner, region) for inner in meant.values())
    )


def _first(
    candidates: tuple[Candidate[str], ...], code: str, said: Candidate[tuple[Region, ...]]
) -> tuple[Candidate[str], ...]:
    """The candidates, led by one with the code, where the words name only a division around or inside it."""
    if any(found.value == code for found in candidates):
        return candidates
    return (said.says(code), *candidates)
