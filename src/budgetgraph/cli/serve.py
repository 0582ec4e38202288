"""`budgetgraph serve`: the current release over HTTP."""

from __future__ import annotations

import errno
import gc
import http.client
import logging
import multiprocessing
import os
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from budgetgraph.errors import SettingsError

_GRACE = 5  # seconds for requests that are being answered when the server is told to stop
_BACKLOG = 2048


def serve(
    directory: Annotated[Path, typer.Argument(help="The publication, made by `budgetgraph publish`.")] = Path(
        "var"
    ),
    host: Annotated[
        str,
        typer.Option(envvar="BUDGETGRAPH_HOST", help="The address to listen on; 0.0.0.0 for every network."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(envvar="BUDGETGRAPH_PORT", min=0, max=65535, help="The port; 0 for any free one.")
    ] = 8000,
    workers: Annotated[
        int, typer.Option(envvar="BUDGETGRAPH_WORKERS", min=1, help="Processes to answer with.")
    ] = 1,
) -> None:
    """Serve the current release: pages, RDF and SPARQL.

    A release that is published or rolled back to meanwhile is switched to without a restart.
    """
    # No other command needs the web framework, which takes a while to load.
    from budgetgraph.queries.federation import read_services
    from budgetgraph.queries.limits import read_limits
    from budgetgraph.web.app import release_to_serve
    from budgetgraph.web.monitoring.query_log import open_query_log, read_query_log

    # What is wrong with the settings is told here; each worker process reads them again.
    open_query_log(read_query_log())
    read_limits()
    read_services()
    served = release_to_serve(directory)
    listener = _listen(host, port)
    threading.Thread(target=_tell_when_ready, args=(listener, host, *served), daemon=True).start()
    _run(directory, listener, workers)
    typer.echo("Stopped.")


def application(directory: Path) -> object:
    """The application; each worker process makes its own."""
    from budgetgraph.web.app import create_app
    from budgetgraph.web.monitoring.query_log import open_query_log, read_query_log

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("uvicorn.error").addFilter(_is_no_cut)
    open_query_log(read_query_log())
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    app = create_app(directory)
    # What is there now stays for good: looking through all of it for garbage would hold up requests for a tenth of a
    # second every now and then.
    gc.collect()
    gc.freeze()
    return app


def _is_no_cut(record: logging.LogRecord) -> bool:
    """Whether it is not about an answer that we broke off on purpose, of which the log of queries tells."""
    from budgetgraph.web.sparql.answering import TransferCut

    kind = record.exc_info[0] if record.exc_info else None
    return not (kind is not None and issubclass(kind, TransferCut))


def _end_with(parent: BaseProcess) -> None:
    """Ends a worker process when its parent is gone: left alone, it would keep the port."""
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)


def _run(directory: Path, listener: socket.socket, workers: int) -> None:
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    config = uvicorn.Config(
        partial(application, directory),
        factory=True,
        workers=workers,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_GRACE,
        timeout_keep_alive=30,
        backlog=_BACKLOG,
    )
    if workers > 1:
        with _shared_metrics():
            Multiprocess(config, sockets=[listener]).run()
        return
    # When it has stopped, uvicorn raises the signal again that stopped it; for us, stopping is no failure.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def _shared_metrics() -> Iterator[None]:
    """A folder for the metrics of all processes that are started meanwhile."""
    from budgetgraph.web.monitoring.metrics import SHARED_FOLDER

    with tempfile.TemporaryDirectory(prefix="budgetgraph-metrics-") as folder:
        os.environ[SHARED_FOLDER] = folder
        yield


def _listen(host: str, port: int) -> socket.socket:
    """A socket bound to the address; raises `SettingsError` when that cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise SettingsError(
            _why(error, host, port),
            hint="Choose another with --port or --host (BUDGETGRAPH_PORT for `make run`).",
        ) from error
    listener.listen(_BACKLOG)
    listener.set_inheritable(True)
    return listener


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is taken by another program."
    if error.errno == errno.EACCES:
        return f"Port {port} needs the rights of an administrator."
    return f"The server cannot listen on {host}, port {port} ({error.strerror or error})."


def _tell_when_ready(listener: socket.socket, host: str, version: str, base: str) -> None:
    """Asks the server until it answers, then says where it is: what is printed has been seen to be true."""
    port = listener.getsockname()[1]
    while not _answers(_reachable(host), port):
        time.sleep(0.05)
    shown = _reachable(host).replace("127.0.0.1", "localhost")
    shown = f"[{shown}]" if ":" in shown else shown
    address = f"http://{shown}:{port}"
    typer.echo(f"Release {version} is served on {address} (stop with Ctrl+C).{_elsewhere(base, address)}")


def _elsewhere(base: str, address: str) -> str:
    """What to know of a release that was made for another port of this machine."""
    if urlsplit(base).hostname != "localhost" or urlsplit(base).port == urlsplit(address).port:
        return ""
    return f" Its data has {base} for its address: to change that, publish with BUDGETGRAPH_BASE={address}."


def _reachable(host: str) -> str:
    """An address at which a server that listens on `host` can be reached from here."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}
    return everywhere.get(host, host).replace("localhost", "127.0.0.1")


def _answers(host: str, port: int) -> bool:
    try:
        connection = http.client.HTTPConnection(host, port, timeout=5)
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
