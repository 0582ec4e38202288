"""Requests a second and latency of each question, with 1, 8 and 32 clients; the servers take turns."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answers import Answers
from corpus import Corpus
from load import Load, put_load
from processes import seconds_until_idle
from questions import QUESTIONS, Question
from servers import OURS, OXIGRAPH, RDFLIB_ENDPOINT, Running
from tables import figure, table

LONGEST = 5  # times the usual seconds of load that a slow server is given
WAIT = 15.0  # seconds that a server is given to forget a load


@dataclass(frozen=True)
class Cell:
    """What is measured at once."""

    question: str
    clients: int
    server: str


Loads = dict[Cell, Load]


def rates(
    running: Sequence[Running],
    corpus: Corpus,
    given: Answers,
    *,
    clients: Sequence[int],
    rounds: int,
    seconds: int,
) -> Loads:
    """The median load of each cell. A cell in which not every client would get an answer in time is left out."""
    loads: dict[Cell, list[Load]] = {}
    for number in range(rounds):
        for question, many, server in _cells(running, clients):
            cell = Cell(question.name, many, server.name)
            needed = _needed(given[question.name, server.name].seconds, many, seconds)
            if needed > LONGEST * seconds or (number and needed > seconds):
                continue
            target = server.asking(question)
            load = put_load(
                server.port,
                target,
                question.accept,
                connections=many,
                seconds=needed,
                departments=corpus.departments,
            )
            loads.setdefault(cell, []).append(load)
            seconds_until_idle(server.process, WAIT)
    return {cell: median(values) for cell, values in loads.items()}


def median(loads: Sequence[Load]) -> Load:
    """The median of each figure, and the sum of failures."""
    rates, middles, tails = (
        [getattr(load, name) for load in loads] for name in ("per_second", "median_ms", "p99_ms")
    )
    failures = sum(load.failures for load in loads)
    return Load(statistics.median(rates), statistics.median(middles), statistics.median(tails), failures)


def rates_table(loads: Loads, given: Answers, clients: Sequence[int], names: Sequence[str]) -> str:
    """A row for each question and number of clients: requests/s (median / p99 in ms) of each, and our ratios.

    In place of a load that was too much stands how long one answer takes; a ratio to that is a guess, marked so.
    """
    head = ["Question", "Clients", *names, "of oxigraph's rate", "times rdflib-endpoint's"]
    rows = []
    for question in QUESTIONS:
        alone = {name: given[question.name, name].seconds for name in names}
        for many in clients:
            cells = {name: loads.get(Cell(question.name, many, name)) for name in names}
            shown = [_shown(cells[name], alone[name]) for name in names]
            ratios = [_ratio(cells, alone, peer) for peer in (OXIGRAPH, RDFLIB_ENDPOINT)]
            rows.append([question.name, str(many), *shown, *ratios])
    return table(head, rows)


def _cells(running: Sequence[Running], clients: Sequence[int]) -> Iterator[tuple[Question, int, Running]]:
    return ((question, many, server) for question in QUESTIONS for many in clients for server in running)


def _needed(one: float, clients: int, seconds: int) -> int:
    """Seconds in which every client gets an answer from a server that gives one after the other."""
    return max(seconds, math.ceil(one * clients))


def _shown(load: Load | None, alone: float) -> str:
    if not load or not load.per_second:
        return f"one takes {figure(alone * 1000)} ms"
    failed = f", {load.failures} failed" if load.failures else ""
    return f"{figure(load.per_second)} ({figure(load.median_ms)} / {figure(load.p99_ms)}){failed}"


def _ratio(cells: dict[str, Load | None], alone: dict[str, float], peer: str) -> str:
    ours, theirs = cells.get(OURS), cells.get(peer)
    if not ours or not ours.per_second or peer not in alone:
        return figure(None)
    if not theirs or not theirs.per_second:
        return f"≈ {figure(ours.per_second * alone[peer])}"
    return figure(ours.per_second / theirs.per_second)
