"""The sample's publication with graphs of other origin in its store, for tests that bring their own data."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from unittest import mock

from pyoxigraph import Quad, RdfFormat, serialize

from budgetgraph.releases import writer
from budgetgraph.releases.release import Release
from budgetgraph.store import build_store
from tests.web.publication import release_sample


def release_with(quads: Iterable[Quad], directory: Path, work: Path) -> Release:
    """Releases the sample into the publication `directory`; `work` takes the files of its build.

    A disclosure's graph may not say anything in other graphs, so that the quads go straight into the store.
    """
    data = work / "data.nq"
    data.write_bytes(serialize(quads, format=RdfFormat.N_QUADS))

    def build_with_data(files: Iterable[Path], store: Path) -> None:
        build_store([*files, data], store)

    with mock.patch.object(writer, "build_store", build_with_data):
        return release_sample(directory, work / "sample")
