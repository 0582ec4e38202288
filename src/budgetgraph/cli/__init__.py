"""The command line: assembled here from one file per group of commands."""

from __future__ import annotations

import os
import sys

import typer

from budgetgraph import __version__
from budgetgraph.cli.add import add
from budgetgraph.cli.departments import departments
from budgetgraph.cli.publish import publish
from budgetgraph.cli.query import export, query
from budgetgraph.cli.read import extract, read
from budgetgraph.cli.releases import releases
from budgetgraph.cli.serve import serve
from budgetgraph.cli.validate import validate
from budgetgraph.errors import BudgetGraphError

app = typer.Typer(
    name="budgetgraph",
    help="Publish government budget disclosures as linked open data.",
    epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 published, but not everything.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"budgetgraph {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    pass


for _command in (add, departments, read, extract, validate, publish, serve, query, export):
    app.command()(_command)
app.add_typer(releases, name="releases")


def main() -> None:
    """Runs the command line; an error that is meant for the user is one sentence on stderr and exit code 1."""
    try:
        app()
    except BudgetGraphError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # `budgetgraph export | head` is no fault; without this, Python complains again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
