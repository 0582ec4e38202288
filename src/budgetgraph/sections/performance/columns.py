"""The columns of a table of indicators, known by the words of its header, wherever in the table that stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage

_YEAR = r"(?:20\d\d年度?|年度|全年|当年|本年度?|年初|年末|项目|半年|预算|计划|预期|设定|绩效|长期|中长?期|实施期)*+"
_ROLES = {
    "level-1": re.compile(r"(?:绩效)?一级(?:绩效)?(?:指标)?(?:名称)?"),
    "level-2": re.compile(r"(?:绩效)?二级(?:绩效)?(?:指标)?(?:名称)?"),
    "name": re.compile(r"(?:绩效)?三级(?:绩效)?(?:指标)?(?:名称|内容)?"),
    "content": re.compile(r"(?:绩效|具体|细化)?指标(?:内容|名称)|四级指标|具体指标|绩效指标"),
    "description": re.compile(r"(?:绩效)?指标(?:内容)?(?:描述|解释|说明|释义)"),
    "target": re.compile(
        rf"{_YEAR}(?:指标|目标)(?:目标)?值(?:及单位|和单位|内容|设定)?|{_YEAR}值|(?:计划|预期)完成值|指标目标|(?:预[期计])?(?:当年|本年|年度)(?:预[期计])?(?:实现|完成)(?:值|数)?|数值"
    ),
    "adjusted": re.compile(rf"{_YEAR}调整后?的?(?:指标|目标)?值"),
    "sign": re.compile(
        r"(?:绩效)?(?:指标|目标)?值?(?:性质|符号|运算符号?|比较符号?|计算符号|操作符|类型|属性|方向)"
    ),
    "unit": re.compile(r"(?:绩效)?(?:计量|度量|指标值?|目标值|计算)?单位"),
    "weight": re.compile(r"(?:绩效|指标)*(?:分值|权重|标准分|权值)(?:[/及和]?(?:分值|权重)|系数|比)?"),
    "actual": re.compile(
        r"(?:绩效|指标|20\d\d年度?|年度|全年|自评|实际|年末|本年|累计|目标)*(?:完成|达成|实现)(?:指标|目标)?(?:值|情况|结果)?|(?:指标|年度|全年|本年)*实际(?:值|水平)"
    ),
    "score": re.compile(r"(?:单位|部门|指标)?(?:自评|实际|评价|最终|自我评价)?(?:得分|评分|打分)|自评分"),
    "reason": re.compile(r".{0,12}(?:偏差|未完成|未达标|扣分).{0,20}"),
    "standard": re.compile(r"(?:评价|绩效|评.{0,3}分|扣分|得分|计分)(?:标准|规则|办法)"),
    "basis": re.compile(r".{0,6}(?:确定|设定|设置)?依据|数据来源|指标(?:值)?来源|.{0,4}佐证.{0,6}"),
    "project": re.compile(r"(?:.{0,6}[、及/])?(?:二级)?项目(?:支出)?名称(?:及编码)?"),
    "goal": re.compile(r"(?:项目)?(?:年度|总体|绩效|预期|整体|支出)*目标(?:内容|描述)?"),
    "funds": re.compile(r"(?:项目|年度|当年|本年)*(?:预算|资金)(?:数|金额|总额|安排)|(?:项目)?金额"),
}
"""What each column is called, without brackets and stars; the first that fits counts."""
_BRACKETS = re.compile(r"[（(][^（()）]{0,40}[)）]$")
_OTHER_TIME = re.compile(r"中期|长期|实施期|上年|前年|历史|往年|去年|远期|三年")
_LONGEST_HEAD = 30  # characters
_SHARED = ("level-1", "level-2", "project", "goal", "funds")
_TELLING = ("sign", "unit", "weight", "actual", "score")
_ENOUGH = 3
LEVELS = ("level-1", "level-2")


@dataclass(frozen=True)
class IndicatorColumns:
    """The indices of each column that is known, by its role; `width` is how many cells a whole row has.

    `needed` is how many cells a row must have at least to reach name and target. `heads` are the cells of the header.
    """

    indices: Mapping[str, tuple[int, ...]]
    width: int
    heads: Row

    @property
    def has_levels(self) -> bool:
        """Whether indicators stand below levels."""
        return any(level in self.indices for level in LEVELS)

    @property
    def needed(self) -> int:
        """How many cells reach the columns that every row needs."""
        return max(self.indices[role][0] for role in ("name", "target")) + 1

    def cells(self, row: Row, role: str) -> list[Passage]:
        """The filled cells of a row in the columns of a role; merged ones once, even where they are written again."""
        found = [row[i] for i in self.indices.get(role, ()) if i < len(row) and row[i]]
        return list({cell.plain: cell for cell in reversed(found)}.values())[::-1]

    def cell(self, row: Row, role: str) -> Passage | None:
        """The first filled cell of a row in the columns of a role."""
        return next(iter(self.cells(row, role)), None)

    def is_whole(self, row: Row) -> bool:
        """Whether a row has a cell for each column, and nothing in further ones."""
        return len(row) >= self.width and not any(row[self.width :])

    def fits(self, row: Row) -> bool:
        """Whether each cell can be trusted to stand below its own head.

        Files leave out the empty cells at the end of a row, and then all of them. So a row that is too short and
        yet ends in an empty cell has lost one elsewhere.
        """
        return self.is_whole(row) or (self.needed <= len(row) < self.width and bool(row[-1]))


def find_columns(row: Row) -> list[IndicatorColumns]:
    """The columns of the indicators below a header row; none where the row is no such header.

    Two blocks stand side by side where indicators of several years have columns of their own and share the levels.
    A list of names and values without a level is a table of indicators only where it has most of their other columns.
    """
    blocks = [_complete(block) for block in _blocks(_beside_no_label(list(_heads(row))))]
    shared = {role: blocks[0][role] for role in _SHARED if role in blocks[0]} if blocks else {}
    found = [{**shared, **block} for block in blocks]
    if not all(_is_complete(block) for block in found):
        return []
    return [IndicatorColumns(block, len(row), row) for block in found]


def words_of(head: Passage) -> str:
    """The name of a column without stars, brackets and colons."""
    return _BRACKETS.sub("", head.plain.strip("*＊ ：:")).strip("*＊ ：:")


@dataclass(frozen=True)
class _Head:
    """A head that is known: its role, its columns, its words."""

    role: str
    indices: tuple[int, ...]
    words: str

    @property
    def is_of_the_year(self) -> bool:
        """Whether it says nothing of another time than the year."""
        return _OTHER_TIME.search(self.words) is None


def _heads(row: Row) -> Iterator[_Head]:
    """Each head that is known, merged ones once."""
    for _, run in groupby(enumerate(row), key=lambda pair: pair[1].plain):
        indices, heads = zip(*run, strict=True)
        role = role_of(words_of(heads[0])) if heads[0] else None
        if role:
            yield _Head(role, indices, heads[0].plain)


def role_of(words: str) -> str | None:
    """What a column of this name holds, None where nobody knows."""
    if len(words) > _LONGEST_HEAD:
        return None
    return next((role for role, pattern in _ROLES.items() if pattern.fullmatch(words)), None)


def _beside_no_label(heads: Sequence[_Head]) -> list[_Head]:
    """The heads without 绩效指标 before the levels: that is the form's label for all rows below."""
    first = next((i for i, head in enumerate(heads) if head.role in LEVELS), 0)
    return [head for i, head in enumerate(heads) if i >= first or head.role != "content"]


