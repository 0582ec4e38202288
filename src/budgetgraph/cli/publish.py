"""`budgetgraph publish`: a new release."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from budgetgraph.settings import read_publisher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgraph.pipeline.crew import Done
    from budgetgraph.pipeline.publish import Outcome, Progress

NOT_EVERYTHING = 3


def publish(
    data: Annotated[Path, typer.Argument(help="The folder with disclosures/ and publisher.toml.")] = Path(
        "data"
    ),
    into: Annotated[Path, typer.Option(help="The publication, made when missing.")] = Path("var"),
    workers: Annotated[
        int, typer.Option(min=1, envvar="BUDGETGRAPH_PUBLISH_WORKERS", help="Processes to build with.")
    ] = os.cpu_count() or 1,
    if_changed: Annotated[
        bool, typer.Option("--if-changed", help="Keep the current release when nothing has changed.")
    ] = False,
) -> None:
    """Make a new release of the disclosures under DATA and switch to it.

    Unchanged disclosures are not built again. A bad original is left out and told about (exit code 3), the
    others are published all the same. When anything of ours fails, nothing is switched (exit code 1).
    """
    # Imported here, because no other command but `validate` needs the validator, which takes a while to load.
    from budgetgraph.pipeline import publish as pipeline

    publisher = read_publisher(data)
    with _progress() as progress:
        outcome = pipeline.publish(
            data, into, publisher, workers=workers, progress=progress, only_if_changed=if_changed
        )
    _tell(outcome)
    if outcome.problems or outcome.release.manifest.problems:
        raise typer.Exit(NOT_EVERYTHING)


@contextmanager
def _progress() -> Iterator[Progress]:
    """Tells how far the work is, on standard error: a bar on a terminal, in a log a line for each disclosure."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda done, total, one: typer.echo(_line(done, total, one), err=True)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading, mapping, validating", total=None)
        yield lambda done, total, one: bar.update(
            task, completed=done, total=total, description=one.disclosure.slug
        )


def _line(done: int, total: int, one: Done) -> str:
    """`3 of 17: 130300-779002/2020/budget: 16,215 triples, 4 findings, 1.7 s`."""
    return f"{done} of {total}: {one.disclosure.key}: {one.summary}"


def _tell(outcome: Outcome) -> None:
    release = outcome.release
    left_out = [str(problem) for problem in outcome.problems]
    for problem in left_out:
        typer.echo(f"left out: {problem}", err=True)
    for problem in release.manifest.problems:
        if problem not in left_out:  # what writing the release met with, such as a damaged earlier one
            typer.echo(f"note: {problem}", err=True)
    state = "is still current, because nothing has changed" if outcome.is_unchanged else "is current"
    typer.echo(f"release {release.version} {state}: {release.directory}")
    for entry in release.manifest.disclosures:
        typer.echo(f"  {entry.key}  {entry.title}")
