"""Validation: a graph goes in, a report comes out; the only room that knows rdflib and pySHACL."""

from budgetgraph.validation.findings import findings
from budgetgraph.validation.report import Checks, Report, Result
from budgetgraph.validation.severity import Severity
from budgetgraph.validation.validator import validate, validate_file

__all__ = ["Checks", "Report", "Result", "Severity", "findings", "validate", "validate_file"]
