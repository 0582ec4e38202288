"""Publishing when a document does harm to the program that reads it, or to the one that finds its facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from budgetgraph.confinement.confined import Confined
from budgetgraph.confinement.limits import Limits
from budgetgraph.errors import ValidationFailed
from budgetgraph.originals.confined_reader import reader_of_this_process
from budgetgraph.pipeline import publish as publishing
from budgetgraph.pipeline.build import Builder
from budgetgraph.pipeline.publish import publish
from budgetgraph.settings import Publisher
from tests.documents.archives import archive
from tests.originals.hostile_files import many_objects
from tests.pipeline.data_folder import GOOD, register
from tests.pipeline.test_publish import published

LIMITS = Limits(seconds=2, memory=1024)
SAID = {
    "bad-forever": r"Finding and checking its facts takes longer than \d+ seconds (of processor|by the clock)\. "
    r"Split it, or set BUDGETGRAPH_BUILD_SECONDS higher \(now 2\)",
    "bad-memory": r"Finding and checking its facts needs more than 1024 MiB of memory\. "
    r"Split it, or set BUDGETGRAPH_BUILD_MEMORY higher",
    "bad-killed": r"The system ended the program that finds its facts, probably because memory was short\. "
    r"Publish with fewer --workers",
    "bad-zero": r"Finding and checking its facts failed with ZeroDivisionError: .* please report it",
    "bad-word": r"More is read in it than a disclosure can hold\. Split it",
    "bad-impostor": r"What was read in it makes no sense\. .* please report it",
}
"""What is told, by the slug (see `hostile_tasks`)."""


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Publishing with a nursery whose processes documents do harm to."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    confined = Confined(["hostile_tasks"], LIMITS)
    monkeypatch.setattr(
        publishing,
        "builder_of_this_process",
        lambda publisher, cache: Builder(publisher, cache, reader_of_this_process(), confined),
    )
    yield
    confined.close()


@pytest.mark.usefixtures("hostile")
def test_what_a_document_does_to_its_process_stops_nobody(tmp_path: Path) -> None:
    """Each is told with its folder, what happened and what to do; the good ones are published."""
    for number, slug in enumerate(["first", *SAID, "last"]):
        register(tmp_path / "data", slug, code=f"10000{number}")
    outcome = publish(tmp_path / "data", tmp_path / "var", Publisher(), workers=3)
    assert 2 == published(outcome.release.directory / "store")
    told = {Path(str(problem.where)).name: str(problem) for problem in outcome.problems}
    assert sorted(SAID) == list(told), "in the order of the disclosures, whoever was done first"
    for slug, said in SAID.items():
        assert re.search(said, told[slug]), told[slug]


@pytest.mark.usefixtures("hostile")
def test_a_graph_that_breaks_our_own_shapes_stops_everything(tmp_path: Path) -> None:
    """A violation is our fault: nothing is released, however good the other disclosures are."""
    register(tmp_path / "data", "good")
    folder = register(tmp_path / "data", "bad-violation", code="100002")
    with pytest.raises(ValidationFailed, match=r"breaks \d+ constraints.* fault of BudgetGraph") as raised:
        publish(tmp_path / "data", tmp_path / "var", Publisher())
    assert str(folder) == raised.value.where
    assert not (tmp_path / "var" / "current").exists()


@pytest.mark.usefixtures("hostile")
def test_disclosures_that_cannot_be_compared_are_published_all_the_same(tmp_path: Path) -> None:
    """That they were not compared is told, with the department."""
    register(
        tmp_path / "data", "first", code="999999", year=2019, original=GOOD.replace("2020", "2019").encode()
    )
    register(tmp_path / "data", "second", code="999999")
    outcome = publish(tmp_path / "data", tmp_path / "var", Publisher())
    assert 2 == published(outcome.release.directory / "store")
    [problem] = outcome.release.manifest.problems
    assert re.search(r"department/130300-999999: Comparing its disclosures takes longer than", problem)


def test_hostile_originals_stop_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is told with its own file, by whatever number of workers; the good one is published."""
    monkeypatch.setenv("BUDGETGRAPH_READ_SECONDS", "1")
    register(tmp_path / "data", "good")
    hostile = {"bomb.zip": archive({"a.txt": bytes(8 << 20)}), "objects.pdf": many_objects(300_000)}
    for number, (name, content) in enumerate(hostile.items()):
        folder = register(tmp_path / "data", name.partition(".")[0], code=f"10001{number}")
        (folder / name).write_bytes(content)
        toml = folder / "disclosure.toml"
        toml.write_text(toml.read_text(encoding="utf-8").replace("original.txt", name), encoding="utf-8")
    outcome = publish(tmp_path / "data", tmp_path / "var", Publisher(), workers=2)
    assert 1 == published(outcome.release.directory / "store")
    assert sorted(hostile) == sorted(Path(str(problem.where)).name for problem in outcome.problems)
