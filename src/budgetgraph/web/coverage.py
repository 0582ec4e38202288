"""`/coverage`: how much of each disclosure is read, as a page and as CSV."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.vocabulary import BG, DCTERMS, OBEU_DIMENSION, concept
from budgetgraph.web.addresses import ascii_iri
from budgetgraph.web.documents import HTML, content_type, page_number
from budgetgraph.web.http.negotiation import choose
from budgetgraph.web.http.problems import Offer, Problem
from budgetgraph.web.http.rendition import Rendition, send
from budgetgraph.web.http.requests import raw_path, root_path
from budgetgraph.web.live import Live, serving
from budgetgraph.web.pages import render
from budgetgraph.web.spreadsheet import BOM, has_mark, marked, written
from budgetgraph.web.thing import Reader, Thing

STEM = "/coverage"
CSV = "text/csv"
_TYPE = {"html": HTML, "csv": CSV}
_SUFFIX = {media_type: suffix for suffix, media_type in _TYPE.items()}
PAGE_SIZE = 100
"""How many disclosures one page has; the CSV has all."""

NUMBERS = (
    "numbers-printed",
    "numbers-read",
    "numbers-quoted",
    "numbers-not-facts",
    "numbers-in-unread-sections",
    "numbers-unread",
)
SHARES = ("numbers-read-share", "numbers-accounted-share")
SECTIONS = ("sections-recognised", "sections-unread", "sections-unread-length")
COLUMNS = ("disclosure", "year", "title", *NUMBERS, *SHARES, *SECTIONS, "unread-sections")
"""The header of the CSV, in this order; columns are only ever added at its end."""
PARAMETERS = (BOM,)

_MEASUREMENTS = """SELECT ?disclosure ?metric ?value {
  ?measurement dqv:computedOn ?disclosure ; dqv:isMeasurementOf ?metric ; dqv:value ?value
}"""


@dataclass(frozen=True)
class Row:
    """A disclosure with its measurements by slug, and its sections that nobody can read."""

    disclosure: Thing
    measured: Mapping[str, Decimal]
    unread: Sequence[Thing]

    @property
    def year(self) -> str:
        """Its fiscal year."""
        year = self.disclosure.thing(OBEU_DIMENSION.fiscalYear)
        return year.last if year else ""


async def coverage(request: Request) -> Response:
    """The coverage of the corpus, in what the suffix names or else in what `Accept` likes best."""
    live = await serving(request)
    suffix = raw_path(request).removeprefix(STEM).removeprefix(".")
    media_type = _TYPE.get(suffix) if suffix else _negotiated(request)
    if media_type is None:
        raise Problem(404, f"There is no coverage in the format {suffix!r}.", "There are .html and .csv.")
    page = page_number(request) if media_type == HTML else 1
    mark = has_mark(request)
    rendition = await live.rendition(
        (STEM, media_type, page, mark), lambda: _rendition(live, media_type, page, mark=mark)
    )
    extra = {} if suffix else {"Content-Location": f"{root_path(request)}{STEM}.{_SUFFIX[media_type]}"}
    return send(request, rendition, live.modified, vary="" if suffix else "Accept", extra=extra)


def _negotiated(request: Request) -> str:
    best = choose(request.headers.get("accept"), [HTML, CSV])
    if best is None:
        raise Problem(
            406,
            "None of the formats that you accept is offered for the coverage.",
            "Ask for one of those listed, in the Accept header or by suffix.",
            offers=[Offer(HTML, f"{STEM}.html"), Offer(CSV, f"{STEM}.csv")],
        )
    return best


def _rendition(live: Live, media_type: str, page: int, *, mark: bool) -> Rendition:
    rows = _rows(live)
    body = marked(_csv(rows), mark=mark) if media_type == CSV else _page(live, rows, page)
    link = f'<{ascii_iri(live.publisher.base)}{STEM}>; rel="canonical"'
    return Rendition.of(
        body.encode(), content_type(media_type), version=live.version, name=_SUFFIX[media_type], link=link
    )


def _rows(live: Live) -> list[Row]:
    """A row for each disclosure, the least read first."""
    reader = Reader(live.store)
    measured, unread = _measured(live), _unread(reader)
    rows = [Row(one, measured[one.iri], unread[one.iri]) for one in reader.instances(BG.Disclosure)]
    return sorted(
        rows, key=lambda row: (row.measured.get("numbers-accounted-share", 0), row.disclosure.order())
    )


def _measured(live: Live) -> dict[str, dict[str, Decimal]]:
    """The measurements of all disclosures at once, by the IRI of the disclosure and the slug of the metric."""
    found: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for row in live.store.select(_MEASUREMENTS):
        disclosure, metric, value = (row[name] for name in ("disclosure", "metric", "value"))
        if isinstance(disclosure, NamedNode) and isinstance(metric, NamedNode) and isinstance(value, Literal):
            found[disclosure.value][metric.value.rpartition("/")[2]] = Decimal(value.value)
    return found


def _unread(reader: Reader) -> dict[str, list[Thing]]:
    """The sections that nobody can read, by the IRI of their disclosure."""
    unread: dict[str, list[Thing]] = defaultdict(list)
    for section in reader.pointing(BG.sectionKind, concept("section-kind", "unread")):
        whole = section.thing(DCTERMS.isPartOf)
        if whole:
            unread[whole.iri].append(section)
    return unread


def _csv(rows: Sequence[Row]) -> str:
    return written(COLUMNS, map(_record, rows))


def _record(row: Row) -> dict[str, object]:
    return {
        "disclosure": row.disclosure.iri,
        "year": row.year,
        "title": row.disclosure.label,
        **row.measured,
        "unread-sections": "；".join(section.label for section in row.unread),
    }


def _page(live: Live, rows: Sequence[Row], number: int) -> str:
    shown = rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    if number > 1 and not shown:
        raise Problem(404, f"There is no page {number}.", "Follow the links from the first page.")
    return render(
        "coverage.html",
        live,
        STEM,
        stem=STEM,
        rows=shown,
        totals=_totals(rows),
        disclosures=len(rows),
        number=number,
        more=len(rows) > number * PAGE_SIZE,
    )


def _totals(rows: Sequence[Row]) -> dict[str, Decimal]:
    """The sums over all disclosures, and the shares of the whole."""
    sums = {
        slug: sum((row.measured.get(slug, Decimal(0)) for row in rows), Decimal(0))
        for slug in (*NUMBERS, *SECTIONS)
    }
    printed, facts = sums["numbers-printed"], sums["numbers-printed"] - sums["numbers-not-facts"]
    missing = sums["numbers-unread"] + sums["numbers-in-unread-sections"]
    return {
        **sums,
        "numbers-read-share": sums["numbers-read"] / facts if facts else Decimal(1),
        "numbers-accounted-share": (printed - missing) / printed if printed else Decimal(1),
    }
