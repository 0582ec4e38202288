"""`budgetgraph releases`: what has been published, whether it is sound, and the way back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from budgetgraph.errors import ReleaseDamaged, ReleaseNotFound
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.release import Release

releases = typer.Typer(no_args_is_help=True, help="List, show, verify and roll back releases.")

From = Annotated[Path, typer.Option("--from", help="The publication.")]
Version = Annotated[
    str | None, typer.Argument(help="A version, like 2026-11-23.1; the current one when not said.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead.")]

DEFAULT = Path("var")


@releases.command("list")
def list_releases(from_: From = DEFAULT, as_json: AsJson = False) -> None:
    """List all releases, the oldest first; a star marks the current one."""
    publication = Publication(from_)
    current = publication.required_version()
    # The current one has its line even when its manifest or its folder is gone.
    older = publication.older_versions()
    newer = [version for version in publication.versions() if version not in {*older, current}]
    rows = [_row(publication, version, current) for version in (*older, current, *newer)]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        content = row["damage"] or f"{row['created']}  {row['disclosures']} disclosures"
        typer.echo(f"{'*' if row['current'] else ' '} {row['version']:14} {content}")


@releases.command()
def show(version: Version = None, from_: From = DEFAULT, as_json: AsJson = False) -> None:
    """Show what is in a release: its disclosures, what was left out of it and why, and its size."""
    manifest = _release(from_, version).manifest
    if as_json:
        typer.echo(manifest.to_json(), nl=False)
        return
    size = sum(file.size for file in manifest.files.values())
    typer.echo(f"release   {manifest.version}, made {manifest.created} by {manifest.software}")
    typer.echo(f"base IRI  {manifest.base}")
    typer.echo(f"files     {len(manifest.files)}, {size / 1e6:.1f} MB")
    for entry in manifest.disclosures:
        typer.echo(f"  {entry.key}  {entry.title}")
        if entry.carried_from:
            typer.echo(f"    carried forward from {entry.carried_from}: {entry.problem}")
    for problem in manifest.problems:
        typer.echo(f"left out: {problem}")


@releases.command()
def verify(version: Version = None, from_: From = DEFAULT, as_json: AsJson = False) -> None:
    """Read every file of a release and compare it with the manifest; exit code 1 names what is amiss."""
    release = _release(from_, version)
    problems = release.problems()
    if as_json:
        typer.echo(json.dumps({"version": release.version, "problems": problems}, indent=1))
        raise typer.Exit(1 if problems else 0)
    release.verify()
    typer.echo(
        f"release {release.version} is sound: all {len(release.manifest.files)} files are as published"
    )


@releases.command()
def rollback(
    version: Annotated[
        str | None, typer.Argument(help="The version to switch to; the one before the current when not said.")
    ] = None,
    from_: From = DEFAULT,
    as_json: AsJson = False,
) -> None:
    """Switch to another release that is there already, in one step, after verifying it. Nothing is deleted."""
    publication = Publication(from_)
    before = publication.current_version()
    release = publication.rollback(version, skipped=_tell_skipped)
    if as_json:
        typer.echo(json.dumps({"current": release.version, "before": before}))
    else:
        typer.echo(f"release {release.version} is current (before: {before})")


def _tell_skipped(damage: ReleaseDamaged) -> None:
    typer.echo(f"passed over: {damage.where}: {damage.what}", err=True)


def _release(directory: Path, version: str | None) -> Release:
    publication = Publication(directory)
    return publication.release(version) if version else publication.current()


def _row(publication: Publication, version: str, current: str) -> dict[str, Any]:
    row = {
        "version": version,
        "current": version == current,
        "created": None,
        "disclosures": None,
        "damage": None,
    }
    try:
        manifest = publication.release(version).manifest
    except (ReleaseDamaged, ReleaseNotFound) as damage:
        return row | {"damage": str(damage)}
    return row | {"created": manifest.created, "disclosures": len(manifest.disclosures)}
