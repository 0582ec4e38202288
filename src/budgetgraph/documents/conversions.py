"""The formats that only another program understands: a file of one is converted before it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Conversion:
    """How a format is made another one, that with suffix `to`, which a reader knows.

    `convert` takes the file's name and bytes and gives the converted bytes. It may start programs and write files,
    which a reader may not, and sees to it itself that they come to an end. Raises `UnreadableFile`.
    """

    to: str
    media_type: str
    convert: Callable[[str, bytes], bytes]


CONVERSIONS: dict[str, Conversion] = {}
"""By suffix."""