Block = dict[str, tuple[int, ...]]


def _blocks(heads: Sequence[_Head]) -> list[Block]:
    """The roles of each block; a second name begins another, with the level before it."""
    roles = [head.role for head in heads]
    starts = [i for i, role in enumerate(roles) if role == ("name" if "name" in roles else "content")]
    starts = [_first_level(roles, start) for start in starts[1:]]
    bounds = [0, *starts, len(heads)]
    return [_block(heads[start:end]) for start, end in pairwise(bounds)]


def _first_level(roles: Sequence[str], start: int) -> int:
    while roles[start - 1] in LEVELS:
        start -= 1
    return start


def _block(heads: Sequence[_Head]) -> Block:
    """The columns of each role: of several for one, the first that is of the year; all that may hold a sign."""
    block: Block = {}
    for head in sorted(heads, key=lambda head: not head.is_of_the_year):
        if head.role == "sign":
            block[head.role] = (*block.get(head.role, ()), *head.indices)
        else:
            block.setdefault(head.role, head.indices)
    return block


def _complete(block: Block) -> Block:
    """A block in which the name is that of the third level, else what is called the content of the indicator."""
    rest = {role: indices for role, indices in block.items() if role != "content"}
    if "content" not in block:
        return rest
    return {"description": block["content"], **rest} if "name" in rest else {**rest, "name": block["content"]}


def _is_complete(block: Block) -> bool:
    has_levels = any(level in block for level in LEVELS)
    is_telling = sum(role in block for role in _TELLING) >= _ENOUGH
    return "name" in block and "target" in block and (has_levels or is_telling)
