"""What a release takes in: the files of one disclosure, whole and checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from budgetgraph.releases.manifest import DocumentEntry

GRAPH = "graph.nq"
FINDINGS = "findings.nq"
REPORT = "report.ttl"
# What the checks across disclosures found about it, in releases only and only where they found something.
ACROSS = "across.nq"
# In the order of the trip; a release holds exactly these of each disclosure.
FILES = ("document.txt", "facts.json", GRAPH, FINDINGS, REPORT)


@dataclass(frozen=True)
class DisclosureBuild:
    """One disclosure's files in `directory`, under the names in `FILES`.

    `key` is the path below `/id/disclosure/`, `slug` names its folder in the release, `iri` is also the name of
    its graph, `title` the department's name, `documents` are the originals that it was read from.
    """

    key: str
    slug: str
    iri: str
    title: str
    documents: tuple[DocumentEntry, ...]
    directory: Path
