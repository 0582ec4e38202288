"""Compares `budgetgraph serve` with `oxigraph serve` and rdflib-endpoint on the same data, in one run.

Four parts: `rates` (requests a second and latency of six questions with 1, 8 and 32 clients), `overhead` (of the
sandbox, for each query), `memory` (of an answer of millions of rows, and when clients go away) and `attack` (a good
client among bad ones). Everything is on loopback, bounded in time, number and memory, and stops by itself. Prints
Markdown tables and writes bench/results/serving.json.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path

from answers import Answers, answers, disagreements
from attack import attack_table, sieges
from corpus import Corpus, corpus_of
from memory import many_rows_of, memory_table
from options import options
from overhead import overhead, overhead_table
from rates import rates, rates_table
from report import Report
from servers import OURS, RDFLIB_ENDPOINT, UNDER_LOAD, Running, Server, line_up, running

STARTED = time.perf_counter()


def main() -> None:
    """Makes the corpus, measures part after part, prints and writes."""
    asked = options(__doc__ or "")
    corpus, report = corpus_of(asked.triples, asked.cache), Report()
    with tempfile.TemporaryDirectory() as scratch:
        servers = line_up(asked.servers, corpus, Path(scratch), asked.cache, report.absent)
        try:
            _measure(asked, corpus, servers, report)
        except OSError as error:
            sys.exit(f"The measurement stops here: {error}")
    report.show(corpus)
    report.write(asked.results / "serving.json", asked, corpus)
    if report.faults:
        sys.exit("\n".join(["These figures mean nothing:", *report.faults]))


def _measure(asked: argparse.Namespace, corpus: Corpus, servers: Sequence[Server], report: Report) -> None:
    if {"rates", "overhead"} & set(asked.parts):
        _say("The servers are started; each answers every question ...")
        with _side_by_side(servers, report) as started:
            given = answers(started, corpus)
            report.figures["answers"] = {f"{q}, {name}": answer for (q, name), answer in given.items()}
            report.faults += disagreements(given)
            if "rates" in asked.parts:
                _say("rates ...")
                _measure_rates(asked, corpus, started, given, report)
            if "overhead" in asked.parts:
                _say("overhead ...")
                _measure_overhead(asked, corpus, started, report)
    if "memory" in asked.parts:
        _say("memory ...")
        _measure_memory(asked, servers, report)
    if "attack" in asked.parts:
        _say("attack ...")
        _measure_attack(asked, corpus, servers, report)


@contextmanager
def _side_by_side(servers: Sequence[Server], report: Report) -> Iterator[list[Running]]:
    """All servers at once; a peer that does not start is absent."""
    with ExitStack() as stack:
        started = []
        for server in servers:
            try:
                started.append(stack.enter_context(running(server, UNDER_LOAD)))
            except OSError as reason:
                report.absent[server.name] = str(reason)
        yield started


def _measure_rates(
    asked: argparse.Namespace, corpus: Corpus, started: Sequence[Running], given: Answers, report: Report
) -> None:
    loads = rates(started, corpus, given, clients=asked.clients, rounds=asked.rounds, seconds=asked.seconds)
    names = [server.name for server in started]
    report.tables["Requests/s (median / p99 in ms)"] = rates_table(loads, given, asked.clients, names)
    report.figures["rates"] = [{**asdict(cell), **asdict(load)} for cell, load in loads.items()]
    report.faults += [
        f"{load.failures} requests failed: {cell}" for cell, load in loads.items() if load.failures
    ]


def _measure_overhead(
    asked: argparse.Namespace, corpus: Corpus, started: Sequence[Running], report: Report
) -> None:
    for ours in (server for server in started if server.name == OURS):
        medians = overhead(ours, corpus, asked.seconds)
        report.tables["The sandbox"] = overhead_table(medians)
        report.figures["overhead"] = {f"{q}, {way}": median for (q, way), median in medians.items()}


def _measure_memory(asked: argparse.Namespace, servers: Sequence[Server], report: Report) -> None:
    """Without rdflib-endpoint, which gathers all rows before it answers and would need many gigabytes."""
    streaming = [server for server in servers if server.name != RDFLIB_ENDPOINT]
    told = many_rows_of(streaming, asked.rows, asked.wait)
    report.tables["A long answer"] = memory_table(told)
    report.figures["memory"] = told


def _measure_attack(
    asked: argparse.Namespace, corpus: Corpus, servers: Sequence[Server], report: Report
) -> None:
    told = sieges(servers, corpus, asked.attack_seconds, asked.wait)
    report.tables["Among bad clients"] = attack_table(told)
    report.figures["attack"] = told


def _say(what: str) -> None:
    """Tells how far the run is, with the seconds since its start; on stderr, where no table is."""
    print(f"{time.perf_counter() - STARTED:4.0f} s  {what}", file=sys.stderr)


if __name__ == "__main__":
    main()
