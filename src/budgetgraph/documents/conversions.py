"""The formats that only another program understands: a file of one is converted before it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from budgetgraph.documents.libreoffice import convert


@dataclass(frozen=True)
class Conversion:
    """How a format is made another one, that with suffix `to`, which a reader knows.

    `convert` takes the file's name, its bytes and the suffix of its format, and gives the converted bytes. It may start
    programs and write files, which a reader may not, and sees to it itself that they come to an end. Raises
    `UnreadableFile`.
    """

    to: str
    media_type: str
    convert: Callable[[str, bytes, str], bytes]


CONVERSIONS: dict[str, Conversion] = {
    ".doc": Conversion(".docx", "application/msword", convert),
    ".wps": Conversion(".docx", "application/vnd.ms-works", convert),
    ".rtf": Conversion(".docx", "application/rtf", convert),
    ".odt": Conversion(".docx", "application/vnd.oasis.opendocument.text", convert),
}
"""By suffix."""
