"""Dumps: the data as compressed files to take away, of each disclosure and of everything.

A gzip file may consist of several, one after the other: the dump of everything is put together from those of
the disclosures, without writing or compressing anything twice. Of a dump in JSON-LD the first and the last of these
files are the same in all; between them stand the graphs.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from pyoxigraph import Quad

from budgetgraph.errors import ReleaseDamaged
from budgetgraph.formats import Format, parse, serialize, serialize_dataset
from budgetgraph.formats.jsonld import DUMP_SEPARATOR, DUMP_TAIL, dump_graphs, dump_head
from budgetgraph.releases.build import ACROSS, FINDINGS, GRAPH

FORMATS = (Format.N_QUADS, Format.TURTLE, Format.JSON_LD)
EVERYTHING = "budgetgraph"
SHARED = "shared"

_LEVEL = 6  # the usual one; the highest takes five times as long and saves a twentieth


def dump_of(name: str, format: Format) -> str:
    """The path of a dump in its release; `name` is `EVERYTHING`, `SHARED` or what `disclosure_dump` gives."""
    return f"dumps/{name}.{format.suffix}.gz"


def disclosure_dump(slug: str) -> str:
    """The name of a disclosure's dump."""
    return f"disclosures/{slug}"


def disclosure_quads(folder: Path) -> list[Quad]:
    """What the files of a disclosure say, all its findings included; raises `InvalidRdf`."""
    return [quad for path in said_files(folder) for quad in parse(path, Format.N_QUADS)]


def said_files(folder: Path) -> list[Path]:
    """The files of a disclosure in a release that hold statements."""
    across = folder / ACROSS
    return [folder / GRAPH, folder / FINDINGS, *([across] if across.exists() else [])]


def write_dumps(quads: Sequence[Quad], release: Path, name: str) -> None:
    """Writes quads to a dump in each format; raises `InvalidRdf` for an IRI that is ambiguous in JSON-LD."""
    triples = (quad.triple for quad in quads)
    contents = {
        Format.N_QUADS: _compressed(serialize_dataset(quads, Format.N_QUADS)),
        Format.TURTLE: _compressed(serialize(triples, Format.TURTLE)),
        Format.JSON_LD: _head() + _compressed(dump_graphs(quads)) + _tail(),
    }
    for format, content in contents.items():
        path = release / dump_of(name, format)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_whole_dumps(release: Path, shared: Sequence[Quad], slugs: Sequence[str]) -> None:
    """The dumps of everything: what is shared and then the disclosures, whose own dumps are there already."""
    write_dumps(shared, release, SHARED)
    names = [SHARED, *map(disclosure_dump, slugs)]
    for format in (Format.N_QUADS, Format.TURTLE):
        _concatenate((_bytes(release, name, format) for name in names), release, format)
    graphs = (_graphs(release, name) for name in names)
    _concatenate(_in_frame(graphs), release, Format.JSON_LD)


def _graphs(release: Path, name: str) -> bytes:
    """The compressed graphs of a dump in JSON-LD, made anew when it was written by other software."""
    content, head, tail = _bytes(release, name, Format.JSON_LD), _head(), _tail()
    if content.startswith(head) and content.endswith(tail):
        return content[len(head) : -len(tail)]
    return _compressed(dump_graphs(disclosure_quads(release / name)))


def _in_frame(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The compressed graphs of many dumps as one."""
    nothing, separator = _compressed(b""), _compressed(DUMP_SEPARATOR)
    yield _head()
    for number, part in enumerate(part for part in parts if part != nothing):
        yield separator + part if number else part
    yield _tail()


@cache
def _head() -> bytes:
    return _compressed(dump_head())


@cache
def _tail() -> bytes:
    return _compressed(DUMP_TAIL)


def _bytes(release: Path, name: str, format: Format) -> bytes:
    return (release / dump_of(name, format)).read_bytes()


def read_dump(path: Path) -> Iterator[bytes]:
    """The pieces of a dump's text; raises `ReleaseDamaged` for a dump that cannot be read to its end."""
    try:
        with gzip.open(path) as file:
            while piece := file.read(1 << 20):
                yield piece
    except (OSError, EOFError, zlib.error) as error:
        raise ReleaseDamaged(
            f"The dump cannot be read ({error}).", where=path, hint="Look at `budgetgraph releases verify`."
        ) from error


def _compressed(content: bytes) -> bytes:
    """Without a name and a time in it, so that the same content gives the same bytes."""
    return gzip.compress(content, _LEVEL, mtime=0)


def _concatenate(parts: Iterable[bytes], release: Path, format: Format) -> None:
    with (release / dump_of(EVERYTHING, format)).open("wb") as whole:
        for part in parts:
            whole.write(part)
