"""Asks /compare for JSON over HTTP."""

from __future__ import annotations

from typing import Any

import httpx


def rows(http: httpx.Client, query: str) -> list[dict[str, Any]]:
    """The rows of a comparison."""
    found: list[dict[str, Any]] = answer(http, query)["rows"]
    return found


def answer(http: httpx.Client, query: str) -> dict[str, Any]:
    """The whole answer."""
    response = http.get(f"/compare.json?{query}")
    assert 200 == response.status_code, response.text
    content: dict[str, Any] = response.json()
    return content


def slugs(http: httpx.Client, query: str) -> list[str]:
    """The notes, by their slugs."""
    return [note["slug"] for note in answer(http, query)["notes"]]
