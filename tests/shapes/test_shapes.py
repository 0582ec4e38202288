"""Every shape: graphs that conform to it, and graphs that break it and nothing else."""

from pathlib import Path

import pytest
from tests.shapes.graphs import HERE, background, report_on, shape_name

from budgetgraph.validation.shapes import read_shapes
from budgetgraph.validation.validator import validate

CONFORMING = sorted(HERE.glob("*/conforms-*.ttl"))
BREAKING = sorted(HERE.glob("*/breaks-*.ttl"))


def case(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def test_every_shape_has_a_graph_that_conforms_and_one_that_breaks_it() -> None:
    """No shape is untried, and no folder is of a shape that is gone."""
    shapes = {str(shape).rpartition("#")[2] for shape in read_shapes().named()}
    assert shapes == {path.parent.name for path in CONFORMING}
    assert shapes == {path.parent.name for path in BREAKING}


def test_the_background_conforms_to_everything() -> None:
    """What breaks in a test is the test's own."""
    assert () == validate(background()).results


@pytest.mark.parametrize("path", CONFORMING, ids=case)
def test_a_conforming_graph_conforms_to_all_shapes(path: Path) -> None:
    """A graph that a shape accepts is accepted by all others too."""
    assert () == report_on(path).results


@pytest.mark.parametrize("path", BREAKING, ids=case)
def test_a_breaking_graph_is_reported_by_its_shape_alone(path: Path) -> None:
    """Each defect has one shape that names it, in the words that the file expects."""
    report = report_on(path)
    expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    assert {path.parent.name} == {shape_name(result) for result in report.results}
    assert expected in {result.messages["en"] for result in report.results}
