"""Finds the disclosures that are registered below a folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from budgetgraph.disclosures.disclosure import Disclosure
from budgetgraph.disclosures.registration import REGISTRATION, read_disclosure
from budgetgraph.errors import BudgetGraphError, DuplicateKey


def find_disclosures(data: Path) -> tuple[list[Disclosure], dict[Path, BudgetGraphError]]:
    """All disclosures registered below `data`, by folder name, and what is wrong with the other folders.

    `data` is a data folder (with `disclosures/` in it), a folder of disclosures, or one disclosure's folder.
    Of two with the same key or folder name neither is taken: which of them is right is not ours to guess.
    """
    found: list[Disclosure] = []
    problems: dict[Path, BudgetGraphError] = {}
    for path in sorted(_registrations(data)):
        try:
            found.append(read_disclosure(path.parent))
        except BudgetGraphError as problem:
            problems[path.parent] = problem
    problems.update(_doubles(found))
    return [disclosure for disclosure in found if disclosure.folder not in problems], problems


def _registrations(data: Path) -> Iterator[Path]:
    """Those in hidden folders are left out: something is being put there."""
    for path in data.rglob(REGISTRATION):
        if not any(part.startswith(".") for part in path.relative_to(data).parts):
            yield path


def _doubles(found: Sequence[Disclosure]) -> dict[Path, DuplicateKey]:
    """The folders of disclosures that share what should be theirs alone, each with the problem."""
    by_identity: defaultdict[str, list[Disclosure]] = defaultdict(list)
    for disclosure in found:
        by_identity[f"the key {disclosure.key}"].append(disclosure)
        by_identity[f"the folder name {disclosure.slug}"].append(disclosure)
    problems: dict[Path, DuplicateKey] = {}
    for shared, same in by_identity.items():
        if len(same) > 1:
            problems.update(dict.fromkeys((disclosure.folder for disclosure in same), _double(shared, same)))
    return problems


def _double(shared: str, same: Sequence[Disclosure]) -> DuplicateKey:
    return DuplicateKey(
        f"{len(same)} disclosures have {shared}.",
        where=", ".join(str(disclosure.folder / REGISTRATION) for disclosure in same),
        hint="Keep one, or give them different codes, years, kinds or folder names. None of them is published.",
    )
