"""All disclosures of a data folder into a new release."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from budgetgraph.departments.decisions import read_decisions
from budgetgraph.departments.department import with_bodies
from budgetgraph.disclosures import Disclosure, find_disclosures
from budgetgraph.errors import BudgetGraphError, InputError, ReleaseError
from budgetgraph.identifiers import Identifiers
from budgetgraph.pipeline.across import Across
from budgetgraph.pipeline.build import Builder, Built, builder_of_this_process
from budgetgraph.pipeline.cache import Cache
from budgetgraph.pipeline.crew import Done, built
from budgetgraph.pipeline.unchanged import content_of, remember, unchanged
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.release import Release
from budgetgraph.releases.writer import write_release
from budgetgraph.settings import Publisher

Progress = Callable[[int, int, Done], None]
"""Is told of each disclosure that is dealt with: its number in the order of being done, how many there are, and what it is."""


@dataclass(frozen=True)
class Outcome:
    """A release, why some disclosures are not in it or not anew, and whether it is the one that was current."""

    release: Release
    problems: list[BudgetGraphError]
    is_unchanged: bool = False


def publish(
    data: Path,
    into: Path,
    publisher: Publisher,
    *,
    workers: int = 1,
    progress: Progress | None = None,
    only_if_changed: bool = False,
) -> Outcome:
    """Publishes every disclosure registered below `data` as a new release of the publication `into`.

    A disclosure of which an original or the registration is bad is left out (or, when the current release has it,
    carried forward) and told in `problems`; the others are published all the same. Raises `ReleaseError` when none is
    left, `RegistrationError` for a bad `departments.toml`, `ValidationFailed` when a graph of ours is wrong: then
    nothing is switched. With `only_if_changed`, a release that would hold what the current one holds is not made again.
    """
    _prepare(data, into / "cache")
    builder = builder_of_this_process(publisher, Cache(into / "cache"))
    found, misregistered = find_disclosures(data)
    made = _made(with_bodies(found, read_decisions(data)), builder, workers, progress)
    problems = [*dict.fromkeys(misregistered.values()), *made.problems.values()]  # two folders can share one
    builds = [built.build for built in made.builds]
    if not builds:
        raise ReleaseError(_nothing_to_release(problems), where=data, hint="Mend that, then publish again.")
    publication, told = Publication(into), [str(problem) for problem in problems]
    content = content_of(builds, publisher, told)
    if only_if_changed and (current := unchanged(publication, content, into / "cache")):
        return Outcome(current, problems, is_unchanged=True)
    graph = Identifiers(publisher.base).graph("findings")
    failed = {folder.name: str(problem) for folder, problem in misregistered.items()}
    release = write_release(
        publication,
        builds,
        publisher=publisher,
        problems=told,
        failed=failed | {slug: str(problem) for slug, problem in made.problems.items()},
        across=Across(graph, builder.cache, builder.confined, workers).check,
    )
    remember(release, content, into / "cache")
    return Outcome(release, problems)


@dataclass(frozen=True)
class _Made:
    """What was built, by key, and what is wrong with the other disclosures, by slug."""

    builds: list[Built]
    problems: dict[str, InputError]


def _made(
    disclosures: Sequence[Disclosure], builder: Builder, workers: int, progress: Progress | None
) -> _Made:
    """Builds all of them; the order in which they are done leaves no trace."""
    done: dict[str, Done] = {}
    for number, one in enumerate(built(disclosures, builder, workers), 1):
        done[one.disclosure.slug] = one
        if progress:
            progress(number, len(disclosures), one)
    results = {disclosure.slug: done[disclosure.slug].result for disclosure in disclosures}
    builds = [result for result in results.values() if isinstance(result, Built)]
    return _Made(
        sorted(builds, key=lambda built: built.build.key),
        {slug: result for slug, result in results.items() if isinstance(result, InputError)},
    )


def _prepare(data: Path, cache: Path) -> None:
    """Finds out before the work begins whether the folders can be used, so that no document is blamed for them."""
    if not data.is_dir():
        raise ReleaseError(
            "There is no such folder.", where=data, hint="Name the folder that holds disclosures/."
        )
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=cache):
            pass
    except OSError as error:
        raise ReleaseError(
            f"Nothing can be written here ({error.strerror}).",
            where=cache,
            hint="Choose another folder with --into.",
        ) from error


def _nothing_to_release(problems: Sequence[BudgetGraphError]) -> str:
    if not problems:
        return "There is no disclosure.toml below this folder, so there is nothing to publish."
    return "No disclosure can be published: " + " ".join(str(problem) for problem in problems)
