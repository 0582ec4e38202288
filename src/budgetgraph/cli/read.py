"""`budgetgraph read` and `budgetgraph extract`: what is understood of a file."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from budgetgraph.descriptions.fiscal_year import read_fiscal_year
from budgetgraph.descriptions.kind import read_kind
from budgetgraph.descriptions.source import Source
from budgetgraph.disclosures import REGISTRATION, read_disclosure
from budgetgraph.documents.document import Document
from budgetgraph.documents.document import Table as DocumentTable
from budgetgraph.errors import NotADisclosure
from budgetgraph.facts.account import Account
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.fact_json import as_json
from budgetgraph.facts.figure import Phase
from budgetgraph.originals import read_originals
from budgetgraph.pipeline.reading_json import reading_json
from budgetgraph.sections.counts import counts
from budgetgraph.sections.reading import Reading, document_sections, read_facts
from budgetgraph.sections.section import UNREAD, Section
from budgetgraph.tables.finding import find_tables

Files = Annotated[
    list[Path],
    typer.Argument(
        help="An original (.pdf, .docx, .html, .xlsx, .txt …), or those of one disclosure in the order in which they are read: text, then tables.",
        show_default=False,
    ),
]
Year = Annotated[
    int | None,
    typer.Option(
        help="The fiscal year; else that of disclosure.toml beside the file, or the one in its title."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead.")]


def read(
    files: Files,
    text: Annotated[bool, typer.Option("--text", help="Print only the canonical text.")] = False,
    tables: Annotated[bool, typer.Option("--tables", help="Print its tables instead, cell by cell.")] = False,
    as_json_: AsJson = False,
) -> None:
    """Show the text and tables of FILES, and which sections were recognised in it.

    Offsets are code points in the canonical text, which --text prints: they are what provenance refers to.
    """
    document = read_originals(files)
    year, phase = _stated_year(document) or 0, _phase_of(files[0], document)
    sections = document_sections(document, find_tables(document, year, phase), year)
    if text:
        typer.echo(document.text, nl=False)
    elif tables:
        _print_tables(document)
    elif as_json_:
        typer.echo(_document_json(document, sections))
    else:
        _print_document(document, sections)


def extract(files: Files, year: Year = None, as_json_: AsJson = False) -> None:
    """Show the facts of FILES with the passages they were read from, and the numbers not accounted for.

    --json prints every fact with its evidence; without it, a summary.
    """
    document = read_originals(files)
    fiscal_year = _year_of(files[0], document) if year is None else year
    reading = read_facts(document, fiscal_year, _phase_of(files[0], document))
    if as_json_:
        typer.echo(reading_json(reading), nl=False)
    else:
        _print_reading(reading)


def _year_of(file: Path, document: Document) -> int:
    if (file.parent / REGISTRATION).is_file():
        return read_disclosure(file.parent).key.year
    year = _stated_year(document)
    if year is None:
        raise NotADisclosure("It names no fiscal year, or several.", where=file, hint="Say it with --year.")
    return year


def _phase_of(file: Path, document: Document) -> Phase:
    """What the amounts are of: executed in final accounts; approved in a budget, and where nobody says."""
    if (file.parent / REGISTRATION).is_file():
        kind: str | None = read_disclosure(file.parent).key.kind
    else:
        kind = read_kind([Source(document)]).value
    return "executed" if kind == "final" else "approved"


def _stated_year(document: Document) -> int | None:
    return read_fiscal_year([Source(document)]).value


def _document_json(document: Document, sections: list[Section]) -> str:
    content = {
        "name": document.name,
        "sha256": document.sha256,
        "mediaType": document.media_type,
        "length": len(document.text),
        "sources": [asdict(source) for source in document.sources],
        "pages": list(document.pages),
        "tables": [
            {
                "start": table.start,
                "end": table.end,
                "isGrid": table.is_grid,
                "rows": [[cell.plain for cell in row] for row in table.rows],
            }
            for table in document.tables()
        ],
        "sections": [
            {"kind": s.kind, "heading": as_json(s.heading), "blocks": len(s.blocks)} for s in sections
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _print_document(document: Document, sections: list[Section]) -> None:
    console = Console()
    tables = sum(isinstance(block, DocumentTable) for block in document.blocks)
    console.print(
        f"[bold]{escape(document.name)}[/]  sha256 {document.sha256[:16]}  {len(document.text)} code points, "
        f"{len(document.blocks)} blocks, {tables} of them tables",
        highlight=False,
    )
    for source in document.originals:
        for page in source.unreadable_pages:
            console.print(f"[yellow]Page {page} of {escape(source.name)} is a picture: it is not read.[/]")
    table = Table("kind", "heading", "at", "blocks")
    for section in sections:
        heading = section.heading
        table.add_row(
            "[red]not recognised[/]" if section.kind == UNREAD else section.kind,
            escape(heading.plain) if heading else "—",
            str(heading.start) if heading else "0",
            str(len(section.blocks)),
        )
    console.print(table)
    if all(section.heading is None for section in sections):
        console.print("No section of a budget disclosure was recognised.")


def _print_tables(document: Document) -> None:
    """Each table with where it begins; a merged cell is printed at each place that it covers."""
    console = Console()
    for table in document.tables():
        shown = Table(title=f"at {table.start}", show_header=False, show_lines=True, title_justify="left")
        for row in table.rows:
            shown.add_row(*(escape(cell.plain) for cell in row))
        console.print(shown)
    if not any(document.tables()):
        console.print("There is no table in it.")


def _print_reading(reading: Reading) -> None:
    console = Console()
    table = Table("facts", "count")
    for name, count in counts(reading).items():
        table.add_row(name, str(count))
    console.print(table)
    _print_account(console, reading.account)
    _print_quotes(console, reading.facts)


def _print_account(console: Console, account: Account) -> None:
    total = len(account.entries)
    parts = ", ".join(f"{count} {status}" for status, count in account.counts.items())
    console.print(f"{total} numbers printed: {parts}.", highlight=False, soft_wrap=True)
    for passage in account.unread:
        console.print(f"  unread at {passage.start}: {escape(passage.text)}", highlight=False)


def _print_quotes(console: Console, facts: tuple[Fact, ...]) -> None:
    kinds = sorted({type(fact).__name__ for fact in facts})
    console.print(
        f"Kinds of facts: {', '.join(kinds)}. Use --json to see each with its passage.", highlight=False
    )
