"""The report as SHACL says it."""

from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from tests.shapes.graphs import HERE, background, reference_report, report_on

from budgetgraph.validation.report import Checks, Report
from budgetgraph.validation.severity import Severity
from budgetgraph.validation.validator import validate
from budgetgraph.vocabulary import RDF, SH, XSD


def parsed(report: Report, name: str = "http://example.org/report") -> list:
    return list(parse(report.to_turtle(NamedNode(name)), format=RdfFormat.TURTLE))


def test_the_turtle_has_every_result() -> None:
    """One sh:ValidationResult for each, as parts of the report, and no blank node."""
    quads = parsed(reference_report())
    results = [quad.subject for quad in quads if quad.object == SH.ValidationResult]
    linked = [quad.object for quad in quads if quad.predicate == SH.result]
    assert len(reference_report().results) == len(results) == len(set(linked))
    assert set(linked) == set(results)
    assert all(node.value.startswith("http://example.org/report#") for node in results)


def test_a_report_with_findings_does_not_conform_in_shacl_s_sense() -> None:
    """sh:conforms is about results of any severity; `conforms` is about our own faults."""
    quads = parsed(reference_report())
    assert [Literal("false", datatype=XSD.boolean)] == [q.object for q in quads if q.predicate == SH.conforms]
    assert reference_report().conforms


def test_an_empty_report_conforms() -> None:
    """No result: true, and the report says no more than that."""
    quads = parsed(validate(background()))
    assert {(RDF.type, SH.ValidationReport), (SH.conforms, Literal("true", datatype=XSD.boolean))} == {
        (quad.predicate, quad.object) for quad in quads
    }


def test_a_violation_is_no_finding() -> None:
    """Faults of ours and contradictions of the source are told apart."""
    report = report_on(HERE / "LabelShape" / "breaks-1.ttl")
    assert (1, 0) == (len(report.violations), len(report.findings))
    assert not report.conforms


def test_the_worst_comes_first() -> None:
    """Violations, warnings, notes; within them the rules in their order."""
    severities = [result.severity for result in reference_report().results]
    assert sorted(severities) == severities
    assert {Severity.WARNING, Severity.INFO} == set(severities)


def test_a_result_reads_as_a_line() -> None:
    """Severity, sentence, shape and place: what the command line prints."""
    first = str(reference_report().results[0])
    assert first.startswith("WARNING: 资产总额: the stated asset value is 5,583,200.00 yuan")
    assert first.endswith(
        "[SumOfPartsShape at http://localhost:8000/id/disclosure/130300-779002/2020/budget/asset/total]"
    )


def test_two_runs_give_the_same_bytes() -> None:
    """The order of results never depends on hashes."""
    path = HERE / "PartWithinWholeShape" / "breaks-2.ttl"
    assert report_on(path).to_turtle() == report_on(path).to_turtle()
    assert Report((), Checks(0, 0)).to_turtle() == Report((), Checks(0, 0)).to_turtle()
