"""Facts as JSON."""

import datetime
from decimal import Decimal

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import Date
from budgetgraph.facts.fact_json import as_json
from budgetgraph.facts.number import Number
from budgetgraph.facts.performance import Assessment, Indicator
from budgetgraph.facts.target import ReferenceTarget

WORD, PRINTED = Passage(3, "合同"), {"start": 3, "end": 5, "text": "合同"}


def test_a_fact_says_its_kind_and_each_value_beside_its_passage() -> None:
    """Exact numbers and days are texts."""
    assert {"fact": "Number", "value": "1.50", "stated": PRINTED} == as_json(Number(Decimal("1.50"), WORD))
    day = datetime.date(2020, 2, 28)
    assert {"fact": "Date", "day": "2020-02-28", "stated": PRINTED} == as_json(Date(day, WORD))


def test_what_is_not_there_is_left_out() -> None:
    """None, no members, and what consists of nothing but these; a zero and a no stay."""
    indicator = Indicator(WORD, ReferenceTarget(WORD), levels=(), assessment=Assessment())
    assert {"fact": "Indicator", "name": PRINTED, "target": {"fact": "ReferenceTarget", "stated": PRINTED}} == as_json(
        indicator
    )  # fmt: skip
    assert {"fact": "Number", "value": "0", "stated": PRINTED} == as_json(Number(Decimal(0), WORD))
