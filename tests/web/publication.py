"""A small publication for the tests of the web: one hand-written disclosure, released like a real one."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from budgetgraph.releases.build import DisclosureBuild
from budgetgraph.releases.manifest import DocumentEntry
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.release import Release
from budgetgraph.releases.writer import write_release
from budgetgraph.settings import Publisher
from tests.releases.small_shared import short_lists

SAMPLE = Path(__file__).parent / "sample"
TEXT = (SAMPLE / "document.txt").read_text(encoding="utf-8")
DOCUMENT = hashlib.sha256(TEXT.encode()).hexdigest()[:16]
KEY = "130300-001/2020/budget"
PUBLISHER = Publisher(title_zh="示范", title_en="Demonstration")

_QUOTED = re.compile(r"<quote:(.*?)>(?= [.,;])")


def release_sample(
    directory: Path,
    work: Path,
    *,
    text: str = TEXT,
    publisher: Publisher = PUBLISHER,
    documents: tuple[DocumentEntry, ...] = (DocumentEntry(DOCUMENT),),
) -> Release:
    """Releases the sample into the publication `directory`; `work` takes the files of its build.

    `documents` says which documents `text` is of, where it is not the sample's one alone.
    """
    work.mkdir(parents=True, exist_ok=True)
    base = publisher.base
    disclosure, findings = NamedNode(f"{base}/id/disclosure/{KEY}"), NamedNode(f"{base}/id/graph/findings")
    (work / "document.txt").write_text(text, encoding="utf-8")
    (work / "facts.json").write_text("{}", encoding="utf-8")
    (work / "report.ttl").write_text("", encoding="utf-8")
    _write(work / "graph.nq", _quads(_with_passages("disclosure.ttl", base), disclosure))
    _write(work / "findings.nq", _quads(_turtle("findings.ttl", base), findings))
    build = DisclosureBuild(KEY, "sample", disclosure.value, "示范局", documents, work)
    with short_lists():
        return write_release(Publication(directory), [build], publisher=publisher)


def place(quoted: str) -> str:
    """`start,end` of the first passage of the sample text that reads so, in code points."""
    start = TEXT.index(quoted)
    return f"{start},{start + len(quoted)}"


def _turtle(name: str, base: str) -> str:
    text = (SAMPLE / name).read_text(encoding="utf-8")
    return text.replace("http://localhost:8000", base).replace("DOCUMENT", DOCUMENT)


def _with_passages(name: str, base: str) -> str:
    turtle = _turtle(name, base)
    document = f"{base}/id/document/{DOCUMENT}"
    passages = [_passage(document, quoted) for quoted in dict.fromkeys(_QUOTED.findall(turtle))]
    return _QUOTED.sub(lambda match: f"<{document}#char={place(match[1])}>", turtle) + "".join(passages)


def _passage(document: str, quoted: str) -> str:
    at = place(quoted)
    start, end = at.split(",")
    literal = str(quoted).replace("\\", "\\\\").replace('"', '\\"')
    return f"""
<{document}#char={at}> a oa:SpecificResource ; oa:hasSource <{document}> ; rdf:value "{literal}" ;
    oa:hasSelector <{document}#position={at}> , <{document}#quote={at}> .
<{document}#position={at}> a oa:TextPositionSelector ; oa:start {start} ; oa:end {end} .
<{document}#quote={at}> a oa:TextQuoteSelector ; oa:exact "{literal}" .
"""


def _quads(turtle: str, graph: NamedNode) -> list[Quad]:
    triples = parse(turtle, format=RdfFormat.TURTLE)
    return [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in triples]


def _write(path: Path, quads: list[Quad]) -> None:
    path.write_bytes(serialize(quads, format=RdfFormat.N_QUADS))
