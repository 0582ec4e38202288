"""The labels of a form: `项目名称 | X | 主管部门 | Y`, each with the cells behind it or the words behind its colon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.sections.performance.columns import words_of

_GOAL = r"(?:20\d\d年度?)?(?:年度|当年|本年度?|项目|总体|整体|部门|单位|预期|绩效|预算|支出|工作|任务|政策|资金|专项)*+总?"
_LABELS = {
    "title": re.compile(
        r"(?:专项|预算|一级|二级|三级|政策)?(?:项目|资金|政策)(?:支出)?名称(?:及编码)?|专项资金名称|转移支付(?:[（(]项目[)）])?名称"
    ),
    "code": re.compile(r"(?:预算)?项目(?:编码|编号|代码)"),
    "department": re.compile(
        r"(?:[省市县区]级)?(?:预算)?部门(?:[（(]单位[）)])?(?:名称)?|单位名称|部门[（(]单位[）)]名称"
    ),
    "project-authority": re.compile(
        r"(?:项目|资金|预算|业务|一级)?主管(?:预算)?(?:部门|单位|处室|科室)(?:[（(]单位[）)])?(?:[及和]代码|名称)?"
    ),
    "project-implementer": re.compile(
        r"(?:项目)?(?:主管|实施|责任|承担|执行|预算|填报|申报|项目|资金使用|用款)+(?:预算)?(?:部门|单位|处室|科室)(?:[及和]代码|名称)?"
    ),
    "expected": re.compile(
        r"(?:年初|年度)?(?:预期|设定|预定|计划)(?:的)?(?:总体)?(?:绩效)?目标|年初(?:绩效)?目标"
    ),
    "adjusted": re.compile(r"(?:全年[（(]调整[)）]|调整后?)的?(?:总体)?(?:绩效)?目标"),
    "outcome": re.compile(
        r"(?:年度|全年|本年)?(?:总体|绩效)?(?:目标)?(?:实际|目标)?(?:完成|实现)情况(?:综述|概述)?"
    ),
    "long-goal": re.compile(r"(?:项目)?(?:中长?期|实施(?:周期|期)|长期|三年)(?:总体|绩效)*目标(?:内容)?"),
    "goal": re.compile(rf"{_GOAL}目标(?:内容|概述|描述|情况)?"),
    "evaluation": re.compile(r"(?:项目|部门|整体|绩效|最终)*(?:自评|评价|综合|自我评价)总?(?:得分|评分|分)"),
    "score": re.compile(r"(?:绩效|最终)?(?:总得分|总分|总计|合计)"),
    "grade": re.compile(
        r"(?:项目|部门|整体|绩效|自评|评价|综合|考核)*(?:(?:自评|评价|综合|考核|绩效)(?:结果)?等[级次]|(?:自评|评价)(?:结论|结果))"
    ),
    "project-problems": re.compile(r"(?:主要)?存在的?(?:主要)?问题(?:及原因(?:分析)?)?"),
    "project-improvements": re.compile(r"(?:下一步)?改进(?:措施|意见|建议)(?:和建议|及建议|及结果应用方案)?"),
    "project-period": re.compile(
        r"(?:项目)?(?:计划)?(?:开始|完成|结束|起止|实施|执行)(?:日期|时间|期限|周期|年限)"
    ),
    "person": re.compile(
        r".{0,6}(?:填报|填表|负责|联系|审核|制表|复核|经办)人.{0,6}|联系?电话.{0,6}|手机.{0,4}|联系方式"
    ),
    "closing": re.compile(r"(?:填报|填表)(?:日期|时间)|备注|说明|注|.{0,6}签[字章].{0,4}"),
    "project-overview": re.compile(r"(?:项目)?(?:概况|概述|内容|简介|基本情况)|项目(?:主要)?内容"),
    "project-plan": re.compile(r"(?:项目)?实施(?:方案|计划|内容)(?:及过程)?(?:概述)?"),
    "project-basis": re.compile(r"(?:项目)?立项(?:依据|背景|理由|必要性)"),
    "nothing": re.compile(
        r"项目(?:类别|类型|属性|性质|分类|级次|必要性)|资金(?:用途|来源)|支出(?:方向|用途)|年度(?:主要)?任务|主要任务|任务名称"
    ),
}
"""What each label says, without brackets; the first that fits counts.

`expected`, `adjusted` and `outcome` divide a goal; `evaluation` is the score of all, `score` a row that sums points up;
`person` names somebody or a telephone, `closing` ends a form; what is behind `nothing` is not read. Those that begin with `project-` are slugs of `statement-kind`.
"""
_INLINE = re.compile(r"(?P<label>[^：:\n]{2,14})[：:]\s*+(?P<text>\S[\s\S]*)")
_NUMBER = re.compile(r"^\d{1,2}[.．、]\s*+")
_LONGEST_LABEL = 24  # characters


@dataclass(frozen=True)
class Labelled:
    """A label of a form with what stands behind it: `field` is what the label says, `index` its place in the row."""

    field: str
    label: Passage
    index: int
    values: tuple[Passage, ...]

    @property
    def value(self) -> Passage | None:
        """The first that stands behind the label."""
        return next(iter(self.values), None)


def labelled(row: Row) -> list[Labelled]:
    """The labels in a row, each with the filled cells up to the next; merged cells once, `|` as nothing."""
    first: dict[Passage, int] = {}
    for i, cell in enumerate(row):
        first.setdefault(cell, i)
    cells = [
        (i, c)
        for i, c in enumerate(row)
        if c.text.strip("|｜ \n") and first[c] == i and not _is_again(row, i)
    ]
    found: list[tuple[int, str, Passage, list[Passage]]] = []
    for index, cell in cells:
        field, label, rest = _split(cell)
        if field:
            found.append((index, field, label, [rest] if rest else []))
        elif found:
            found[-1][3].append(cell)
    return [Labelled(field, label, index, tuple(values)) for index, field, label, values in found]


def _is_again(row: Row, index: int) -> bool:
    """Whether a cell is the text of the one beside it again, as where a merged cell is written twice; no label is."""
    is_beside = index > 0 and row[index - 1].plain == row[index].plain
    return is_beside and field_of(row[index]) is None


def _split(cell: Passage) -> tuple[str | None, Passage, Passage | None]:
    if parts := inline(cell):
        label, text = parts
        return field_of(label), label, text
    return field_of(cell), cell, None


def inline(cell: Passage) -> tuple[Passage, Passage] | None:
    """The label and the words behind its colon, where a cell holds both; None for any other."""
    inside = cell.strip()
    match = _INLINE.fullmatch(inside.text)
    return (inside.group(match, "label"), inside.group(match, "text")) if match else None


def field_of(cell: Passage) -> str | None:
    """What a cell labels, None for one that is no label."""
    if len(cell.text) > _LONGEST_LABEL:
        return None
    words = _NUMBER.sub("", words_of(cell))
    return next((field for field, pattern in _LABELS.items() if pattern.fullmatch(words)), None)


def persons(rows: Iterable[Row]) -> Iterator[Passage]:
    """The cells of forms that name who filled them in and how to reach them: nothing of them is a fact."""
    for row in rows:
        for one in labelled(row):
            if one.field == "person":
                yield from one.values
