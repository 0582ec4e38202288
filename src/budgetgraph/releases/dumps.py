"""Dumps: the data as compressed files to take away, of each disclosure and of everything.

A gzip file may consist of several, one after the other: the dump of everything is put together from those of
the disclosures, without compressing anything twice. JSON-LD cannot be put together so and is written anew.
"""

from __future__ import annotations

import gzip
import shutil
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import Quad

from budgetgraph.errors import ReleaseDamaged
from budgetgraph.formats import Format, parse, serialize, serialize_dataset
from budgetgraph.formats.jsonld import json_ld_dump
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
    """Writes quads to a dump in each format."""
    triples = (quad.triple for quad in quads)
    _compress([serialize_dataset(quads, Format.N_QUADS)], release / dump_of(name, Format.N_QUADS))
    _compress([serialize(triples, Format.TURTLE)], release / dump_of(name, Format.TURTLE))
    _compress([serialize_dataset(quads, Format.JSON_LD)], release / dump_of(name, Format.JSON_LD))


def write_whole_dumps(release: Path, shared: Sequence[Quad], slugs: Sequence[str]) -> None:
    """The dumps of everything: what is shared and then the disclosures, whose own dumps are there already."""
    write_dumps(shared, release, SHARED)
    names = [SHARED, *map(disclosure_dump, slugs)]
    for format in (Format.N_QUADS, Format.TURTLE):
        _concatenate(
            [release / dump_of(name, format) for name in names], release / dump_of(EVERYTHING, format)
        )
    folders = (release / "disclosures" / slug for slug in slugs)
    pieces = json_ld_dump(_datasets(shared, folders))
    _compress(pieces, release / dump_of(EVERYTHING, Format.JSON_LD))


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


def _datasets(shared: Sequence[Quad], folders: Iterable[Path]) -> Iterator[Sequence[Quad]]:
    yield shared
    yield from map(disclosure_quads, folders)


def _compress(pieces: Iterable[bytes], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Without a name and a time in it, the same content gives the same bytes.
    with path.open("wb") as raw, gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as file:
        for piece in pieces:
            file.write(piece)


def _concatenate(parts: Iterable[Path], path: Path) -> None:
    with path.open("wb") as whole:
        for part in parts:
            with part.open("rb") as file:
                shutil.copyfileobj(file, whole)
