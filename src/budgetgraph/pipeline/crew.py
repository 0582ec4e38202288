"""Disclosures built by several processes; one that ends its process is told, and stops no other."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from budgetgraph.disclosures import Disclosure
from budgetgraph.errors import BudgetGraphError, InputError, ProcessingFailed, ReleaseError
from budgetgraph.pipeline.build import build
from budgetgraph.releases.build import DisclosureBuild
from budgetgraph.settings import Publisher

log = logging.getLogger(__name__)

Result = DisclosureBuild | InputError


def built(
    disclosures: Sequence[Disclosure], publisher: Publisher, cache: Path, workers: int
) -> Iterator[tuple[Disclosure, Result]]:
    """Builds each disclosure, in this process when there is one worker or one disclosure.

    Gives each with its build or with what is wrong with it, in any order. Raises `ReleaseError` when nothing can be
    written, `ValidationFailed` when a graph of ours is wrong.
    """
    if workers <= 1 or len(disclosures) <= 1:
        yield from ((d, _build(d, publisher, cache)) for d in disclosures)
    else:
        yield from _Crew(disclosures, publisher, cache).built(workers)


class _Crew:
    """Processes that build what waits.

    No more is handed out than is being built, so that when a process ends it is known which disclosures may have been
    the reason: each of these is then built alone.
    """

    def __init__(self, disclosures: Sequence[Disclosure], publisher: Publisher, cache: Path) -> None:
        self._waiting = [*reversed(disclosures)]
        self._publisher = publisher
        self._cache = cache

    def built(self, workers: int) -> Iterator[tuple[Disclosure, Result]]:
        """Raises what `_build` raises."""
        while self._waiting:
            suspects: list[Disclosure] = []
            yield from self._built_until_broken(workers, suspects)
            for suspect in suspects:
                yield suspect, self._alone(suspect)

    def _built_until_broken(
        self, workers: int, suspects: list[Disclosure]
    ) -> Iterator[tuple[Disclosure, Result]]:
        """Builds what waits; when a process ends, what was being built is added to `suspects`."""
        running: dict[Future[Result], Disclosure] = {}
        with _pool(workers) as pool:
            try:
                while running or (self._waiting and not suspects):
                    while self._waiting and len(running) < workers and not suspects:
                        self._hand_out(pool, running, suspects)
                    yield from _finished(running, suspects)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _hand_out(
        self, pool: ProcessPoolExecutor, running: dict[Future[Result], Disclosure], suspects: list[Disclosure]
    ) -> None:
        disclosure = self._waiting.pop()
        try:
            running[pool.submit(_build, disclosure, self._publisher, self._cache)] = disclosure
        except BrokenProcessPool:
            suspects.append(disclosure)

    def _alone(self, disclosure: Disclosure) -> Result:
        with _pool(1) as pool:
            try:
                return pool.submit(_build, disclosure, self._publisher, self._cache).result()
            except BrokenProcessPool:
                return ProcessingFailed(
                    "The process that built it was ended, probably because memory was short.",
                    where=disclosure.folder,
                    hint="Publish it alone with --workers 1; if that fails, please report it with the original.",
                )


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a forked child would inherit locks that threads of this process hold.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _finished(
    running: dict[Future[Result], Disclosure], suspects: list[Disclosure]
) -> Iterator[tuple[Disclosure, Result]]:
    """Waits for the next that are built, and takes them out of `running`."""
    done, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in done:
        disclosure = running.pop(future)
        try:
            result = future.result()
        except BrokenProcessPool:
            suspects.append(disclosure)
        else:
            yield disclosure, result


def _build(disclosure: Disclosure, publisher: Publisher, cache: Path) -> Result:
    """The build, or what is wrong with this disclosure; a fault of our graph is raised, because it stops all."""
    try:
        return build(disclosure, publisher, cache)
    except InputError as problem:
        if problem.where is not None and disclosure.original_of(problem.where) is not None:
            problem.where = str(disclosure.folder / problem.where)  # the name of a document, which many share
        return problem
    except OSError as error:
        raise ReleaseError(
            f"The files of {disclosure.slug} cannot be written ({error}).", where=cache
        ) from error
    except BudgetGraphError:
        raise
    except Exception as error:  # whatever one document does to us, the others are published
        log.exception("building %s failed", disclosure.slug)
        return ProcessingFailed(
            f"Reading it failed with {type(error).__name__}: {error}.",
            where=disclosure.folder,
            hint="This is a fault of BudgetGraph: please report it with the original.",
        )
