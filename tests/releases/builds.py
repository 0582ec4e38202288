"""Hand-made disclosures to release."""

from __future__ import annotations

from pathlib import Path

from budgetgraph.releases.build import DisclosureBuild
from budgetgraph.releases.manifest import DocumentEntry
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.writer import write_release
from budgetgraph.settings import Publisher

BASE = "http://localhost:8000"
PUBLISHER = Publisher()


def graph_of(key: str, amount: str = "4993300.00") -> str:
    """A small graph of a disclosure, as N-Quads."""
    d = f"{BASE}/id/disclosure/{key}"
    return (
        f'<{d}> <http://purl.org/dc/terms/identifier> "{key}" <{d}> .\n'
        f'<{d}> <http://purl.org/dc/terms/title> "某某委员会2020年度部门预算"@zh-hans <{d}> .\n'
        f"<{d}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/budgetgraph/def#Disclosure> <{d}> .\n"
        f"<{d}/figure/expenditure-total> <http://data.openbudgets.eu/ontology/dsd/measure/amount>"
        f' "{amount}"^^<http://www.w3.org/2001/XMLSchema#decimal> <{d}> .\n'
    )


def build(
    folder: Path, code: str = "100001", *, slug: str | None = None, amount: str = "4993300.00"
) -> DisclosureBuild:
    """The files of a disclosure, written to `folder/<slug>`."""
    key, slug = f"130300-{code}/2020/budget", slug or f"d{code}"
    d, directory = f"{BASE}/id/disclosure/{key}", folder / slug
    directory.mkdir(parents=True, exist_ok=True)
    files = {
        "document.txt": f"某某委员会{code}\n支出预算{amount}元\n",
        "facts.json": "{}\n",
        "graph.nq": graph_of(key, amount),
        "findings.nq": (
            f"<{d}/finding/01> <http://purl.org/dc/terms/isPartOf> <{d}> <{BASE}/id/graph/findings> .\n"
        ),
        "report.ttl": f"<{d}/report> a <http://www.w3.org/ns/shacl#ValidationReport> .\n",
    }
    for name, content in files.items():
        (directory / name).write_text(content, encoding="utf-8")
    return DisclosureBuild(
        key, slug, d, f"某某委员会{code}", (DocumentEntry(code.ljust(16, "0")),), directory
    )


def published(tmp_path: Path, *codes: str) -> Publication:
    """A publication with one release of these disclosures."""
    into = Publication(tmp_path / "var")
    write_release(into, [build(tmp_path / "built", code) for code in codes], publisher=PUBLISHER)
    return into
