"""The servers that are compared: how each is started on the corpus, asked, and stopped."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

from connection import HOST, Connection
from corpus import Corpus
from peers import NoPeers, peers_environment
from processes import family, kill
from questions import JSON, Question

BIN = Path(sys.executable).parent
OURS, OXIGRAPH, RDFLIB_ENDPOINT = "budgetgraph", "oxigraph", "rdflib-endpoint"
NAMES = (OURS, OXIGRAPH, RDFLIB_ENDPOINT)
START_SECONDS, STOP_SECONDS = 180.0, 5.0  # rdflib reads 1M triples in a minute or two

# What our server is told besides its defaults, for each part of the measurement.
UNDER_LOAD: Mapping[str, str] = {"BUDGETGRAPH_CLIENT_SECONDS": "100000"}  # one program stands for all clients
FOR_MANY_ROWS: Mapping[str, str] = {"BUDGETGRAPH_QUERY_TIMEOUT": "300"}
UNDER_ATTACK: Mapping[str, str] = {}


@dataclass(frozen=True)
class Server:
    """A server on the corpus: its command on a port, and the path of its endpoint."""

    name: str
    path: str
    command: Callable[[int], list[str]]


@dataclass(frozen=True)
class Running:
    """A server that answers on `port`; all its processes descend from `process`."""

    server: Server
    port: int
    process: int

    @property
    def name(self) -> str:
        """The server's name."""
        return self.server.name

    def target(self, query: str) -> str:
        """The address of a query, in which the marks of variation.py are left as they are."""
        return f"{self.server.path}?query={quote(query, safe='~')}"

    def asking(self, question: Question) -> str:
        """The address of a question, with its marks: of the query, or of the document where there is one."""
        if self.name == OURS and question.document:
            return question.document
        return self.target(question.template)


def line_up(
    names: Sequence[str], corpus: Corpus, scratch: Path, cache: Path, absent: dict[str, str]
) -> list[Server]:
    """The servers of these names, each on the corpus or on a copy of its data in `scratch`.

    What has to be installed is kept in `cache`. Why a server cannot be had is added to `absent`.
    """
    makers: dict[str, Callable[[], Server]] = {
        OURS: lambda: _ours(corpus),
        OXIGRAPH: lambda: _oxigraph(corpus, scratch),
        RDFLIB_ENDPOINT: lambda: _rdflib_endpoint(corpus, scratch, peers_environment(cache)),
    }
    servers = []
    for name in names:
        try:
            servers.append(makers[name]())
        except NoPeers as reason:
            absent[name] = str(reason)
    return servers


def _ours(corpus: Corpus) -> Server:
    command = [str(BIN / "budgetgraph"), "serve", str(corpus.publication), "--port"]
    return Server(OURS, "/sparql", lambda port: [*command, str(port)])


def _oxigraph(corpus: Corpus, scratch: Path) -> Server:
    command = [str(BIN / "oxigraph"), "serve", "--location", str(corpus.writable_store(scratch)), "--bind"]
    return Server(OXIGRAPH, "/query", lambda port: [*command, f"{HOST}:{port}"])


def _rdflib_endpoint(corpus: Corpus, scratch: Path, commands: Path) -> Server:
    command = [str(commands / "rdflib-endpoint"), "serve", str(corpus.n_quads(scratch))]
    return Server(RDFLIB_ENDPOINT, "/", lambda port: [*command, "--host", HOST, "--port", str(port)])


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(server: Server, settings: Mapping[str, str]) -> Iterator[Running]:
    """Runs a server until the block ends; yields when it answers. Raises `TimeoutError` when it does not."""
    port = free_port()
    environment = {**os.environ, **settings} if server.name == OURS else {**os.environ}
    with (
        tempfile.TemporaryFile() as log,
        subprocess.Popen(
            server.command(port), stdout=log, stderr=log, env=environment, start_new_session=True
        ) as process,
    ):
        started = Running(server, port, process.pid)
        try:
            _wait_until_it_answers(started, process, log)
            yield started
        finally:
            _stop(process)


def is_answering(running: Running, timeout: float) -> bool:
    """Whether it answers the shortest of all questions within that time."""
    try:
        with Connection(running.port, timeout=timeout) as connection:
            connection.answer(running.target("ASK {}"), JSON)
    except OSError:
        return False
    return True


def _wait_until_it_answers(started: Running, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if is_answering(started, timeout=STOP_SECONDS):
            return
        time.sleep(0.05)
    log.seek(0)
    told = log.read().decode(errors="replace").strip().splitlines()
    raise TimeoutError(f"{started.name} does not answer: {told[-1] if told else 'it says nothing'}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Asks it to end, and ends what is left of its family: a busy peer does not listen."""
    members = family(process.pid)
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=STOP_SECONDS)
    kill(members)
