"""The nursery of processes that build and compare disclosures: `python -m budgetgraph.pipeline.nursery`.

It gets its orders on standard input (see `confinement`). What is the same for each disclosure is made here, once:
shapes, ontology, code lists and patterns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from budgetgraph.confinement.answer import Answer
from budgetgraph.confinement.task import REPORT
from budgetgraph.confinement.worker import take_tasks
from budgetgraph.disclosures import Disclosure
from budgetgraph.documents.text import read_text
from budgetgraph.errors import BudgetGraphError, InputError, ProcessingFailed, ValidationFailed
from budgetgraph.identifiers import DisclosureKey
from budgetgraph.originals.plain_document import joined
from budgetgraph.pipeline.comparison import compare
from budgetgraph.pipeline.files import files_of
from budgetgraph.pipeline.parcel import Parcel
from budgetgraph.pipeline.trip import trip_of
from budgetgraph.settings import Publisher

_WARMING = """某局2020年部门预算
一、部门收支总体情况
2020年收入预算1.00万元，支出预算1.00万元，比上年增加0.10万元，增长11.11%。

收入总表
单位：万元

| 科目编码 | 项目 | 金额 |
| --- | --- | --- |
| 201 | 一般公共服务支出 | 1.00 |
| | 合计 | 1.00 |

项目绩效目标表

| 项目名称 | 甲 |
| --- | --- |
| 一级指标 | 指标值 |
| 产出指标 | ≥1个 |
"""


def main() -> None:
    """Takes orders until standard input closes."""
    warm_up()
    take_tasks(lambda order, data: TASKS[order["task"]](data))


def _build(data: bytes) -> Answer:
    parcel = Parcel.of_bytes(data)
    with _told_of(parcel.disclosure.folder):
        trip = trip_of(parcel.disclosure, joined(parcel.documents), parcel.publisher)
    if trip.report.violations:
        raise ValidationFailed(
            f"The graph breaks {len(trip.report.violations)} constraints; the first: {trip.report.violations[0]}",
            where=parcel.disclosure.folder,
            hint="This is a fault of BudgetGraph, not of the document: please report it. Nothing was published.",
        )
    return Answer("files", tuple(files_of(trip).items()))


def _compare(data: bytes) -> Answer:
    with _told_of(None):
        return Answer("findings", (("findings.nq", compare(data)),))


@contextmanager
def _told_of(where: Path | None) -> Iterator[None]:
    """What no shape is to blame for stops what it is about, and nothing else."""
    try:
        yield
    except InputError:
        raise
    except BudgetGraphError as error:
        if isinstance(error.__cause__, MemoryError):
            raise
        raise ProcessingFailed(str(error), where=where, hint=REPORT) from error


def warm_up() -> None:
    """A small trip, on which everything is loaded that is loaded when it is first needed."""
    key = DisclosureKey("110000", "000001", 2020, "budget")
    disclosure = Disclosure(Path(), key, "某局", (Path("a.txt"),))
    files_of(trip_of(disclosure, read_text("a.txt", _WARMING.encode()), Publisher()))


TASKS: dict[str, Callable[[bytes], Answer]] = {"build": _build, "compare": _compare}
"""What can be ordered."""

if __name__ == "__main__":
    main()
