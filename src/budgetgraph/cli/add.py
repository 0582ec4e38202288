"""`budgetgraph add`: registers originals as disclosures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from budgetgraph import regions
from budgetgraph.cli.publish import NOT_EVERYTHING
from budgetgraph.descriptions.region_lookup import shown
from budgetgraph.disclosures import REGISTRATION
from budgetgraph.errors import BudgetGraphError, RegistrationError
from budgetgraph.registration.grouping import group
from budgetgraph.registration.original import Original, read_original
from budgetgraph.registration.proposal import Proposal, answered, propose
from budgetgraph.registration.registry import Registry
from budgetgraph.registration.setting import Setting, Value

_LOG_WIDTH = 160  # columns of what is written to a file or a pipe
_LONGEST = 24  # code points of a quotation on the screen


def _region(text: str | None) -> str | None:
    """The code of a region that was named by its code or by its name; raises `BadParameter`."""
    if text is None or (text.isascii() and text.isdigit() and regions.by_code(text)):
        return text
    found = regions.at_start(text)
    if len(found) != 1:
        several = f" It can be {', '.join(shown(region.code) for region in found)}." if found else ""
        raise typer.BadParameter(f"{text!r} names no single region.{several} Give its code of six digits.")
    return found[0].code


def add(  # noqa: PLR0913, PLR0917 - one argument for each option
    files: Annotated[
        list[Path], typer.Argument(help="Originals; the text and the tables of a disclosure are joined.")
    ],
    into: Annotated[Path, typer.Option(help="The data folder, made when missing.")] = Path("data"),
    name: Annotated[str | None, typer.Option(help="The department's name.")] = None,
    region: Annotated[
        str | None, typer.Option(help="Its region, by code or by name.", callback=_region)
    ] = None,
    code: Annotated[str | None, typer.Option(help="The department's budget code.")] = None,
    year: Annotated[int | None, typer.Option(help="The fiscal year.", min=1949, max=2100)] = None,
    kind: Annotated[Literal["budget", "final"] | None, typer.Option(help="Budget or final accounts.")] = None,
    caliber: Annotated[
        Literal["department", "unit"] | None, typer.Option(help="部门预算 or 单位预算.")
    ] = None,
    scope: Annotated[
        Literal["own", "consolidated"] | None, typer.Option(help="Without or with subordinate units.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Register without asking.")] = False,
) -> None:
    """Register FILES as disclosures: each in a folder of its own, with a disclosure.toml.

    What they say of themselves is read and shown with the words that say it. On a terminal, what is missing is asked
    for; elsewhere it is told (exit code 3, or 1 when nothing was registered), and an option can say it.
    """
    given = {
        "name": name,
        "region": region,
        "code": code,
        "year": year,
        "kind": kind,
        "caliber": caliber,
        "scope": scope,
    }
    done = _Adding(Registry(into), given, asks=_is_terminal(), is_sure=yes).run(files)
    for problem in done.problems:
        typer.echo(f"not registered: {problem}", err=True)
    if done.problems:
        raise typer.Exit(NOT_EVERYTHING if done.is_any_there else 1)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


class _Adding:
    """One run of the command: what was registered or there already, and what went wrong."""

    def __init__(
        self, registry: Registry, given: Mapping[str, Value | None], *, asks: bool, is_sure: bool
    ) -> None:
        self._registry = registry
        self._given = given
        self._asks = asks
        self._is_sure = is_sure
        # A log has no width: what is cut there is lost.
        self._console = Console() if sys.stdout.isatty() else Console(width=_LOG_WIDTH)
        self.is_any_there = False
        self.problems: list[BudgetGraphError] = []

    def run(self, files: Sequence[Path]) -> _Adding:
        for found in group(list(self._new(files))):
            proposal = propose(found, self._given, self._registry.disclosures)
            try:
                self._one(proposal)
            except BudgetGraphError as problem:
                self.problems.append(problem)
        return self

    def _new(self, files: Sequence[Path]) -> Iterator[Original]:
        """The originals that can be read and are not registered; each content once."""
        seen: set[str] = set()
        for file in files:
            try:
                original = read_original(file)
            except BudgetGraphError as problem:
                problem.where = str(file)
                self.problems.append(problem)
                continue
            folder = self._registry.folder_of(original)
            if folder:
                self.is_any_there = True
                typer.echo(f"{file} is there already: {folder}")
                if any(value is not None for value in self._given.values()):
                    self.problems.append(_registered_otherwise(folder))
            elif original.sha256 not in seen:
                seen.add(original.sha256)
                yield original

    def _one(self, proposal: Proposal) -> None:
        _show(self._console, proposal)
        if self._asks:
            proposal = self._answered(proposal)
        if proposal.missing:
            raise _incomplete(proposal)
        if self._asks and not self._is_sure and not typer.confirm("Register it?", default=True):
            return
        folder = self._registry.add(proposal)
        self.is_any_there = True
        typer.echo(f"registered {proposal.key}: {folder}")

    def _answered(self, proposal: Proposal) -> Proposal:
        """The proposal with what was missing, as a person answers."""
        while proposal.missing:
            missing = proposal.missing[0]
            proposal = answered(proposal, missing.name, _ask(missing), self._registry.disclosures)
        return proposal


def _ask(setting: Setting) -> Value:
    typer.echo(f"The {setting.name} is unknown: {setting.reason}.")
    if setting.candidates:
        typer.echo(f"  read: {', '.join(_value(setting.name, value) for value in setting.candidates)}")
    answer = typer.prompt(setting.name, value_proc=_PROCESSES.get(setting.name, _text))
    return answer if isinstance(answer, int) else str(answer)


def _choice(*choices: str) -> Callable[[str], str]:
    def choose(text: str) -> str:
        if text not in choices:
            raise typer.BadParameter(f"Write {' or '.join(choices)}.")
        return text

    return choose


def _text(text: str) -> str:
    return text


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1949 <= int(text[:5]) <= 2100):
        raise typer.BadParameter("Write a year, like 2020.")
    return int(text)


_PROCESSES: dict[str, Callable[[str], Value | None]] = {
    "kind": _choice("budget", "final"),
    "caliber": _choice("department", "unit"),
    "scope": _choice("own", "consolidated"),
    "region": _region,
    "year": _year,
}
"""How what was typed for a setting becomes its value; each raises `BadParameter`, and it is asked for again."""


def _registered_otherwise(folder: Path) -> RegistrationError:
    return RegistrationError(
        "It is registered, and options change nothing that is there.",
        where=folder,
        hint=f"Write it into {folder / REGISTRATION}.",
    )


def _incomplete(proposal: Proposal) -> RegistrationError:
    reasons = "; ".join(_reason(setting) for setting in proposal.missing)
    options = " ".join(f"--{setting.name} …" for setting in proposal.missing)
    return RegistrationError(
        f"It does not say everything that a registration needs ({reasons}).",
        where=proposal.title,
        hint=f"Add it with {options}",
    )


def _reason(setting: Setting) -> str:
    read = ", ".join(_value(setting.name, value) for value in setting.candidates)
    return f"{setting.name}: {setting.reason}" + (f", read: {read}" if read else "")


def _show(console: Console, proposal: Proposal) -> None:
    files = [original.path.name for original in proposal.originals]
    table = Table("", "value", "read from", "words")
    for setting in proposal.settings.values():
        table.add_row(*map(escape, _row(setting, files)), style=None if setting.value is not None else "red")
    for number, file in enumerate(files, 1):
        console.print(
            f"[bold]{escape(file)}[/]" + (f" (file {number})" if len(files) > 1 else ""), highlight=False
        )
    console.print(table)


def _row(setting: Setting, files: Sequence[str]) -> tuple[str, str, str, str]:
    if setting.value is None:
        return setting.name, "unknown", setting.reason, ""
    others = [f"the document says {_value(setting.name, other)}" for other in setting.others]
    file = f"file {files.index(setting.file) + 1}" if len(files) > 1 and setting.file in files else ""
    origin = ", ".join(filter(None, [setting.origin, file, *others]))
    words = setting.words[:_LONGEST] + ("…" if len(setting.words) > _LONGEST else "")
    return setting.name, _value(setting.name, setting.value), origin, words


def _value(name: str, value: Value) -> str:
    return shown(str(value)) if name == "region" else str(value)
