"""Times each arrow of the trip for one disclosure, cold and warm, and the memory that it takes.

Cold is a fresh process, imports included; warm is the same trip again in a process that has made it once.
Prints a Markdown table and writes bench/results/trip.json.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from machine import machine, machine_sentence

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "data" / "disclosures" / "qinhuangdao-export-zone-2020-budget"
RESULTS = Path(__file__).parent / "results"
ARROWS = ("import", "read", "extract", "map", "validate", "load")
MAX_RUNS = 50

Times = dict[str, float]


@contextmanager
def timed(times: Times, name: str, clock: Callable[[], float] = time.perf_counter) -> Iterator[None]:
    """Notes in `times` how many seconds its body took, by that clock."""
    start = clock()
    yield
    times[name] = clock() - start


def one_trip(folder: Path, clock: Callable[[], float]) -> Times:
    """Seconds of each arrow for the disclosure in `folder`; `import` is nearly 0 when it has been made before."""
    gc.collect()  # else a run pays for the garbage of the one before
    times: Times = {}
    with timed(times, "import", clock):
        from budgetgraph.disclosures import read_disclosure
        from budgetgraph.formats import Format, serialize_dataset
        from budgetgraph.identifiers import Identifiers
        from budgetgraph.originals import read_originals
        from budgetgraph.sections.reading import read_facts
        from budgetgraph.store import build_store
        from budgetgraph.triples.mapping import map_facts
        from budgetgraph.validation.findings import findings
        from budgetgraph.validation.validator import validate
    identifiers = Identifiers()
    disclosure = read_disclosure(folder)
    with timed(times, "read"):
        document = read_originals(disclosure.originals)
    with timed(times, "extract", clock):
        reading = read_facts(document, disclosure.key.year)
    with timed(times, "map", clock):
        graph = map_facts(disclosure, reading.document, reading.sections, reading.facts, identifiers)
    with timed(times, "validate", clock):
        report = validate(graph)
        found = findings(report, identifiers.disclosure(disclosure.key), identifiers.graph("findings"))
    with tempfile.TemporaryDirectory() as scratch, timed(times, "load", clock):
        file = Path(scratch) / "graph.nq"
        file.write_bytes(serialize_dataset([*graph, *found], Format.N_QUADS))
        build_store([file], Path(scratch) / "store")
    times["triples"] = len(graph)
    times["whole trip"] = sum(times[arrow] for arrow in ARROWS)
    return times


def peak_memory_mib() -> float:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def cold_run(folder: Path, *, by_processor: bool) -> Times:
    """One trip in a fresh process, with the memory that the process took."""
    command = [sys.executable, __file__, "--once", str(folder), *(["--processor"] if by_processor else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=300)
    result: Times = json.loads(done.stdout)
    return result


def median(runs: list[Times]) -> Times:
    """The median of each measure."""
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def table(cold: Times, warm: Times) -> str:
    """Both medians in milliseconds, as Markdown."""
    rows = [
        f"| {name} | {cold[name] * 1000:.0f} | {warm[name] * 1000:.0f} |" for name in (*ARROWS, "whole trip")
    ]
    memory = f"| peak memory | {cold['memory']:.0f} MiB | {warm['memory']:.0f} MiB |"
    return "\n".join(["| arrow | cold, ms | warm, ms |", "|---|---:|---:|", *rows, memory])


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=REFERENCE, help="a registered disclosure")
    parser.add_argument(
        "--runs", type=int, default=7, help=f"warm runs, at most {MAX_RUNS}; half as many cold ones"
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help="where trip.json is written")
    parser.add_argument(
        "--processor",
        action="store_true",
        help="seconds of processor, for a machine that is busy; reading, in another process, is by the clock",
    )
    parser.add_argument("--once", action="store_true", help="one trip in this process, as JSON")
    return parser.parse_args()


def main() -> None:
    """Measures, prints and writes."""
    asked = arguments()
    clock = time.process_time if asked.processor else time.perf_counter
    if asked.once:
        print(json.dumps({**one_trip(asked.folder, clock), "memory": peak_memory_mib()}))
        return
    runs = max(1, min(asked.runs, MAX_RUNS))
    cold = median([cold_run(asked.folder, by_processor=asked.processor) for _ in range(runs // 2 + 1)])
    one_trip(asked.folder, clock)
    warm = {**median([one_trip(asked.folder, clock) for _ in range(runs)]), "memory": peak_memory_mib()}
    asked.results.mkdir(exist_ok=True)
    content = {
        "machine": machine(),
        "disclosure": asked.folder.name,
        "runs": runs,
        "cold": cold,
        "warm": warm,
    }
    (asked.results / "trip.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(f"{asked.folder.name}: {warm['triples']:.0f} triples, medians of {runs} warm runs")
    print(machine_sentence(), table(cold, warm), sep="\n\n")


if __name__ == "__main__":
    main()
