"""The money of projects and of departments' own forms: each amount once, whatever tables and forms state it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode

from budgetgraph.facts.performance import Evaluation, Execution, ProjectFunds
from budgetgraph.facts.restatement import Restatement
from budgetgraph.identifiers import part
from budgetgraph.triples.restatements import restatements
from budgetgraph.triples.writer import Writer, decimal
from budgetgraph.vocabulary import BG, OBEU_DIMENSION, OBEU_PHASE, concept


def write_money(
    writer: Writer, whole: NamedNode, stated: Iterable[ProjectFunds], evaluation: Evaluation | None = None
) -> None:
    """The amounts of a project or a department's goal, and what its own evaluation comes to.

    Of several places that state one amount (same phase, same source) the first in the document is the amount, and
    the others are its restatements, for rules to compare.
    """
    amounts: dict[tuple[object, ...], list[ProjectFunds]] = {}
    for one in sorted(stated, key=lambda funds: funds.money.stated):
        amounts.setdefault(one.identity, []).append(one)
    for number, places in enumerate(amounts.values(), 1):
        _amount(writer, whole, number, places)
    if evaluation:
        numbers = {identity: number for number, identity in enumerate(amounts, 1)}
        _evaluation(writer, whole, evaluation)
        for number, execution in enumerate(evaluation.executions, 1):
            executed = part(whole, "amount", numbers["executed", execution.source])
            _execution(writer, whole, number, execution, executed)


def _amount(writer: Writer, whole: NamedNode, number: int, places: Sequence[ProjectFunds]) -> None:
    first, *others = places
    node = part(whole, "amount", number)
    writer.a(node, BG.ProjectAmount)
    writer.part_of(node, whole, number)
    writer.money(node, first.money)
    writer.say(node, OBEU_DIMENSION.budgetPhase, OBEU_PHASE[first.phase])
    if first.source:
        writer.say(node, BG.fundingSource, concept("funding-source", first.source))
    restatements(writer, node, [Restatement(other.money, other.money.stated) for other in others])


def _execution(
    writer: Writer, whole: NamedNode, number: int, execution: Execution, executed: NamedNode
) -> None:
    node = part(whole, "execution", number)
    writer.a(node, BG.StatedRatio, BG.CompletionRate)
    writer.part_of(node, whole)
    writer.say(node, BG.ratioOf, executed)
    writer.say(node, BG.ratioPercent, decimal(execution.percent.value))
    writer.say(node, BG.statedPercent, Literal(execution.percent.stated.text))
    writer.quote(node, execution.percent.stated)
    writer.say_number(node, BG.weight, execution.weight)
    writer.say_number(node, BG.score, execution.score)


def _evaluation(writer: Writer, whole: NamedNode, evaluation: Evaluation) -> None:
    writer.say_number(whole, BG.weight, evaluation.full_score)
    writer.say_number(whole, BG.score, evaluation.score)
    writer.text(whole, BG.evaluationGrade, evaluation.grade)
