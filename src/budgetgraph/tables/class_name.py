"""Classes of expenditure that a table names without their codes: `一、一般公共服务支出`."""

from __future__ import annotations

import re

from budgetgraph.classifications import any_spelling, by_name
from budgetgraph.facts.classification import Classification, Scheme
from budgetgraph.tables.entry import Entry, unnumbered

_FUNCTIONS = re.compile(
    any_spelling(
        "一般公共服务|外交|国防|公共安全|教育|科学技术|文化.*|社会保障和就业|社会保险基金|医疗卫生.*|卫生健康|节能环保|城乡社区"
        "|农林水|交通运输|资源勘探.*|商业服务业.*|金融|援助其他地区|国土.*|自然资源.*|住房保障|粮油物资储备|灾害防治及应急管理"
        "|预备费|其他|转移性|债务.*|国有资本经营预算|抗疫特别国债.*"
    )
)
_ECONOMIC = re.compile(
    "工资福利|商品和服务|对个人和家庭的补助|债务.*|资本性(?:支出)?.*|其他资本性|对企业补助.*|对事业单位补助|基本建设|其他"
)
_GOVERNMENT = "5"
"""What the codes of the government's economic classes begin with."""
_OWN: dict[Scheme, str] = {"function": "功能", "economic": "经济"}
_OTHERS: dict[Scheme, str] = {"function": "经济", "economic": "功能"}
"""What the head of a column of classes says: 其他支出 and 债务付息支出 are classes of both schemes."""


def function_class(entry: Entry) -> Classification | None:
    """The functional class (类) that the last label of an entry names, None where it names none."""
    return _named(entry, "function", _FUNCTIONS)


def economic_class(entry: Entry) -> Classification | None:
    """The economic class (类) that the last label of an entry names, None where it names none."""
    return _named(entry, "economic", _ECONOMIC)


def any_economic_class(entry: Entry, year: int) -> Classification | None:
    """The economic class (类) that the last label of an entry names: the government's where its head says so.

    Both schemes of classes have names in common: 对个人和家庭的补助 is 303 of a department and 509 of the government.
    """
    if "政府" not in entry.head:
        return economic_class(entry)
    label = unnumbered(entry.labels[-1]) if entry.labels else None
    classes = by_name("economic", label.plain, year, level=1, within=_GOVERNMENT) if label else []
    return Classification("economic", classes[0].code, (), label) if len(classes) == 1 else None


def _named(entry: Entry, scheme: Scheme, names: re.Pattern[str]) -> Classification | None:
    if _OTHERS[scheme] in entry.head and _OWN[scheme] not in entry.head:
        return None
    words = entry.label.rpartition("/")[2].removesuffix("支出") or entry.label
    return Classification(scheme, None, (), unnumbered(entry.labels[-1])) if names.fullmatch(words) else None
