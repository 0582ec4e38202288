"""An example's answer as a text that can be reviewed and compared."""

from __future__ import annotations

import re
from collections.abc import Callable

from budgetgraph.examples import Example
from budgetgraph.formats import Format, ResultFormat
from budgetgraph.store import Answer

Ask = Callable[[str], Answer]

SUFFIXES = {"select": "csv", "ask": "txt", "construct": "ttl", "describe": "ttl"}

# What differs from day to day, or with the compressor.
_PASSING = [
    (re.compile(r"\b20\d\d-\d\d-\d\d\.\d+\b"), "RELEASE"),
    (re.compile(r"\b20\d\d-\d\d-\d\dT[0-9:.]+(?:Z|\+00:00)"), "TIME"),
    (re.compile(r"(?<=\.nq\.gz),\d+,[0-9a-f]{64}$", re.MULTILINE), ",BYTES,SHA256"),
]


def answer_of(ask: Ask, example: Example) -> str:
    """CSV, Turtle, or the word of a truth value; with what is passing masked."""
    answer = ask(example.query)
    format = Format.TURTLE if answer.kind == "graph" else ResultFormat.CSV
    text = answer.write(format).decode().replace("\r\n", "\n")
    for pattern, mask in _PASSING:
        text = pattern.sub(mask, text)
    return text.rstrip("\n") + "\n"


def is_empty(example: Example, text: str) -> bool:
    """Whether the answer says nothing: no row, no triple, `false`."""
    if example.form == "ask":
        return text != "true\n"
    return not text.strip() or (example.form == "select" and len(text.splitlines()) == 1)
