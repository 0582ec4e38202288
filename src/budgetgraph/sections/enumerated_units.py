"""Units that are enumerated in words: `具体包括：某局（本级）、某中心。`, or a numbered list below such words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.department import Organisation
from budgetgraph.sections.numbering import numbering_of, trimmed, without_number

_SAYS_UNITS = re.compile(r"单位|纳入|本级")
_LEAD = re.compile(
    r"(?:(?:具体|分别)?包括|分别[为是]|分别有|具体有|如下|名单为|有)\s*(?:[（(][^（()）]{1,20}[)）])?\s*[：:]\s*"
)
_INTERNAL = re.compile(r"内设|处室|科室|职能[处科]|委室")
_SENTENCE = re.compile(r"[^。；;]+")
_SEPARATOR = re.compile(r"[、，,](?![^（()）]{0,30}[)）])")
_NAME = re.compile(
    r"[^，。；：、\d]{1,38}(?:[局委办厅院会部所处站队校馆社团园场库级司]|中心|机关|政府|大学|学院|中学|小学|公司|宾馆|本部|集团|总队|支队|法院)"
    r"(?:[（(][^（()）]{1,20}[)）])?"
)
_GOES_ON = ("、", "，", ",")
_LONGEST_LEAD = 200


def enumerated_units(paragraphs: Sequence[Passage]) -> Iterator[Organisation]:
    """The units that paragraphs enumerate, all of a list or none of it; departments inside an office are no units."""
    for index, paragraph in enumerate(paragraphs):
        for sentence in paragraph.find_all(_SENTENCE):
            lead = _LEAD.search(sentence.text, 0, _LONGEST_LEAD)
            if lead and _is_about_units(sentence.text[: lead.start()]):
                listed = sentence.cut(lead.end())
                if listed.text.rstrip().endswith(_GOES_ON):
                    continue  # the list is cut off
                yield from _units(
                    list(listed.split(_SEPARATOR)) if listed else _items(paragraphs[index + 1 :])
                )


def _is_about_units(lead: str) -> bool:
    return _SAYS_UNITS.search(lead) is not None and _INTERNAL.search(lead) is None


def _items(below: Sequence[Passage]) -> list[Passage]:
    """The numbered paragraphs in a row."""
    items: list[Passage] = []
    for paragraph in below:
        if numbering_of(paragraph) is None:
            break
        items.append(trimmed(without_number(paragraph)))
    return items


def _units(names: Sequence[Passage]) -> Iterator[Organisation]:
    if names and all(_NAME.fullmatch(name.plain) for name in names):
        yield from (Organisation(name, None, None, None) for name in names)
