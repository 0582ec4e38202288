"""The command line: assembled here from one file per group of commands.

What the commands import takes longer than most of them run, so that only the file of the one that is asked for is
loaded; all of them for --help, and for a command that there is not.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import typer

from budgetgraph import __version__
from budgetgraph.errors import BudgetGraphError

COMMANDS = {
    "add": "add",
    "departments": "departments",
    "read": "read",
    "extract": "read",
    "validate": "validate",
    "publish": "publish",
    "serve": "serve",
    "query": "query",
    "export": "query",
    "releases": "releases",
}
"""The file of each command, in the order in which --help lists them."""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"budgetgraph {__version__}")
        raise typer.Exit


def _options(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    pass


def command_line(*names: str) -> typer.Typer:
    """The command line with these of `COMMANDS`."""
    app = typer.Typer(
        name="budgetgraph",
        help="Publish government budget disclosures as linked open data.",
        epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 published, but not everything.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.callback()(_options)
    for name in names:
        command = getattr(import_module(f"budgetgraph.cli.{COMMANDS[name]}"), name)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command()(command)
    return app


def main() -> None:
    """Runs the command line; an error that is meant for the user is one sentence on stderr and exit code 1."""
    asked = sys.argv[1:2]
    try:
        command_line(*(asked if asked and asked[0] in COMMANDS else COMMANDS))()
    except BudgetGraphError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # `budgetgraph export | head` is no fault; without this, Python complains again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
