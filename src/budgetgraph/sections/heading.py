"""A heading: its words, its rank, and what stands behind it in the same paragraph.

PDF breaks headings over two lines; some documents go on with the text in the heading's own line
(`一、机关运行经费。2020年…`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from budgetgraph.documents.document import Block, Document, Paragraph
from budgetgraph.documents.passage import Passage
from budgetgraph.sections.numbering import without_number
from budgetgraph.sections.rank import Rank, number_of, rank_of

SENTENCE_END = tuple("。；;，,！!、")
_COLONS = "：: \t\u3000"
_LONGEST_HEADING = 40  # characters; the longest seen has 31, and those that name the department more
_LONGEST_NUMBERED = 64
_FORM = re.compile(
    r"(?:情况|概况|说明|职责|职能|设置|构成|信息|解释|目标|措施|事项|经费|预算|决算|收支|表|任务|依据|方式)"
    r"(?:[（(][^（()）]{1,14}[)）])?$"
)
_TAIL = re.compile(r"(?:(?:支?出)?(?:[预决]?算)?(?:情况)?(?:说明|总?表)|情况)")
_LONGEST_TAIL = 20
_RUN_IN = re.compile(r"(?P<title>[^。：:，,；;！？!?\n]{2,36})[。：:]\s*+(?P<rest>\S)")
_DEFINITION = re.compile(r"(?:是指|指|反映|包括|是|主要|系)")
_BROKEN_OFF = re.compile(
    r"[，,；;]\s*+其中[：:]?."
)  # a sentence whose line ends behind the first part of what it lists
_AMOUNT_AT_END = re.compile(r"(?<![\d.,，．])[\d.,，．]++\s*+(?:万?元|%)?$")
_YEAR = re.compile(r"20\d\d\s*年")


@dataclass(frozen=True)
class Heading:
    """`passage` is all of it without the mark that ends it; `rest` is the text behind it, None where there is none.

    `is_sentence` when a full stop or a colon with text ends it. `size` is how many paragraphs it takes up.
    """

    passage: Passage
    rest: Passage | None = None
    is_sentence: bool = False
    size: int = 1

    @cached_property
    def rank(self) -> Rank:
        """Its rank among headings."""
        return rank_of(self.passage)

    @property
    def number(self) -> int:
        """The number that it begins with, 0 for none."""
        return number_of(self.passage)

    @cached_property
    def words(self) -> str:
        """What it says, without number and lay-out."""
        return without_number(self.passage).plain.lstrip("、")  # whose number is lost


def heading_at(document: Document, index: int) -> Heading | None:
    """The heading that the block at an index has the form of, None where it has none."""
    block = document.blocks[index]
    if not isinstance(block, Paragraph):
        return None
    passage = block.passage
    if looks_like_heading(passage):
        return _joined(document, index) or Heading(without_colon(passage))
    return _run_in(passage)


def _run_in(passage: Passage) -> Heading | None:
    """A numbered title with a full stop or colon, and a text that does not define it behind."""
    if rank_of(passage) is Rank.BARE:
        return None
    words = without_number(passage)
    match = _RUN_IN.match(words.text)
    if match is None:
        title = passage.cut(0, len(passage.text.rstrip("。")))
        return Heading(title, is_sentence=True) if title != passage and looks_like_heading(title) else None
    if _DEFINITION.match(words.text, match.start("rest")):
        return None
    end = words.start - passage.start + match.end("title")
    return Heading(passage.cut(0, end), words.cut(match.start("rest")), is_sentence=True)


def _joined(document: Document, index: int) -> Heading | None:
    """The heading over two lines, where the second ends what the first began."""
    first, second = _paragraph(document.blocks, index), _paragraph(document.blocks, index + 1)
    if first is None or second is None or not _may_go_on(first, second):
        return None
    whole = document.whole.cut(first.start, second.end)
    between = document.text[first.end : second.start]
    is_one = not between.strip() and looks_like_heading(whole) and is_title(whole.plain)
    return Heading(without_colon(whole), size=2) if is_one else None


def _may_go_on(first: Passage, second: Passage) -> bool:
    tail = second.plain
    if rank_of(second) is not Rank.BARE or len(tail) > _LONGEST_TAIL or first.text.endswith(tuple(_COLONS)):
        return False
    if rank_of(first) is Rank.BARE:
        return False
    words = without_number(first).plain
    return _TAIL.fullmatch(tail) is not None or words == first.plain or not is_title(words)


def _paragraph(blocks: Sequence[Block], index: int) -> Passage | None:
    block = blocks[index] if index < len(blocks) else None
    return block.passage if isinstance(block, Paragraph) else None


def is_title(words: str) -> bool:
    """Whether words have the form of a heading, not of a sentence: `收入说明`, `政府采购情况`."""
    return _FORM.search(words) is not None


def looks_like_heading(passage: Passage) -> bool:
    """Whether a paragraph is short and no sentence."""
    text = passage.plain.rstrip(_COLONS)
    longest = _LONGEST_HEADING if rank_of(passage) is Rank.BARE else _LONGEST_NUMBERED
    if not 1 < len(text) <= longest or text.endswith(SENTENCE_END) or "。" in text:
        return False
    if _BROKEN_OFF.search(text):
        return False
    return _AMOUNT_AT_END.search(_YEAR.sub("", text)) is None or rank_of(passage) is Rank.BARE


def without_colon(heading: Passage) -> Passage:
    """A heading without the colon behind it."""
    return heading.cut(0, len(heading.text.rstrip(_COLONS)))
