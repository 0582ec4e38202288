"""Asks the endpoints that a query may name in SERVICE, from outside the sandbox.

Only what the publisher listed is asked, by its exact address; redirects are not followed, so that no listed endpoint
can send this server elsewhere, into its own network for instance.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

import httpx

from budgetgraph.errors import SettingsError
from budgetgraph.formats import ResultFormat
from budgetgraph.queries.remote import DONE, FAILED
from budgetgraph.settings import ENVIRONMENT_PREFIX

log = logging.getLogger(__name__)

MOST_BYTES = 4 * 1024 * 1024
"""The largest answer that is taken: it becomes part of the query."""
_CONNECT = 5.0  # seconds


_VARIABLE = f"{ENVIRONMENT_PREFIX}SERVICES"


def read_services(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The endpoints that queries may call, as the environment has them; raises `SettingsError` for one that is none."""
    endpoints = tuple(environment.get(_VARIABLE, "").split())
    for endpoint in endpoints:
        if not _is_address(endpoint):
            raise SettingsError(
                f"{endpoint!r} is not the http(s) address of an endpoint.",
                where=_VARIABLE,
                hint="Write addresses with spaces between them.",
            )
    return endpoints


def _is_address(endpoint: str) -> bool:
    try:
        parts = urlsplit(endpoint)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


class NoAnswer(Exception):
    """An endpoint could not be asked, or gave no answer that can be used; says why in a sentence."""


class Federation:
    """The endpoints on the publisher's list. Belongs to one event loop."""

    def __init__(self, endpoints: Collection[str] = (), timeout: float = 30.0) -> None:
        self.endpoints = tuple(endpoints)
        self._seconds = timeout
        self._timeout = httpx.Timeout(timeout, connect=min(_CONNECT, timeout))
        self._client: httpx.AsyncClient | None = None

    async def ask(self, endpoint: str, query: str) -> bytes:
        """The answer of an endpoint to a SELECT query, as SPARQL results in JSON; raises `NoAnswer`."""
        if endpoint not in self.endpoints:
            raise NoAnswer(f"{endpoint} is not on the list of endpoints that may be asked.")
        try:
            async with asyncio.timeout(self._seconds):
                return await self._post(endpoint, query)
        except TimeoutError:
            raise NoAnswer(f"{endpoint} did not answer within {self._seconds:g} seconds.") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NoAnswer(f"{endpoint} did not answer ({str(error) or type(error).__name__}).") from error

    async def answer(self, call: bytes) -> bytes:
        """What to tell a worker that wants an endpoint called: the answer, or why there is none."""
        order = json.loads(call)
        try:
            return DONE + await self.ask(order["endpoint"], order["query"])
        except NoAnswer as failure:
            return FAILED + str(failure).encode()
        except Exception:  # whatever an endpoint does to us, the worker must not wait for ever
            log.exception("Asking %s failed in a way that nobody foresaw.", order["endpoint"])
            return FAILED + f"asking {order['endpoint']} failed.".encode()

    async def close(self) -> None:
        """Closes its connections."""
        if self._client is not None:
            await self._client.aclose()

    async def _post(self, endpoint: str, query: str) -> bytes:
        if self._client is None:
            # What the environment says of proxies and passwords is not for this.
            self._client = httpx.AsyncClient(timeout=self._timeout, follow_redirects=False, trust_env=False)
        # Compressed, a small answer could be one that no memory holds.
        headers = {"Accept": ResultFormat.JSON.media_type, "Accept-Encoding": "identity"}
        async with self._client.stream("POST", endpoint, data={"query": query}, headers=headers) as response:
            if response.status_code != 200:
                raise NoAnswer(f"{endpoint} answered with status {response.status_code}.")
            if response.headers.get("content-encoding", "identity") != "identity":
                raise NoAnswer(f"{endpoint} answered compressed, which it was asked not to.")
            content = b""
            async for piece in response.aiter_raw():
                content += piece
                if len(content) > MOST_BYTES:
                    raise NoAnswer(f"{endpoint} answered with more than {MOST_BYTES >> 20} MiB.")
        return _checked(endpoint, content)


def _checked(endpoint: str, content: bytes) -> bytes:
    try:
        bindings = json.loads(content)["results"]["bindings"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NoAnswer(f"{endpoint} did not answer with SPARQL results in JSON.") from error
    if not isinstance(bindings, list):
        raise NoAnswer(f"{endpoint} did not answer with the solutions of a SELECT.")
    return content
