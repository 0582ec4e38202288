"""The application served by uvicorn in a thread: over real connections, and with its pool to look at."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from budgetgraph.queries.limits import Limits
from budgetgraph.queries.pool import Pool
from budgetgraph.web.app import create_app

LONGEST = 60.0  # seconds for anything in a test; on a quiet machine it is never near


@dataclass
class Service:
    """A running service: its pool, its address, its port on 127.0.0.1."""

    pool: Pool
    address: str
    port: int


@contextmanager
def running(publication: Path, limits: Limits) -> Iterator[Service]:
    """The application with these limits."""
    app = create_app(publication, limits)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            until(lambda: server.started)
            yield Service(app.state.pool, f"http://127.0.0.1:{port}", port)
        finally:
            server.should_exit = True
            thread.join()


def until(holds: Callable[[], bool]) -> None:
    """Waits until something holds that another thread or process brings about."""
    end = time.monotonic() + LONGEST
    while not holds():
        assert time.monotonic() < end, "it does not come about"
        time.sleep(0.005)
