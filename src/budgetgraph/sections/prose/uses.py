"""Which use of expenditure economic classes are classes of: those listed below 基本支出 are not of the whole.

`1.基本支出90万元。其中：` and a list of classes below it, or a class that is said to be a share of 基本支出.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from budgetgraph.documents.passage import Passage
from budgetgraph.sections.prose.classes import NamedClass
from budgetgraph.sections.prose.mention import Mention
from budgetgraph.sections.prose.subject import Subject

_AGAIN = "其中"
_LISTED = re.compile("包括|如下|分别")
_SENTENCE_END = re.compile("。")
_CLAUSES_END = re.compile("[。；;]")
# Another division of the whole begins.
_OTHERWISE = re.compile("按[^，。；：:]{0,14}(?:经济|功能)")
_SHARE = re.compile(r"占[^，,。；;占\d]{0,10}?(?P<use>基本|项目)支出")
_USES = {"基本": "basic", "项目": "project"}
_IN_TITLE = re.compile("(?P<use>基本|项目)支出")


class Uses:
    """The use that was named last and is being divided; `whole` is the expenditure that has the uses."""

    def __init__(self, whole: str) -> None:
        self._whole = whole.removesuffix("-basic")
        self._stem = self._whole.removesuffix("-total")
        self._default = whole
        self._named: list[tuple[str, int]] = []  # the uses of this paragraph, and where their amounts end
        self._open: str | None = None
        self._paragraph: Passage | None = None

    def begin(self, paragraph: Passage) -> None:
        """Begins a paragraph: the use that the one before divides stays open until another thing is named."""
        if self._paragraph is not None and self._named:
            self._open = self._divided_until(self._paragraph, len(self._paragraph.text))
        if _OTHERWISE.search(paragraph.text):
            self._open = None
        self._named, self._paragraph = [], paragraph

    def note(self, subject: Subject | None, end: int) -> None:
        """A figure or change of a subject ends at an offset of the paragraph."""
        if subject is None or subject.classification is not None:
            return
        name = subject.names[0] if len(subject.names) == 1 else ""
        is_use = name in (f"{self._stem}-basic", f"{self._stem}-project")
        self._open = None
        if is_use:
            self._named.append((name, end))
        else:
            self._named.clear()

    def title(self, words: str) -> None:
        """A title that names one use alone opens it."""
        named = {match["use"] for match in _IN_TITLE.finditer(words)}
        self._named.clear()
        self._open = f"{self._stem}-{_USES[named.pop()]}" if len(named) == 1 else None

    def divided(self, named: NamedClass, mention: Mention) -> str | None:
        """The line item whose class is named: economic classes may be those of one use.

        None where uses stand before the class and nobody can tell whether it is one of theirs.
        """
        if named.classification.scheme != "economic" or not self._has_uses:
            return self._default
        text = mention.lead.paragraph.text
        share = _SHARE.search(text, mention.end, _end_of_clauses(text, mention.end))
        if share:
            return f"{self._stem}-{_USES[share['use']]}"
        if self._named and self._paragraph is mention.lead.paragraph:
            is_other = _OTHERWISE.search(text, self._named[-1][1], mention.start)
            return self._default if is_other else self._divided_until(mention.lead.paragraph, mention.start)
        return self._open or self._default

    @property
    def _has_uses(self) -> bool:
        return self._stem.startswith("expenditure")

    def _divided_until(self, paragraph: Passage, end: int) -> str | None:
        """The use that is divided up to an offset: named alone in its sentence, and no part itself."""
        name, place = self._named[-1]
        ends = [match.end() for match in _SENTENCE_END.finditer(paragraph.text)]
        start = ([0, *ends])[bisect_left(ends, place)]
        is_alone = len({use for use, at in self._named if at > start}) == 1
        is_part = _AGAIN in paragraph.text[start:place]
        said = paragraph.text[place:end]
        is_divided = _AGAIN in said or (not is_part and _LISTED.search(said))
        return name if is_alone and is_divided and not _OTHERWISE.search(said) else None


def _end_of_clauses(text: str, start: int) -> int:
    match = _CLAUSES_END.search(text, start)
    return match.start() if match else len(text)
