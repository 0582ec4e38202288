"""What a reading holds, counted: for summaries, and for the expectations in `disclosure.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from budgetgraph.errors import ExpectationFailed
from budgetgraph.facts.asset import AssetStock
from budgetgraph.facts.department import Duty
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.glossary import GlossaryEntry
from budgetgraph.facts.performance import Goal, OverallGoal, Project
from budgetgraph.facts.procurement import ProcurementLine
from budgetgraph.facts.statement import SafeguardMeasure, Statement
from budgetgraph.facts.unread import Unread
from budgetgraph.sections.reading import Reading


def counts(reading: Reading) -> dict[str, int]:
    """How many there are of each kind of fact; nested ones count."""
    projects, goals = reading.of(Project), reading.of(Goal)
    entries = reading.of(GlossaryEntry)
    return {
        "sections": len([section for section in reading.sections if section.heading]),
        "duties": len(reading.of(Duty)),
        "figures": len(reading.of(Figure)),
        "changes": len(reading.of(Change)),
        "procurement": len(reading.of(ProcurementLine)),
        "assets": len(reading.of(AssetStock)),
        "glossary": len(entries) + sum(len(entry.nested) for entry in entries),
        "goals": len(reading.of(OverallGoal)) + len(goals) + sum(len(p.goals) for p in projects),
        "projects": len(projects),
        "indicators": sum(len(o.indicators) for o in goals) + sum(len(o.indicators) for o in projects),
        "measures": len(reading.of(SafeguardMeasure)),
        "statements": len(reading.of(Statement)),
        "unread": len(reading.of(Unread)),
        "unread-numbers": reading.account.counts["unread"],
    }


def check_expectations(reading: Reading, expected: Mapping[str, int], registration: Path) -> None:
    """Raises `ExpectationFailed` when a count is not the one that a person wrote down for the document."""
    found = counts(reading)
    unknown = sorted(set(expected) - set(found))
    if unknown:
        raise ExpectationFailed(
            f"Nobody counts {', '.join(unknown)}.",
            where=registration,
            hint=f"What can be expected: {', '.join(found)}.",
        )
    wrong = [
        f"{name}: {expected[name]} expected, {found[name]} read"
        for name in expected
        if expected[name] != found[name]
    ]
    if wrong:
        raise ExpectationFailed(
            f"The document does not hold what is expected of it ({'; '.join(wrong)}).",
            where=registration,
            hint="Look at it with `budgetgraph extract`, then mend the original or [expect].",
        )
