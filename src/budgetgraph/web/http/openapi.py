"""The OpenAPI description, made from the table of addresses."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from budgetgraph import __version__

Handler = Callable[[Request], Awaitable[Response]]
_PARAMETER = re.compile(r"\{(\w+)(?::path)?\}")


class Parameter(NamedTuple):
    """A parameter of a query string: its name, what it is, and the JSON Schema of its value."""

    name: str
    description: str
    schema: Mapping[str, Any]


class Address(NamedTuple):
    """An address of this server: its path, who answers it, what it is, and with which methods.

    Without a handler it is the query endpoint, which the application makes. `parameters` are those of its query
    string, as far as they are described.
    """

    path: str
    handler: Handler | None
    summary: str
    methods: tuple[str, ...] = ("GET", "HEAD")
    listed: bool = True
    parameters: Sequence[Parameter] = ()


def openapi(addresses: Sequence[Address]) -> dict[str, Any]:
    """The description of the listed addresses as OpenAPI 3.1."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "BudgetGraph", "version": __version__},
        "paths": {
            _PARAMETER.sub(r"{\1}", address.path): {
                method.lower(): _operation(address) for method in address.methods if method != "HEAD"
            }
            for address in addresses
            if address.listed
        },
    }


def _operation(address: Address) -> dict[str, Any]:
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in _PARAMETER.findall(address.path)
    ] + [
        {"name": one.name, "in": "query", "description": one.description, "schema": one.schema}
        for one in address.parameters
    ]
    answers = {"200": {"description": "As asked, in a format chosen by Accept or by suffix."}}
    operation: dict[str, Any] = {"summary": address.summary, "responses": answers}
    return {**operation, "parameters": parameters} if parameters else operation
