"""Where one record of a result ends and the next begins, so that an answer can end early and still be read.

The engine writes results in pieces of some kilobytes, which end anywhere.
"""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod

from budgetgraph.formats import Format, ResultFormat

NOTICES = {
    "time": {"zh": "查询超时，结果不完整。", "en": "The time for this query was up: there may be more."},
    "size": {"zh": "结果超过大小上限，不完整。", "en": "The answer reached the largest size: there is more."},
}
"""What a cut answer says of itself, by the limit that it met, in Chinese and English."""


def notice(limit: str) -> str:
    """The notice in one line."""
    return f"{NOTICES[limit]['en']} {NOTICES[limit]['zh']}"


def _object(depth: int) -> bytes:
    """The pattern of a JSON object with objects in it, so many levels deep."""
    inner = b"|" + _object(depth - 1) if depth else b""
    return rb'\{(?:[^"{}]++|"(?:[^"\\]++|\\.)*+"' + inner + rb")*+\}"


class Records(ABC):
    """The records of one format."""

    @abstractmethod
    def end_of_last(self, content: bytes | bytearray) -> int:
        """Where the last whole record ends, in content that begins with a record; 0 when none does."""

    @abstractmethod
    def count(self, content: bytes) -> int:
        """How many records end in content that begins and ends between records. A header is no record."""

    def fit(self, content: bytes) -> bytes:
        """The content without what the format cannot hold, though the engine writes it."""
        return content

    def left_open(self, content: bytes) -> bytes:
        """The end of a cut document that cannot say so: nobody may be able to read it as a whole one."""
        return content

    @abstractmethod
    def closing(self, limit: str) -> bytes | None:
        """What ends a document after its last record and says why; None where the format cannot say it."""


class JsonRecords(Records):
    """`{"head":…,"results":{"bindings":[{…},{…}]}}`."""

    # In a text a quotation mark has a backslash before it, so that `{"` stands only where an object begins,
    # or where a text ends in a brace; what follows tells them apart.
    _NEXT = re.compile(rb',\{"[^"]*":\{"type":"')
    _BETWEEN = re.compile(rb'\},\{(?=["}])')
    # A row in which nothing is bound is `{}`, of which there may be a million one after the other; in a text the
    # same may stand. These are told apart by reading from the beginning, which takes longer.
    _RUN = re.compile(
        rb'(?:\{"head":\{"vars":\[[^]]*\]\},"results":\{"bindings":\[)?+(?P<rows>(?:,?'
        + _object(8)
        + rb")*+)",
        re.DOTALL,
    )

    def end_of_last(self, content: bytes | bytearray) -> int:
        """See `Records`."""
        place = content.rfind(b'},{"')
        while place >= 0 and not self._NEXT.match(content, place + 1):
            place = content.rfind(b'},{"', 0, place)
        return place + 1 if place >= 0 or b"{}" not in content else self._end_of_run(content)

    def _end_of_run(self, content: bytes | bytearray) -> int:
        run = self._RUN.match(content)
        return run.end() if run and run["rows"] else 0

    def count(self, content: bytes) -> int:
        """See `Records`."""
        # Those after the first of the document begin with the comma that separates them from the one before.
        if not (content.startswith(b",{") or b'"bindings":[{' in content):
            return 0
        if b"{}" in content:
            return len(self._BETWEEN.findall(content)) + 1
        return content.count(b'},{"') + 1

    def closing(self, limit: str) -> bytes:
        """See `Records`."""
        told = json.dumps({"limit": limit, "notice": notice(limit)}, ensure_ascii=False)
        return f']}},"truncated":{told}}}'.encode()


class XmlRecords(Records):
    """`<sparql>…<results><result>…</result></results></sparql>`."""

    _END = b"</result>"
    _NO_CHARACTERS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")

    def fit(self, content: bytes) -> bytes:
        """Puts U+FFFD for the characters that XML 1.0 cannot even refer to; a CR is lost if it is not referred to."""
        return self._NO_CHARACTERS.sub(b"\xef\xbf\xbd", content).replace(b"\r", b"&#13;")

    def end_of_last(self, content: bytes | bytearray) -> int:
        """See `Records`."""
        place = content.rfind(self._END)
        return place + len(self._END) if place >= 0 else 0

    def count(self, content: bytes) -> int:
        """See `Records`."""
        return content.count(self._END)

    def closing(self, limit: str) -> bytes:
        """See `Records`."""
        return f"</results><!-- {notice(limit)} --></sparql>".encode()


class CsvRecords(Records):
    """Lines that end in CR LF, except in quotation marks."""

    def __init__(self) -> None:
        self._header = 1

    def end_of_last(self, content: bytes | bytearray) -> int:
        """See `Records`."""
        end, quoted = len(content), content.count(b'"') % 2
        while end >= 0:
            mark = content.rfind(b'"', 0, end)
            place = -1 if quoted else content.rfind(b"\r\n", mark + 1, end)
            if place >= 0:
                return place + 2
            end, quoted = mark, not quoted
        return 0

    def count(self, content: bytes) -> int:
        """See `Records`."""
        unquoted = content.split(b'"')[::2] if b'"' in content else [content]
        lines = sum(part.count(b"\r\n") for part in unquoted) - self._header
        self._header = 0
        return max(lines, 0)

    def closing(self, limit: str) -> None:
        """See `Records`."""


class TsvRecords(Records):
    """Lines; a line end in a text is written as an escape."""

    def __init__(self) -> None:
        self._header = 1

    def end_of_last(self, content: bytes | bytearray) -> int:
        """See `Records`."""
        return content.rfind(b"\n") + 1

    def count(self, content: bytes) -> int:
        """See `Records`."""
        lines = content.count(b"\n") - self._header
        self._header = 0
        return max(lines, 0)

    def closing(self, limit: str) -> None:
        """See `Records`."""


_ENDING = 8  # bytes in which a document of JSON-LD ends


class Triples(Records):
    """A graph: it ends early because its triples do, so that every place is one to cut at."""

    def __init__(self, format: Format) -> None:
        self._format = format

    def end_of_last(self, content: bytes | bytearray) -> int:
        """See `Records`."""
        # The bracket that ends JSON-LD is held back until it is known whether it is true.
        return max(len(content) - _ENDING, 0) if self._format is Format.JSON_LD else len(content)

    def left_open(self, content: bytes) -> bytes:
        """See `Records`."""
        return content.rstrip()[:-1] if self._format is Format.JSON_LD else content

    def count(self, content: bytes) -> int:  # noqa: ARG002
        """See `Records`."""
        return 0  # triples are counted before they are written

    def closing(self, limit: str) -> bytes | None:
        """See `Records`."""
        if self._format is Format.JSON_LD:  # which has no comments
            return None
        if self._format is Format.RDF_XML:
            return f"\n<!-- {notice(limit)} -->\n".encode()
        return f"\n# {notice(limit)}\n".encode()


_RECORDS: dict[ResultFormat, type[Records]] = {
    ResultFormat.JSON: JsonRecords,
    ResultFormat.XML: XmlRecords,
    ResultFormat.CSV: CsvRecords,
    ResultFormat.TSV: TsvRecords,
}


def records_of(format: Format | ResultFormat) -> Records:
    """The records of a format, for one answer."""
    return Triples(format) if isinstance(format, Format) else _RECORDS[format]()
