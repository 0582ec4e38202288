"""Headings of forms: `2、物业费绩效目标表`, `项目支出绩效自评表`, `部门整体支出绩效目标表`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from budgetgraph.documents.passage import Passage
from budgetgraph.sections.numbering import without_number

_TITLE = re.compile(
    r"(?P<title>.*?)\s*(?:项目)?(?:支出)?(?:预算)?绩效(?:目标|指标|自评|评价|运行)?(?:申报|批复|公开|自评|评价|完成|情况|结果|监控){0,3}表$"
)
_BEHIND = re.compile(r"\s*[（(][^（()）]{0,20}[)）]$")
_GENERIC = re.compile(
    r"(?:20\d\d|年度?|部门|单位|预算|决算|项目|支出|整体|财政|专项|资金|[省市县区]级|本级|一级|二级|政策|公开|附[件表]?|其他|所有|重点"
    r"|[\d一二三四五六七八九十.、．：:\s（()）\-—_《]|附|表|的|和|及|所属){0,60}"
)
_LONGEST = 80


@dataclass(frozen=True)
class FormHeading:
    """The heading of a form: the project's name where it is in it, and whether the form is the department's own."""

    title: Passage | None
    is_department: bool


def form_heading(line: Passage) -> FormHeading | None:
    """The heading that a line is, None for any other line."""
    if len(line.text) > _LONGEST:
        return None
    words = without_number(line)
    behind = _BEHIND.search(words.text)
    words = words.cut(0, behind.start()) if behind else words
    match = _TITLE.fullmatch(words.text)
    if match is None:
        return None
    title = words.group(match, "title")
    is_generic = _GENERIC.fullmatch(title.plain) is not None or "转移支付区域" in title.plain
    is_department = "整体" in title.text and "项目" not in words.text
    return FormHeading(None if is_generic or is_department else title, is_department)
