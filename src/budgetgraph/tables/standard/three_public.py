"""“三公”经费表: the three public expenses, with conferences, training and operating funds where they are beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from budgetgraph.facts.fact import Fact
from budgetgraph.facts.figure import Change, Figure, Phase
from budgetgraph.facts.printed_sum import is_sum_of
from budgetgraph.tables.divided_by_fund import of_all_funds
from budgetgraph.tables.entry import entries
from budgetgraph.tables.public_table import PublicTable
from budgetgraph.tables.reader import TableReader, figures_and_changes
from budgetgraph.tables.whole import of_the_whole

_VEHICLE = "(?:公务用车|公车)"
_ITEMS = {
    "administrative-funds": re.compile("(?:^|/)行政经费(?:/?[小总合]计)?$"),
    "operating-funds": re.compile("机关运行经费"),
    "procurement-goods": re.compile("政府采购货物支出"),
    "procurement-works": re.compile("政府采购工程支出"),
    "procurement-services": re.compile("政府采购服务支出"),
    "procurement-total": re.compile("政府采购支出[合总]计"),
    "conference": re.compile("会议费"),
    "training": re.compile("培训费"),
    "three-public-abroad": re.compile("因公出国"),
    "three-public-hospitality": re.compile("^(?!.*(?:国内|外事|境外|国（境）外|外宾)).*(?:公务接待|接待费)"),
    "three-public-vehicle-purchase": re.compile(
        f"{_VEHICLE}购置(?:费|经费|支出)?$|/购置(?:费|经费)?(?:/[^/]*)?$|^购置费"
    ),
    "three-public-vehicle-operation": re.compile(
        f"{_VEHICLE}(?:运行(?:维护)?|运维)(?:费|经费)?(?:支出)?$|/(?:运行(?:维护)?|运维)(?:费|经费)?(?:/[^/]*)?$|^(?:运行(?:维护)?|运维)费"
    ),
    "three-public-vehicle": re.compile(f"{_VEHICLE}(?:购置)?(?:及|和|与|、)?(?:运行)?"),
    "three-public-total": re.compile(
        "三公(?:经费)?(?:财政拨款|预算|支出|安排)*(?:数|总额|总数)?(?:/?[小总合]计)?$|^(?:支出)?[小总合]计$|/[小总合]计$"
    ),
}
_JOINT_ITEM = "three-public-conference-training"
_BESIDE = ("conference", "training")
_PARTS = ("three-public-abroad", "three-public-hospitality", "three-public-vehicle")
_JOINT = {_JOINT_ITEM: re.compile("^(?:总计|合计)$")}


def read_three_public(reader: TableReader, table: PublicTable) -> Iterator[Fact]:
    """The columns or rows name the items; beside conferences and training, the total is that of what it sums up."""
    paths = "".join(table.columns.paths)
    found = entries(table.rows)
    labels = "".join(entry.label for entry in found)
    is_joint = "会议费" in paths + labels or "培训费" in paths + labels
    items = {**_JOINT, **_ITEMS} if is_joint else _ITEMS
    own = replace(reader, columns=items, rows=items)
    facts = list(
        figures_and_changes(of_the_whole([of_all_funds(entry) for entry in found], None), table, own)
    )
    yield from _with_summed_up(facts)


def _with_summed_up(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The total of everything only where it is the sum of everything; where it is that of the three, theirs.

    A total of nothing that is known stays unread, and how it changed with it.
    """
    named = {_key(fact): _item(fact, facts) for fact in facts if isinstance(fact, Figure)}
    own = named.get((_JOINT_ITEM, None, None))
    for fact in facts:
        if not isinstance(fact, Figure | Change) or fact.line_item != _JOINT_ITEM:
            yield fact
        elif item := named[_key(fact)] if isinstance(fact, Figure) else own:
            yield replace(fact, line_item=item)


def _key(figure: Figure) -> tuple[str, int | None, Phase | None]:
    return figure.line_item, figure.year, figure.phase


def _item(total: Figure, facts: Sequence[Fact]) -> str | None:
    """What a total is of, by the amounts of the same year and phase."""
    beside = [fact for fact in facts if isinstance(fact, Figure) and _key(fact)[1:] == _key(total)[1:]]
    amounts = {fact.line_item: fact.money for fact in beside}
    parts = [amounts[name] for name in _PARTS if name in amounts]
    stated = amounts.get("three-public-total")
    three = [stated] if stated and not parts else parts
    others = [amounts[name] for name in _BESIDE if name in amounts]
    if three and is_sum_of(total.money, [*three, *others]):
        return _JOINT_ITEM
    return "three-public-total" if three and is_sum_of(total.money, three) else None


TABLE = TableReader(
    kind="table-three-public",
    title=re.compile(r"三公.*表$|机构运行信息表?$"),
    header=(re.compile("出国"),),
    by_header=True,
    read=read_three_public,
)
