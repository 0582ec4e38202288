"""Whose amounts a sentence gives: only the body that discloses; another one's are not its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from budgetgraph.documents.document import Document
from budgetgraph.sections.prose.lead import Lead

_COVER = 800  # code points in which a disclosure names its department
_LONGEST = 45
_LONGEST_PLACE = 14
_PLACES = ("省", "市", "区", "县", "州", "旗", "盟", "镇", "乡")
_BEFORE = re.compile(r"(?:20\d\d年度?[，,]?|第?[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．])*+")
_SENTENCE = re.compile("[，,。；;]|[万亿]元")
_BODY = re.compile(
    r"[^\d]*(?:[厅局委办署部院会室站所校学队处馆社府团司关园区镇乡村庭台库联协党宫场]|中心|街道)(?:[（(][^（()）\d]{1,12}[）)])?$"
)
_BELOW = re.compile(
    r"(?:[（(](?:本级|单位|部门|汇总|机关)[）)]|部门|单位|本级|机关(?!运行)|行政单位|参照?公(?:务员法)?(?:管理)?(?:的)?(?:事业)?单位|事业单位"
    r"|(?:所|下)属|以及|[及和、的]|\d{1,3}[家个])*+"
)
_PARENTS = re.compile("事业单位$|其他单位$|上级单位$|下属|所属|附属|直属")
# What may stand behind a body's name: the rest of a word that the name shortens (科协, 残联, 发改委, 政府办), or the
# title of the disclosure.
_ENDS = re.compile(
    r"(?:会|合会|员会|公[厅室])?(?:$|20\d\d|二[〇○Ｏ零O]|年|关于|的|部门|单位|预算|决算|信息|公开|本级|机关(?!事务)|汇总|概况|基本|主要|职[能责]|机构|收支|收入|支出|财政拨款|政[府务]信息|[（(）)])"
)


@dataclass(frozen=True)
class Owner:
    """The body that discloses, by the lines of the cover that may name it."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> Owner:
        """The owner as the beginning of a document names it."""
        return cls.named_in(document.text[:_COVER].splitlines())

    @classmethod
    def named_in(cls, lines: Iterable[str]) -> Owner:
        """The owner that some lines name; sentences name none."""
        words = (re.sub(r"\s", "", line) for line in lines)
        return cls(tuple(line for line in words if line and not _SENTENCE.search(line)))

    def left_out(self, lead: Lead) -> Lead | None:
        """The lead without the owner's name; None where it does not begin with it.

        The name may be shortened as the names of offices are: 省检察院 for 江苏省人民检察院.
        """
        before = _BEFORE.match(lead.text)
        start = before.end() if before else 0
        for end in range(min(len(lead.text), start + _LONGEST), start + 2, -1):
            if self._is(lead.text[start:end]):
                below = _BELOW.match(lead.text, end)
                return lead.without(start, below.end() if below else end)
        return None

    def has(self, name: str) -> bool:
        """Whether a body's name is the owner's, in full or shortened."""
        return any(name in line for line in self.lines) or self._is(name)

    def place_left_out(self, lead: Lead) -> Lead | None:
        """The lead without the place of which the owner is an office; None where it does not begin with it."""
        before = _BEFORE.match(lead.text)
        start = before.end() if before else 0
        for end in range(min(len(lead.text), start + _LONGEST_PLACE), start + 1, -1):
            name = lead.text[start:end]
            if name.endswith(_PLACES) and any(name in line for line in self.lines):
                return lead.without(start, end)
        return None

    def _is(self, name: str) -> bool:
        is_body = _BODY.match(name) is not None and _PARENTS.search(name) is None
        return is_body and any(_is_shortened(name, line) for line in self.lines)


def _is_shortened(name: str, line: str) -> bool:
    """Whether the characters of a name stand in a line in this order, up to the end of the body that it names.

    市公安局 is not 某市公安局交通警察支队 shortened, but the body above it.
    """
    place = -1
    for character in name[:-1]:
        place = line.find(character, place + 1)
        if place < 0:
            return False
    ends = (i for i in range(place + 1, len(line)) if line[i] == name[-1])
    return any(_ENDS.match(line, i + 1) for i in ends)
