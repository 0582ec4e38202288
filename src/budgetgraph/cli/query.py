"""`budgetgraph query` and `budgetgraph export`: a release without a server."""

from __future__ import annotations

import json
import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from budgetgraph import examples
from budgetgraph.errors import QueryError, ReleaseError, UnreadableFile
from budgetgraph.formats import Format, ResultFormat
from budgetgraph.formats.prefixes import Prefixes
from budgetgraph.releases.dumps import EVERYTHING, FORMATS, disclosure_dump, dump_of, read_dump
from budgetgraph.releases.publication import Publication
from budgetgraph.search import SearchIndex
from budgetgraph.services import Services
from budgetgraph.store import Answer, ReleaseStore

From = Annotated[Path, typer.Option("--from", help="The publication.")]

DEFAULT = Path("var")
TABLE = "table"
_ANSWERS = {f.suffix: f for f in (*ResultFormat, *Format)}
_EXPORTS = {f.suffix: f for f in FORMATS}
_SAME_WIDTH_WHEREVER = 200


def query(
    sparql: Annotated[
        str | None,
        typer.Argument(
            metavar="SPARQL", help="The query; @FILE to read it from a file, - from standard input."
        ),
    ] = None,
    example: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Answer this example query instead; docs/examples.md lists them."),
    ] = None,
    from_: From = DEFAULT,
    format: Annotated[
        str | None,
        typer.Option(
            help=f"{TABLE}, {', '.join(_ANSWERS)}. When not said: a table or Turtle on a terminal, else CSV or Turtle."
        ),
    ] = None,
) -> None:
    """Answer a SPARQL query from the current release.

    The prefixes of the vocabulary (bg, skos, obeu-measure…) need no declaration. Updates are refused, and SERVICE
    but for the full-text search (search:index).

    budgetgraph query 'SELECT ?item ?yuan {
      ?figure qb:dataSet/qb:structure bg:FiguresStructure ; bg:lineItem ?item ; obeu-measure:amount ?yuan }'
    """
    wanted = None if format in (None, TABLE) else _chosen(format, _ANSWERS)
    text = _asked(sparql, example)
    release = Publication(from_).current()
    with ReleaseStore(release.store) as store, SearchIndex.of(release.search) or nullcontext() as search:
        answer = store.answer(text, services=Services(search))
        as_table = format == TABLE or (format is None and sys.stdout.isatty())
        if as_table and answer.kind == "solutions":
            _print_table(answer)
        elif format == TABLE:
            raise QueryError("Only the solutions of a SELECT query make a table.", hint="Leave out --format.")
        else:
            _print(answer.write(wanted or _default(answer)))


def export(
    from_: From = DEFAULT,
    format: Annotated[str, typer.Option(help=f"{', '.join(_EXPORTS)}.")] = Format.N_QUADS.suffix,
    disclosure: Annotated[
        str | None, typer.Option(metavar="KEY", help="Only this disclosure, by its key or its folder's name.")
    ] = None,
    into: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A file, instead of standard output.")
    ] = None,
) -> None:
    """Write the data of the current release, or of one disclosure: its graph with the findings on it.

    N-Quads and JSON-LD keep the named graphs apart, Turtle puts them together.
    """
    release = Publication(from_).current()
    name = disclosure_dump(release.disclosure(disclosure).slug) if disclosure else EVERYTHING
    dump = release.directory / dump_of(name, _chosen(format, _EXPORTS))
    if into is None:
        _pipe(dump)
    else:
        _export_into(into, dump)


def _pipe(dump: Path) -> None:
    try:
        for piece in read_dump(dump):
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # `budgetgraph export | head` is no fault, and must not become one when Python flushes at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _chosen(format: str | None, choices: dict[str, Any]) -> Any:
    if format not in choices:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(choices)}.", param_hint="--format")
    return choices[format]


def _asked(sparql: str | None, example: str | None) -> str:
    """The query given, or the example named; raises `UnknownExample` for one that there is not."""
    if (sparql is None) == (example is None):
        raise typer.BadParameter("Give a query or --example NAME, and not both.", param_hint="SPARQL")
    return examples.example(example).query if example is not None else _text_of(sparql or "")


def _text_of(sparql: str) -> str:
    """The query itself; raises `UnreadableFile` for a file or an input that is not there or not UTF-8."""
    if sparql == "-":
        return _of_standard_input()
    if not sparql.startswith("@"):
        return _utf_8(sparql.encode("utf-8", "surrogateescape"), "the argument")
    path = Path(sparql[1:])
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"The query cannot be read ({error.strerror}).", where=path) from error
    return _utf_8(content, path)


def _of_standard_input() -> str:
    """Python decodes it strictly or, in some locales, lets bytes that are not UTF-8 through as surrogates."""
    try:
        content = sys.stdin.read().encode("utf-8", "surrogateescape")
    except UnicodeDecodeError as error:
        raise _not_utf_8(error, "standard input") from error
    return _utf_8(content, "standard input")


def _utf_8(content: bytes, where: str | Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf_8(error, where) from error


def _not_utf_8(error: UnicodeDecodeError, where: str | Path) -> UnreadableFile:
    line = error.object.count(b"\n", 0, error.start) + 1
    return UnreadableFile(
        f"The query is not UTF-8 (line {line}).", where=where, hint="Convert it, for instance with iconv."
    )


def _default(answer: Answer) -> Format | ResultFormat:
    return Format.TURTLE if answer.kind == "graph" else ResultFormat.CSV


def _print(content: bytes) -> None:
    text = content.decode()
    typer.echo(text, nl=not text.endswith("\n"))


def _print_table(answer: Answer) -> None:
    content = json.loads(answer.write(ResultFormat.JSON))
    table, prefixes = Table(), Prefixes(code_lists=True)
    for variable in content["head"]["vars"]:
        table.add_column(variable)
    for row in content["results"]["bindings"]:
        table.add_row(*(_cell(row.get(variable), prefixes) for variable in content["head"]["vars"]))
    width = None if sys.stdout.isatty() else _SAME_WIDTH_WHEREVER
    Console(width=width, markup=False, highlight=False).print(table)


def _cell(term: dict[str, str] | None, prefixes: Prefixes) -> str:
    if term is None:
        return ""
    return (prefixes.shorten(term["value"]) if term["type"] == "uri" else None) or term["value"]


def _export_into(into: Path, dump: Path) -> None:
    if not into.name or into.is_dir():
        raise ReleaseError("This is a folder.", where=into, hint="Name a file in it.")
    half_written = into.with_name(f"{into.name}.part")
    try:
        with half_written.open("wb") as file:
            file.writelines(read_dump(dump))
        half_written.replace(into)
    except OSError as error:
        raise ReleaseError(f"The file cannot be written ({error.strerror}).", where=into) from error
    finally:
        half_written.unlink(missing_ok=True)
