"""The columns of a grid: where its header ends, the path of names above each column, and what a column holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from budgetgraph.documents.document import Row
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.number import read_number
from budgetgraph.tables.header import MOST_ROWS

Role = Literal["code", "name", "unit", "time", "amount", "other"]

_ORDINAL = re.compile(r"(?:栏次|行次|序号|[类款项]|\**)|\d{1,2}(?:\s*=[\d\s+\-－—()（）]+)?|[A-Z甲乙丙丁]")
_WHOLE = re.compile(r"\d++")
_BANNER = re.compile(
    r"[^/]*表(?:[（(][^（()）]*[)）])?|(?:公开|附)?表\s*[\d一二三四五六七八九十\-—]{1,6}|.*单\s*位\s*[：:].*|(?:编制|填报|预算|主管)?(?:部门|单位)(?:名称)?\s*[：:].*"
)
_TOTAL = re.compile(r"[\s　]*(?:总\s*计|合\s*计|小\s*计|收入[总合]计|支出[总合]计)[\s　]*")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]\D|[（(][一二三四五六七八九十\d]{1,3}[)）]"
)
_UNIT_HEAD = re.compile(r"(?:单\s*位|部\s*门)(?:[（(](?:单位|部门)[)）])?(?:编\s*码|代\s*码|名\s*称)?$")
_SAYS_NONE = re.compile(r"无|(?:本|此)表(?:为空|无数据).{0,20}|空表|(?:备?注|说明)[：:].*")
_WORD = re.compile("[\u4e00-\u9fff]")
_CODE_HEAD = re.compile(r"编\s*码|代\s*码|科目号|/[类款项]$|^[类款项]$")
_NAME_HEAD = re.compile(
    r"(?:年\s*[度份]|名\s*称|项\s*目|科\s*目|功能分类|经济分类|用途|内\s*容|类\s*别|单\s*位|[收支]\s*入?出?)(?:[（(][^（()）]*[)）])?$"
)
_TIME_HEAD = re.compile(r"年\s*[度份]")
_OTHER_HEAD = re.compile(r"行\s*次|序\s*号|栏\s*次|备\s*注|说\s*明|占比|比重|占.*[%％]|依据")
_NO_NAME = re.compile(
    r"(?:基本|项目|经营|上级|本年|上年|本级).{0,4}(?:支出|收入)$|(?:收入|支出)(?:预算|决算)?数?$"
)


@dataclass(frozen=True)
class Columns:
    """The path of names above each column (`支出预算/合计`), how many rows the header has, the role of each."""

    paths: tuple[str, ...]
    height: int
    roles: tuple[Role, ...]


def columns_of(rows: Sequence[Row]) -> Columns:
    """The columns of a grid. The header ends before the first row with a number, a total or a numbered label."""
    top = _banners(rows)
    height = top
    while height < min(len(rows), top + MOST_ROWS) and not _is_data(rows[height]):
        height += 1
    header = [row for row in rows[top:height] if not is_ordinal(row)]
    paths = tuple(_path(cells) for cells in zip(*header, strict=True)) if header else ()
    return Columns(paths, height, tuple(_roles(paths, rows[height:])))


def is_ordinal(row: Row) -> bool:
    """Whether a row only numbers the columns: `栏次 1 2 3=4+5`; whole numbers that do not rise are amounts."""
    texts = [cell.plain for cell in distinct(row) if cell]
    numbers = [text for text in texts if text[:1].isdigit() or text[:1] in "甲乙丙丁ABCDEFGH"]
    return len(numbers) > 1 and all(_ORDINAL.fullmatch(text) for text in texts) and _rises(numbers)


def _rises(numbers: Sequence[str]) -> bool:
    values = [int(match[0]) for text in numbers if (match := _WHOLE.match(text))]
    return all(after == before + 1 for before, after in pairwise(values))


def distinct(cells: Iterable[Passage]) -> list[Passage]:
    """The cells, each merged one once."""
    return list(dict.fromkeys(cells))


def _banners(rows: Sequence[Row]) -> int:
    """How many rows on top are a title, or name the body and the unit."""
    count = 0
    while count < len(rows) and _is_banner(rows[count]):
        count += 1
    return count


def _is_banner(row: Row) -> bool:
    filled = [cell.plain for cell in distinct(row) if cell]
    return not filled or any(_BANNER.fullmatch(text) for text in filled[:1] + filled[-1:])


def _is_data(row: Row) -> bool:
    if is_ordinal(row):
        return False
    filled = [cell for cell in distinct(row) if cell]
    return not filled or any(read_number(cell) for cell in filled) or _begins_data(filled)


def _begins_data(filled: Sequence[Passage]) -> bool:
    """Whether a row without numbers says that there is nothing, is a total, or has a numbered label."""
    if len(filled) == 1 and _SAYS_NONE.fullmatch(filled[0].plain):
        return True
    if _TOTAL.fullmatch(filled[0].text):
        return len(filled) == 1  # `合计 基本支出 项目支出` are names of columns
    return _NUMBERED.match(filled[0].plain) is not None


def _path(cells: Sequence[Passage]) -> str:
    return "/".join(cell.plain for cell in distinct(cells) if cell)


def _roles(paths: Sequence[str], body: Sequence[Row]) -> Iterable[Role]:
    for index, path in enumerate(paths):
        yield _role(path, [row[index] for row in body if len(row) > index and row[index]])


def _role(path: str, cells: Sequence[Passage]) -> Role:
    last = path.rpartition("/")[2]
    if _TIME_HEAD.fullmatch(last):
        return "time"
    if _OTHER_HEAD.search(path):
        return "other"
    if _UNIT_HEAD.search(last):
        return "unit"
    if _CODE_HEAD.search(path):
        return "code"
    if _NAME_HEAD.search(last) and not _NO_NAME.search(last):
        return "name"
    # A column of words below no name that we know is one all the same.
    words = sum(1 for cell in cells if _is_word(cell))
    is_named = words and words >= len(cells) * 0.6
    return "name" if is_named else "amount" if path else "other"


def _is_word(cell: Passage) -> bool:
    """Whether a cell holds words: `——`, `#N/A` and what has a digit are none."""
    text = cell.plain
    return len(text) > 1 and _WORD.search(text) is not None and not any(c.isdigit() for c in text)
