"""What a worker is asked to do, and what it says when it has done it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal as OneOf

Limit = OneOf["time", "size"]

# `json.dumps` makes a new one each time, and `asdict` copies what is in it: together half the time of a look-up.
_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True)
class Job:
    """A query, the dataset that the protocol names for it, and how its answer is to be written.

    `solutions` and `graph` are names of `ResultFormat` and `Format` for whichever kind of answer it turns out to
    have; None stands for a kind that the client does not accept. `encoding` is a content coding or None. `size`
    (bytes before compression) and `seconds` (of evaluation) bound the answer.
    Relative IRIs are relative to `base`. `services` are the endpoints that it may call.
    """

    query: str
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    solutions: str | None = None
    graph: str | None = None
    encoding: str | None = None
    size: int = 1 << 30
    seconds: float = 30.0
    base: str | None = None
    services: Sequence[str] = ()

    def to_json(self) -> bytes:
        """As it goes to the worker."""
        return _ENCODER.encode(self.__dict__).encode("utf-8", "surrogatepass")

    @classmethod
    def of_json(cls, content: bytes) -> Job:
        """As the worker reads it."""
        return cls(**json.loads(content.decode("utf-8", "surrogatepass")))


@dataclass(frozen=True)
class Head:
    """How the answer is written: the name of its format, its content coding, and whether a limit cut it already."""

    format: str
    encoding: str | None = None
    truncated: Limit | None = None

    def to_json(self) -> bytes:
        """As it comes from the worker."""
        return _ENCODER.encode(self.__dict__).encode()


@dataclass(frozen=True)
class End:
    """What became of the answer: rows (or triples), bytes before compression, the limit that it met.

    `whole` is false when the format has no way to say that something is missing: the transfer must then break off,
    or the client would take what it has for everything.
    """

    rows: int = 0
    size: int = 0
    seconds: float = 0.0
    truncated: Limit | None = None
    whole: bool = True

    def to_json(self) -> bytes:
        """As it comes from the worker."""
        return _ENCODER.encode(self.__dict__).encode()
