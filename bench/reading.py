"""Reads the real disclosures in every format: documents a minute, the time of each stage, and the memory.

Each document is read in a process of its own, as the product does it, so that the memory is that of one document.
PDFs are measured beside two peers on the same files: pdfplumber's own text and tables, and pypdfium2's text alone.
The other formats hold the same paragraphs and tables. Prints Markdown tables and writes bench/results/reading.json.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from machine import machine, machine_sentence
from originals import originals
from rewriting import FORMATS, write_as
from tables import figure, table
from trip import timed

RESULTS = Path(__file__).parent / "results"
STAGES = ("document", "facts", "graph", "validation")

Times = dict[str, float]


def stages(path: Path) -> Times:
    """Seconds from a file to its document, its facts, its graph and its report."""
    from budgetgraph.descriptions import describe
    from budgetgraph.disclosures import Disclosure
    from budgetgraph.identifiers import DisclosureKey, Identifiers
    from budgetgraph.originals import read_originals
    from budgetgraph.originals.confined_reader import ConfinedReader
    from budgetgraph.originals.limits import read_limits
    from budgetgraph.sections.reading import read_facts
    from budgetgraph.triples.mapping import map_facts
    from budgetgraph.validation.validator import validate

    times: Times = {}
    confined = ConfinedReader(read_limits())
    confined.ask("first.txt", b"once for each process that publishes, the readers are loaded")
    with timed(times, "document"):
        document = read_originals([path], confined)
    confined.close()  # only then is the memory of the process that read known
    description = describe([document])
    year, kind = description.year.value or 2025, description.kind.value or "budget"
    with timed(times, "facts"):
        reading = read_facts(document, year, "executed" if kind == "final" else "approved")
    disclosure = Disclosure(path.parent, DisclosureKey("310000", "x000000", year, kind), "部门", (path,))
    with timed(times, "graph"):
        graph = map_facts(disclosure, document, reading.sections, reading.facts, Identifiers())
    validate(())  # shapes and ontology are read once per process, and not for each document
    with timed(times, "validation"):
        validate(graph)
    return {**times, "pages": len(document.pages), "triples": len(graph)}


def with_pdfplumber(path: Path) -> Times:
    """Seconds that pdfplumber takes for all text and tables."""
    import pdfplumber

    times: Times = {}
    with timed(times, "document"), pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
    return times


def with_pypdfium2(path: Path) -> Times:
    """Seconds that pypdfium2 takes for the text; it finds no tables."""
    import pypdfium2

    times: Times = {}
    with timed(times, "document"):
        for page in pypdfium2.PdfDocument(path):
            page.get_textpage().get_text_range()
    return times


READERS: dict[str, Callable[[Path], Times]] = {
    "budgetgraph": stages,
    "pdfplumber": with_pdfplumber,
    "pypdfium2": with_pypdfium2,
}


def measured(reader: str, path: Path) -> Times:
    """One document in a fresh process: seconds of each stage, of the whole process, and MiB at the peak."""
    start = time.perf_counter()
    command = [sys.executable, __file__, "--one", reader, str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=300)
    result: Times = json.loads(done.stdout)
    return {**result, "process": time.perf_counter() - start}


def by_format(paths: Sequence[Path], formats: Sequence[str]) -> Iterator[tuple[str, list[Times]]]:
    """The measures of every document in each format, and of the peers on the PDFs."""
    from budgetgraph.originals import read_originals

    documents = [read_originals([path]) for path in paths]
    with tempfile.TemporaryDirectory() as scratch:
        for format in formats:
            files = paths if format == "pdf" else [write_as(d, format, Path(scratch)) for d in documents]
            yield format, [measured("budgetgraph", file) for file in files]
    for peer in ("pdfplumber", "pypdfium2"):
        yield f"pdf, {peer}", [measured(peer, path) for path in paths]


def summary(runs: Sequence[Times]) -> dict[str, float]:
    """Documents a minute on one core, medians of each stage in seconds, and the most memory of any document."""
    reading = [sum(run.get(stage, 0.0) for stage in ("document", "facts")) for run in runs]
    medians = {s: statistics.median(run[s] for run in runs) for s in STAGES if s in runs[0]}
    return {
        "documents a minute": 60 * len(runs) / sum(sum(run.get(s, 0.0) for s in STAGES) for run in runs),
        "read": statistics.median(reading),
        **medians,
        "memory": max(run["memory"] for run in runs),
    }


def shown(found: dict[str, dict[str, float]]) -> str:
    """The summaries as a Markdown table."""
    head = ["format", "documents a minute", "read, s", *(f"{stage}, s" for stage in STAGES), "peak MiB"]
    rows = [
        [
            name,
            *(figure(s.get(measure)) for measure in ("documents a minute", "read", *STAGES, "memory")),
        ]
        for name, s in found.items()
    ]
    return table(head, rows)


def pages_table(runs: Sequence[Times], paths: Sequence[Path]) -> str:
    """Each PDF: pages, seconds to read it, and milliseconds a page, to see whether the time is linear in pages."""
    rows = []
    for path, run in sorted(zip(paths, runs, strict=True), key=lambda pair: pair[1]["pages"]):
        seconds = run["document"] + run["facts"]
        rows.append(
            [path.stem, f"{run['pages']:.0f}", figure(seconds), figure(1000 * seconds / run["pages"])]
        )
    return table(["document", "pages", "read, s", "ms a page"], rows)


def _most_memory_mib() -> float:
    """The most memory that this process or one that it made has held, in MiB."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(whose).ru_maxrss for whose in both) / 1024


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    parser.add_argument("--results", type=Path, default=RESULTS, help="where reading.json is written")
    parser.add_argument("--one", nargs=2, metavar=("READER", "FILE"), help="one document, as JSON")
    return parser.parse_args()


def main() -> None:
    """Measures, prints and writes."""
    asked = arguments()
    if asked.one:
        reader, path = asked.one
        print(json.dumps({**READERS[reader](Path(path)), "memory": _most_memory_mib()}))
        return
    paths = originals()
    if not paths:
        print(
            "Reading is not measured: no PDFs lie in ../shared/disclosures (or where BUDGETGRAPH_SHARED says)."
        )
        return
    runs = dict(by_format(paths, asked.formats))
    found = {name: summary(each) for name, each in runs.items()}
    asked.results.mkdir(exist_ok=True)
    content = {"machine": machine(), "documents": len(paths), "formats": found, "runs": runs}
    (asked.results / "reading.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(machine_sentence(), shown(found), sep="\n\n")
    if "pdf" in runs:
        print(f"\n{pages_table(runs['pdf'], paths)}")


if __name__ == "__main__":
    main()
