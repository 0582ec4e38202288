"""`budgetgraph validate`: a report on disclosures or RDF files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from budgetgraph.disclosures import REGISTRATION, read_disclosure
from budgetgraph.errors import RegistrationError
from budgetgraph.settings import Publisher

if TYPE_CHECKING:
    from budgetgraph.validation.report import Report


def validate(
    files: Annotated[
        list[Path], typer.Argument(help="Folders of disclosures or originals in them; with --rdf, RDF files.")
    ],
    rdf: Annotated[
        bool, typer.Option("--rdf", help="The files are RDF (.ttl .nt .nq .rdf .jsonld).")
    ] = False,
    turtle: Annotated[bool, typer.Option("--turtle", help="Print the SHACL reports as Turtle.")] = False,
) -> None:
    """Report what the shapes find in FILES; exit code 1 when there are violations.

    A violation means that the graph is wrong. Warnings and notes are what the document itself contradicts.
    """
    # Imported here, because most commands do without the validator, which takes a while to load.
    from budgetgraph.validation import validate_file

    reports = {file: validate_file(file) if rdf else _of_disclosure(file) for file in files}
    for file, report in reports.items():
        if turtle:
            typer.echo(report.to_turtle().decode(), nl=False)
        else:
            _print(file, report)
    if any(report.violations for report in reports.values()):
        raise typer.Exit(1)


def _of_disclosure(file: Path) -> Report:
    from budgetgraph.pipeline.trip import make_trip

    if not file.exists():
        raise RegistrationError("There is no such file or folder.", where=file, hint="Check its name.")
    folder = file if file.is_dir() else file.parent
    if not (folder / REGISTRATION).is_file():
        raise RegistrationError(
            f"There is no {REGISTRATION} beside it, so nobody knows whose it is.",
            where=file,
            hint="Write one (see docs/), or say --rdf for an RDF file.",
        )
    return make_trip(read_disclosure(folder), Publisher()).report


def _print(file: Path, report: Report) -> None:
    findings = len(report.results) - len(report.violations)
    typer.echo(f"{file}: {len(report.violations)} violations, {findings} findings")
    for result in report.results:
        typer.echo(f"  {result}")
