"""Content codings (RFC 9110, section 8.4.1): gzip, Brotli and Zstandard, piece by piece."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Protocol

import brotli
import zstandard

TOO_SMALL = 1_400
"""Bytes that fit into one network packet anyway."""


class Encoder(Protocol):
    """Compresses a stream."""

    def add(self, content: bytes) -> bytes:
        """What can be sent now."""

    def flush(self) -> bytes:
        """What makes all that was added readable for the client."""

    def finish(self) -> bytes:
        """The rest."""


class Gzip:
    """`gzip`; level 4 costs half the time of the usual 6 and some hundredths in size."""

    def __init__(self) -> None:
        self._compressor = zlib.compressobj(4, wbits=31)

    def add(self, content: bytes) -> bytes:
        """What can be sent now."""
        return self._compressor.compress(content)

    def flush(self) -> bytes:
        """What makes all that was added readable for the client."""
        return self._compressor.flush(zlib.Z_SYNC_FLUSH)

    def finish(self) -> bytes:
        """The rest."""
        return self._compressor.flush()


class Brotli:
    """`br`; qualities above 5 are made for files that are compressed once."""

    def __init__(self) -> None:
        self._compressor = brotli.Compressor(quality=4)

    def add(self, content: bytes) -> bytes:
        """What can be sent now."""
        return bytes(self._compressor.process(content))

    def flush(self) -> bytes:
        """What makes all that was added readable for the client."""
        return bytes(self._compressor.flush())

    def finish(self) -> bytes:
        """The rest."""
        return bytes(self._compressor.finish())


class Zstandard:
    """`zstd` (RFC 8878)."""

    def __init__(self) -> None:
        self._compressor = zstandard.ZstdCompressor(level=3).compressobj()

    def add(self, content: bytes) -> bytes:
        """What can be sent now."""
        return self._compressor.compress(content)

    def flush(self) -> bytes:
        """What makes all that was added readable for the client."""
        return self._compressor.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)

    def finish(self) -> bytes:
        """The rest."""
        return self._compressor.flush()


ENCODERS: dict[str, Callable[[], Encoder]] = {"zstd": Zstandard, "br": Brotli, "gzip": Gzip}
"""By name, the one that we like best first."""
