"""Reads RDF files and texts; what does not parse is told by file, line and column."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad

from budgetgraph.errors import InvalidRdf
from budgetgraph.formats.format import Format

_PLACE_IN_MESSAGE = re.compile(r"^Parser error .*?: ", re.DOTALL)


def parse(source: Path | bytes, format: Format | None = None, *, base: str | None = None) -> list[Quad]:
    """The quads of a file (its format known by its suffix) or of a text, which needs its `format` said.

    Relative IRIs are resolved against `base`; blank nodes get new names, so that what several files give can be
    put together. Raises `InvalidRdf` for what does not parse, for a file that
    cannot be read and for a suffix that no format has.
    """
    format = format or _format_of(source)
    try:
        content = source if isinstance(source, bytes) else source.read_bytes()
        quads = pyoxigraph.parse(content, format=format.engine, base_iri=base, rename_blank_nodes=True)
        return list(quads)
    except OSError as error:
        raise InvalidRdf(f"This file cannot be read ({error.strerror}).", where=_name(source)) from error
    except SyntaxError as error:
        raise _invalid(error, source, format) from error


def _format_of(source: Path | bytes) -> Format:
    suffix = "" if isinstance(source, bytes) else source.suffix.removeprefix(".")
    format = Format.of_suffix(suffix)
    if format is None:
        raise InvalidRdf(
            "The format is not known by the file's name.",
            where=_name(source),
            hint=f"Name it with one of: {', '.join('.' + f.suffix for f in Format)}.",
        )
    return format


def _invalid(error: SyntaxError, source: Path | bytes, format: Format) -> InvalidRdf:
    place = _name(source)
    if error.lineno is not None:
        place += f", line {error.lineno}, column {error.offset}"
    reason = _PLACE_IN_MESSAGE.sub("", error.msg).rstrip(".")
    return InvalidRdf(f"This is not valid {format.label}: {reason}.", where=place, hint="Mend that place.")


def _name(source: Path | bytes) -> str:
    return "the text" if isinstance(source, bytes) else str(source)
