"""Compares `budgetgraph serve` with `oxigraph serve-read-only` on the same data, in one run.

Publishes data/ into a temporary folder, starts both servers on free loopback ports, and asks them in turn,
several rounds, for the Turtle document about a project and for a SPARQL look-up. Prints a Markdown table with
medians and ratios and writes bench/results/serving.json.
"""

from __future__ import annotations

import argparse
import json
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

from load import HOST, Load, generator, put_load
from machine import machine, machine_sentence

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results"
BIN = Path(sys.executable).parent
PROJECT = "disclosure/130300-779002/2020/budget/project/02"
MAX_ROUNDS, MAX_SECONDS = 20, 10
START_SECONDS = 30.0

BASE = "http://localhost:8000"
DESCRIBE = f"DESCRIBE <{BASE}/id/{PROJECT}>"
LOOK_UP = (
    "SELECT ?indicator ?name WHERE { ?indicator <http://purl.org/dc/terms/isPartOf> "
    f"<{BASE}/id/{PROJECT}> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }}"
)
TURTLE, RESULTS_JSON = "text/turtle", "application/sparql-results+json"

# What is asked of each server: (question, server) -> (target, Accept).
QUESTIONS = {
    ("Turtle document", "budgetgraph"): (f"/doc/{PROJECT}.ttl", TURTLE),
    ("Turtle document", "oxigraph"): (f"/query?query={quote(DESCRIBE)}", TURTLE),
    ("SPARQL look-up", "budgetgraph"): (f"/sparql?query={quote(LOOK_UP)}", RESULTS_JSON),
    ("SPARQL look-up", "oxigraph"): (f"/query?query={quote(LOOK_UP)}", RESULTS_JSON),
}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def server(command: list[str], port: int) -> Iterator[int]:
    """Runs a server until the block ends; yields its port once it takes connections."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_until_open(port, process)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=START_SECONDS)


def wait_until_open(port: int, process: subprocess.Popen[bytes]) -> None:
    """Returns when the port takes connections; raises when the process ends first or the time is up."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"{process.args!r} did not open port {port}")


def publish(into: Path) -> Path:
    """Publishes data/ into a folder; returns a copy of the release's store, for the other server."""
    command = [str(BIN / "budgetgraph"), "publish", str(ROOT / "data"), "--into", str(into)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return Path(shutil.copytree(into / "current" / "store", into / "store-for-oxigraph"))


def check_answers(ports: dict[str, int]) -> dict[str, int]:
    """Each question's answer is there and not empty; returns its size in bytes."""
    sizes = {}
    for (question, name), (target, accept) in QUESTIONS.items():
        request = urllib.request.Request(f"http://{HOST}:{ports[name]}{target}", headers={"Accept": accept})
        with urllib.request.urlopen(request, timeout=10) as response:
            sizes[f"{question}, {name}"] = len(response.read())
    return sizes


def measure(
    ports: dict[str, int], rounds: int, seconds: int, connections: int
) -> dict[tuple[str, str], list[Load]]:
    """Loads by question and server; the servers take turns within a round."""
    loads: dict[tuple[str, str], list[Load]] = {key: [] for key in QUESTIONS}
    for _ in range(rounds):
        for key, (target, accept) in QUESTIONS.items():
            loads[key].append(
                put_load(ports[key[1]], target, accept, connections=connections, seconds=seconds)
            )
    return loads


def median(loads: list[Load]) -> Load:
    """The median of each figure, and the sum of failures."""
    rates, middles, tails = (
        [getattr(load, name) for load in loads] for name in ("per_second", "median_ms", "p99_ms")
    )
    failures = sum(load.failures for load in loads)
    return Load(statistics.median(rates), statistics.median(middles), statistics.median(tails), failures)


def table(medians: dict[tuple[str, str], Load]) -> str:
    """A Markdown table: for each question both servers and the ratio of their rates."""
    lines = [
        "| question | server | requests/s | median, ms | p99, ms | ratio |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for (question, name), load in medians.items():
        ratio = load.per_second / medians[question, "oxigraph"].per_second
        latencies = f"{load.median_ms:.2f} | {load.p99_ms:.2f}"
        lines.append(f"| {question} | {name} | {load.per_second:.0f} | {latencies} | {ratio:.2f} |")
    return "\n".join(lines)


def arguments() -> argparse.Namespace:
    """What the command line asks for, within bounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help=f"at most {MAX_ROUNDS}")
    parser.add_argument("--seconds", type=int, default=3, help=f"of load each time, at most {MAX_SECONDS}")
    parser.add_argument("--connections", type=int, default=8, choices=range(1, 65), metavar="1..64")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where serving.json is written")
    asked = parser.parse_args()
    asked.rounds = max(1, min(asked.rounds, MAX_ROUNDS))
    asked.seconds = max(1, min(asked.seconds, MAX_SECONDS))
    return asked


def main() -> None:
    """Publishes, starts both servers, measures, prints and writes."""
    asked = arguments()
    with tempfile.TemporaryDirectory() as scratch:
        publication = Path(scratch) / "var"
        store = publish(publication)
        ports = {"budgetgraph": free_port(), "oxigraph": free_port()}
        ours = [str(BIN / "budgetgraph"), "serve", str(publication), "--port", str(ports["budgetgraph"])]
        theirs = [str(BIN / "oxigraph"), "serve-read-only", "--location", str(store)]
        theirs += ["--bind", f"{HOST}:{ports['oxigraph']}"]
        with server(ours, ports["budgetgraph"]), server(theirs, ports["oxigraph"]):
            sizes = check_answers(ports)
            loads = measure(ports, asked.rounds, asked.seconds, asked.connections)
    medians = {key: median(values) for key, values in loads.items()}
    report(asked, sizes, medians)


def report(asked: argparse.Namespace, sizes: dict[str, int], medians: dict[tuple[str, str], Load]) -> None:
    """Prints the table and writes the JSON file; ends with an error when a request failed."""
    asked.results.mkdir(exist_ok=True)
    figures = {f"{question}, {name}": asdict(load) for (question, name), load in medians.items()}
    content = {
        "machine": machine(),
        "rounds": asked.rounds,
        "seconds": asked.seconds,
        "connections": asked.connections,
        "generator": generator(),
        "bytes": sizes,
        "loads": figures,
    }
    (asked.results / "serving.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(f"{asked.rounds} rounds of {asked.seconds} s on {asked.connections} connections, by {generator()}")
    print(machine_sentence(), table(medians), sep="\n\n")
    if any(load.failures for load in medians.values()):
        sys.exit("Some requests failed: these figures mean nothing.")


if __name__ == "__main__":
    main()
