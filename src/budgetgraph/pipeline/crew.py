"""Disclosures built several at a time; what one document does to the process that builds it stops no other."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from budgetgraph.confinement.task import REPORT
from budgetgraph.disclosures import Disclosure
from budgetgraph.errors import BudgetGraphError, InputError, ProcessingFailed, ReleaseError, Starved
from budgetgraph.pipeline.build import Builder, Built

log = logging.getLogger(__name__)

Result = Built | InputError


@dataclass(frozen=True)
class Done:
    """A disclosure with its build or with what is wrong with it, and the seconds that it took."""

    disclosure: Disclosure
    result: Result
    seconds: float

    @property
    def summary(self) -> str:
        """What came of it, in a few words."""
        if isinstance(self.result, InputError):
            return "left out"
        told = self.result.told
        time_taken = f"{self.seconds:.1f} s" if self.result.is_new else "unchanged"
        return f"{told.triples:,} triples, {told.findings:,} findings, {time_taken}"


def built(disclosures: Sequence[Disclosure], builder: Builder, workers: int) -> Iterator[Done]:
    """Builds each disclosure, so many at a time, and gives them in the order in which they are done.

    A thread waits for each while processes work. What the system ends because memory is short is built once more,
    alone. Raises `ReleaseError` when nothing can be written, `ValidationFailed` when a graph of ours is wrong.
    """
    starved = []
    for done in _several(disclosures, builder, workers):
        if isinstance(done.result, Starved):
            starved.append(done.disclosure)
        else:
            yield done
    yield from (_done(disclosure, builder) for disclosure in starved)


def _several(disclosures: Sequence[Disclosure], builder: Builder, workers: int) -> Iterator[Done]:
    pool = ThreadPoolExecutor(workers)
    try:
        futures: list[Future[Done]] = [pool.submit(_done, disclosure, builder) for disclosure in disclosures]
        yield from (future.result() for future in as_completed(futures))
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        builder.close()  # so that no thread waits for a process any more
        raise
    finally:
        pool.shutdown()


def _done(disclosure: Disclosure, builder: Builder) -> Done:
    start = time.monotonic()
    result = _result(disclosure, builder)
    return Done(disclosure, result, time.monotonic() - start)


def _result(disclosure: Disclosure, builder: Builder) -> Result:
    """The build, or what is wrong with this disclosure; a fault of our graph is raised, because it stops all."""
    try:
        return builder.build(disclosure)
    except InputError as problem:
        if problem.where is not None and disclosure.original_of(problem.where) is not None:
            problem.where = str(disclosure.folder / problem.where)  # the name of a document, which many share
        return problem
    except OSError as error:
        raise ReleaseError(
            f"The files of {disclosure.slug} cannot be written ({error}).", where=builder.cache.directory
        ) from error
    except BudgetGraphError:
        raise
    except Exception as error:  # whatever one document does to us, the others are published
        log.info("building %s failed", disclosure.slug, exc_info=True)
        return ProcessingFailed(
            f"Building it failed with {type(error).__name__}: {error}.",
            where=disclosure.folder,
            hint=REPORT,
        )
