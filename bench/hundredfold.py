"""Publishes and serves a hundred times the data: time, memory and size, to see that all of it grows with the data alone.

Makes so many disclosures of the invented ones (see copies.py), publishes them with `budgetgraph publish`, publishes
again after one has changed, serves the release and asks for its pages. Prints a Markdown table and writes
bench/results/hundredfold.json.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import quote

from connection import Connection
from copies import make
from machine import machine, machine_sentence
from processes import peak_memory
from servers import BIN, OURS, Running, Server, running
from tables import figure, table

RESULTS = Path(__file__).parent / "results"
MOST = 1_600
LIMIT_MIB = 16 * 1024
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
GRAPHS = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
PAGES = {
    "the first page": "/",
    "the coverage": "/coverage",
    "the coverage as CSV": "/coverage.csv",
    "the departments": "/departments",
    "the disclosures": "/disclosures",
    "the catalogue": "/catalog",
    "a comparison": "/compare.csv?item=revenue-total&item=expenditure-total"
    + "".join(f"&department={region}-900000" for region in ("110118", "500110")),
    "a search": f"/search?q={quote('一般公共预算')}",
    "a count of all triples": f"/sparql?query={quote(COUNT)}",
    "a count by graph": f"/sparql?query={quote(GRAPHS)}",
}
"""What is asked for, by what it is called; a page that there is not is told with its status."""


@dataclass
class Measures:
    """Seconds, MiB and counts, each by what it is of."""

    seconds: dict[str, float] = field(default_factory=dict)
    mib: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Notes how long its body took."""
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start


def measured(number: int, scratch: Path) -> Measures:
    """All measures, of so many disclosures."""
    found, data, into = Measures(), scratch / "data", scratch / "var"
    make(data, number)
    _publish(found, "publishing", data, into)
    changed = min((data / "disclosures").iterdir()) / "disclosure.toml"
    changed.write_text(changed.read_text(encoding="utf-8") + "\n# looked through\n", encoding="utf-8")
    _publish(found, "publishing again, one changed", data, into)
    _weigh(found, into)
    command = [str(BIN / "budgetgraph"), "serve", str(into), "--port"]
    server = Server(OURS, "/sparql", lambda port: [*command, str(port)])
    start = time.perf_counter()
    with running(server, {}) as started:
        found.seconds["starting the server"] = time.perf_counter() - start
        with peak_memory(started.process, LIMIT_MIB) as peak:
            _ask(found, started, into)
        found.mib["serving, at most"] = peak.mib
    return found


def _publish(found: Measures, name: str, data: Path, into: Path) -> None:
    """Publishes in a process of its own; raises `CalledProcessError` when anything is left out."""
    command = [str(BIN / "budgetgraph"), "publish", str(data), "--into", str(into)]
    with (
        found.timed(name),
        subprocess.Popen(command, stdout=subprocess.DEVNULL) as process,
        peak_memory(process.pid, LIMIT_MIB) as peak,
    ):
        process.wait()
    found.mib[f"{name}, at most"] = peak.mib
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def _weigh(found: Measures, into: Path) -> None:
    """What the release's parts take on the disk."""
    release = (into / "current").resolve()
    for part in sorted(release.iterdir()):
        files = part.rglob("*") if part.is_dir() else [part]
        found.mib[part.name] = sum(file.stat().st_size for file in files if file.is_file()) / 2**20
    index = json.loads((release / "statistics" / "graphs.json").read_text(encoding="utf-8"))
    found.counts["triples"] = index[0]["triples"]
    found.counts["disclosures"] = sum(1 for entry in index if entry["name"].startswith("disclosure/"))


def _ask(found: Measures, server: Running, into: Path) -> None:
    version = (into / "current").resolve().name
    dumps = {f"the dump of everything, {s}": f"/dumps/{version}/budgetgraph.{s}.gz" for s in ("nq", "jsonld")}
    for name, target in {**PAGES, **dumps}.items():
        for again in ("", ", again"):
            with found.timed(name + again):
                status, size = _answer(server, target)
        found.counts[f"bytes of {name}"] = size
        if status != 200:
            found.absent[name] = f"HTTP {status}"


def _answer(server: Running, target: str) -> tuple[int, int]:
    """The status of an answer and how long it is."""
    with Connection(server.port, timeout=600) as connection:
        status = connection.ask(target, "*/*")
        return status, sum(len(piece) for piece in connection.body())


def shown(found: Measures) -> str:
    """The measures as Markdown tables."""
    first = {name: s for name, s in found.seconds.items() if not name.endswith(", again")}
    rows = [[name, figure(s), figure(found.seconds.get(f"{name}, again"))] for name, s in first.items()]
    sizes = [[name, figure(mib)] for name, mib in found.mib.items()]
    return "\n\n".join([table(["", "s", "again, s"], rows), table(["", "MiB"], sizes)])


def main() -> None:
    """Measures, prints and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--disclosures", type=int, default=200, help=f"how many, at most {MOST}")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where hundredfold.json is written")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        found = measured(max(1, min(asked.disclosures, MOST)), Path(scratch))
    asked.results.mkdir(exist_ok=True)
    content = {"machine": machine(), **asdict(found)}
    (asked.results / "hundredfold.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    counts = ", ".join(f"{found.counts[name]:,} {name}" for name in ("disclosures", "triples"))
    print(f"{counts}\n\n{machine_sentence()}\n\n{shown(found)}")
    for name, reason in found.absent.items():
        print(f"There is no answer for {name}: {reason}", file=sys.stderr)


if __name__ == "__main__":
    main()
