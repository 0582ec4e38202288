"""The log of queries: a line of JSON for each that was evaluated or refused.

Neither the address of whoever asks is written down, nor, unless the publisher wants it, what was asked.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from hashlib import blake2b
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Literal as OneOf
from typing import cast, get_args

from budgetgraph.errors import SettingsError
from budgetgraph.query_guard import MAX_LENGTH
from budgetgraph.settings import ENVIRONMENT_PREFIX
from budgetgraph.web.monitoring.entry import Entry

# Not below the name of the room `budgetgraph.queries`, whose own messages are none of these lines.
log = logging.getLogger("budgetgraph.query_log")

_DETAIL, _FILE = f"{ENVIRONMENT_PREFIX}QUERY_LOG", f"{ENVIRONMENT_PREFIX}QUERY_LOG_FILE"
_FIELDS = tuple(field.name for field in fields(Entry))
_encode = json.JSONEncoder(ensure_ascii=False).encode

Detail = OneOf["off", "summary", "text"]


@dataclass(frozen=True)
class QueryLogSettings:
    """How much is written of a query, and into which file; None stands for standard error."""

    detail: Detail = "summary"
    file: Path | None = None


def read_query_log(environment: Mapping[str, str] = os.environ) -> QueryLogSettings:
    """The settings as the environment has them; raises `SettingsError` for an impossible value."""
    detail, file = environment.get(_DETAIL, QueryLogSettings.detail), environment.get(_FILE)
    if detail not in get_args(Detail):
        raise SettingsError(
            f"{detail!r} is no way to log queries.", where=_DETAIL, hint="Set off, summary or text."
        )
    return QueryLogSettings(cast(Detail, detail), Path(file) if file else None)


def open_query_log(settings: QueryLogSettings) -> None:
    """From now on this process writes the log where the settings say; raises `SettingsError` when it cannot.

    A file that is moved away, as logrotate does it, is made anew.
    """
    for handler in log.handlers[:]:
        log.removeHandler(handler)
        handler.close()
    log.setLevel(logging.NOTSET)
    log.propagate = settings.detail == "off"
    if settings.detail == "off":
        return
    handler = _handler(settings.file)
    handler.setFormatter(logging.Formatter("%(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def _handler(file: Path | None) -> logging.Handler:
    if file is None:
        return logging.StreamHandler()
    try:
        return WatchedFileHandler(file, encoding="utf-8")
    except OSError as error:
        raise SettingsError(
            f"The log of queries cannot be written to {file} ({error.strerror}).",
            where=_FILE,
            hint="Name a file in a folder that exists and that the server may write to.",
        ) from error


class QueryLog:
    """Writes entries; costs nothing when it is off or nobody listens."""

    def __init__(self, detail: Detail = "summary") -> None:
        self._off = detail == "off"
        self._with_text = detail == "text"

    def write(self, entry: Entry) -> None:
        """Adds a line."""
        if self._off or not log.isEnabledFor(logging.INFO):
            return
        said = line(entry, datetime.now(UTC), with_text=self._with_text)
        # As `log.info` does it, but for looking up which line of the program says so.
        log.handle(logging.LogRecord(log.name, logging.INFO, __file__, 0, said, None, None))


def line(entry: Entry, time: datetime, *, with_text: bool = False) -> str:
    """An entry as one line of JSON, in which no query can make it look like two."""
    said: dict[str, object] = {"time": time.isoformat(timespec="milliseconds")}
    said |= {name: getattr(entry, name) for name in _FIELDS}
    said["query"] = query_hash(entry.query)
    said["seconds"] = None if entry.seconds is None else round(entry.seconds, 6)
    said["waited"] = round(entry.waited, 6)
    if with_text:
        said["text"] = entry.query[:MAX_LENGTH]
    return _printable(_encode(said))


def query_hash(query: str) -> str:
    """The short name of a query in the log: BLAKE2b with 64 bits of its text in UTF-8, as `b2sum -l 64` has it."""
    return blake2b(query.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _printable(text: str) -> str:
    """JSON may hold as they are what some programs end a line at, and what terminals obey, hide or reorder by."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in text)
