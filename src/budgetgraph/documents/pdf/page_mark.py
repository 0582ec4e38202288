"""What stands on pages and belongs to none of the text: page numbers, and heads and feet that run on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from budgetgraph.documents.pdf.line import Line
from budgetgraph.documents.pdf.page import Page

PAGE_NUMBER = "page-number"
RUNNING_HEAD = "running-head"

_ZONE = 0.12  # of the page's height, above and below: where page numbers stand
_DASHED_ZONE = (
    0.2  # for those between dashes: official papers have wide margins, above all on sheets that lie
)
_HEAD_ZONE = 0.09  # of the page's height: where running heads stand
_FEWEST = 3  # pages: what stands on fewer is no running head
_DASHED = re.compile(
    r"[-—–－─━―~·]+\s*(\d{1,4})\s*[-—–－─━―~·]+|第\s*(\d{1,4})\s*页(?:[,，/]?\s*共\s*\d{1,4}\s*页)?|"
    r"(\d{1,4})\s*/\s*\d{1,4}"
)
_BARE = re.compile(r"\d{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6}")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NO_HEAD = re.compile(r"[。；，]\Z|单位\s*[:：]|部门\s*[:：]|部门名称|[表:：]\Z|表\s*[（(]")


def marks_of(pages: Sequence[Page]) -> dict[Line, str]:
    """The kind of each line that is a page number or a running head."""
    numbers = dict(_numbers(pages))
    return {**dict.fromkeys(_running(pages, numbers), RUNNING_HEAD), **numbers}


def _numbers(pages: Sequence[Page]) -> Iterator[tuple[Line, str]]:
    """Numbers in the margin: dashed ones, and bare ones that go up with the pages."""
    bare: defaultdict[int, list[Line]] = defaultdict(list)
    for page in pages:
        for line in dict.fromkeys((*_in_margin(page, _DASHED_ZONE), *_at_the_foot(page))):
            if _DASHED.fullmatch(line.text):
                yield line, PAGE_NUMBER
        for line in dict.fromkeys((*_in_margin(page, _ZONE), *_at_the_foot(page))):
            if _BARE.fullmatch(line.text):
                bare[_value(line.text) - page.number].append(line)
    for series in bare.values():
        if len(series) > 1 or len(pages) == 1:
            yield from ((line, PAGE_NUMBER) for line in series)


def _in_margin(page: Page, zone: float) -> Iterator[Line]:
    """The outermost lines of a page, above and below, as far as they stand in its margins."""
    if not page.items:
        return
    first, last = page.items[0], max(page.items, key=lambda item: item.bottom)
    if isinstance(first, Line) and first.bottom <= zone * page.height:
        yield first
    if isinstance(last, Line) and last is not first and last.top >= (1 - zone) * page.height:
        yield last


def _at_the_foot(page: Page) -> Iterator[Line]:
    """The last line of a page if it stands in the page's middle and is small: the foot of a page that was cut."""
    last = max(page.items, key=lambda item: item.bottom, default=None)
    if isinstance(last, Line) and abs(last.x0 + last.x1 - page.width) < 2 * last.size:
        others = [item.size for item in page.items if isinstance(item, Line) and item is not last]
        if others and last.size <= 0.8 * min(others):
            yield last


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    values = [_ROMAN[letter] for letter in number.lower()]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _running(pages: Sequence[Page], numbers: dict[Line, str]) -> Iterator[Line]:
    """Lines that stand at the same place of half of the pages, outermost, and say the same but for a number."""
    places: defaultdict[tuple[str, int], list[Line]] = defaultdict(list)
    for page in pages:
        for line in _in_margin(page, _HEAD_ZONE):
            if line not in numbers and not _NO_HEAD.search(line.text):
                places[re.sub(r"\d+", "0", line.text), round(line.top / 4)].append(line)
    printed = sum(1 for page in pages if page.items)
    for lines in places.values():
        if len(lines) >= max(_FEWEST, printed / 2):
            yield from lines
