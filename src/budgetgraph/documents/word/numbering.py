"""The numbers that Word prints before the paragraphs of a list and keeps out of their text: 一、 （一） 1."""

from __future__ import annotations

import re

from lxml import etree

from budgetgraph.documents.word.names import attribute, is_on, number, q
from budgetgraph.documents.word.numerals import numeral
from budgetgraph.documents.word.styles import Styles

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


class Numbering:
    """Counts the paragraphs of each list, in the order in which they are asked for."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        nums = [] if root is None else root.findall(q("w:num"))
        lists = [] if root is None else root.findall(q("w:abstractNum"))
        self._nums = {attribute(num, "w:numId"): num for num in nums}
        self._lists = {attribute(one, "w:abstractNumId"): one for one in lists}
        self._by_style = {attribute(one.find(q("w:styleLink"))): one for one in lists}
        self._counts: dict[etree._Element, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, paragraph: etree._Element) -> str:
        """What is printed before a paragraph, empty where it is in no list; to be asked once for each."""
        identifier, level = self._place_of(paragraph)
        num = self._nums.get(identifier)
        levels = None if num is None else self._list_of(num)
        if num is None or levels is None:
            return ""
        counts = self._counts.setdefault(levels, {})
        self._restart(num, level, counts)
        counts[level] = counts[level] + 1 if level in counts else self._start(levels, level)
        for deeper in [key for key in counts if key > level and self._restarts(num, key, level)]:
            del counts[deeper]
        return self._shown(num, level, counts)

    def _place_of(self, paragraph: etree._Element) -> tuple[str | None, int]:
        """The list and the level; each from the nearest that says it."""
        identifier = level = None
        for properties in self._styles.numbering(paragraph):
            identifier = identifier or attribute(properties.find(q("w:numId")))
            level = properties.find(q("w:ilvl")) if level is None else level
        if level is None and identifier in self._nums:
            return identifier, self._level_of_style(self._nums[identifier], paragraph)
        return identifier, min(max(number(level), 0), _LEVELS - 1)

    def _level_of_style(self, num: etree._Element, paragraph: etree._Element) -> int:
        style = self._styles.level_of_style(paragraph)
        levels = self._list_of(num)
        found = [] if levels is None or style is None else levels.findall(q("w:lvl"))
        matching = (one for one in found if attribute(one.find(q("w:pStyle"))) == style)
        return number(next(matching, None), "w:ilvl")

    def _list_of(self, num: etree._Element) -> etree._Element | None:
        levels = self._lists.get(attribute(num.find(q("w:abstractNumId"))))
        link = None if levels is None else attribute(levels.find(q("w:numStyleLink")))
        return self._by_style.get(link, levels) if link else levels

    def _restart(self, num: etree._Element, level: int, counts: dict[int, int]) -> None:
        """A list that goes on with the levels of another one may say that it begins anew."""
        key = (attribute(num, "w:numId") or "", level)
        override = self._override(num, level)
        start = None if override is None else override.find(q("w:startOverride"))
        if start is not None and key not in self._started:
            counts[level] = number(start) - 1
        self._started.add(key)

    def _override(self, num: etree._Element, level: int) -> etree._Element | None:
        overrides = num.findall(q("w:lvlOverride"))
        return next((one for one in overrides if number(one, "w:ilvl", -1) == level), None)

    def _level(self, num: etree._Element, level: int) -> etree._Element | None:
        override = self._override(num, level)
        own = None if override is None else override.find(q("w:lvl"))
        return self._level_of(self._list_of(num), level) if own is None else own

    def _level_of(self, levels: etree._Element | None, level: int) -> etree._Element | None:
        found = [] if levels is None else levels.findall(q("w:lvl"))
        return next((one for one in found if number(one, "w:ilvl", -1) == level), None)

    def _start(self, levels: etree._Element, level: int) -> int:
        found = self._level_of(levels, level)
        return number(None if found is None else found.find(q("w:start")), default=1)

    def _restarts(self, num: etree._Element, deeper: int, level: int) -> bool:
        """Whether a paragraph of `level` lets the deeper level begin anew (17.9.10)."""
        found = self._level(num, deeper)
        after = None if found is None else found.find(q("w:lvlRestart"))
        return after is None or level < number(after)

    def _shown(self, num: etree._Element, level: int, counts: dict[int, int]) -> str:
        found = self._level(num, level)
        if found is None:
            return ""
        levels = self._list_of(num)
        is_decimal = is_on(found.find(q("w:isLgl")))

        def put(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            form = "decimal" if is_decimal else self._form(self._level(num, place))
            value = counts.get(place)
            return numeral(
                self._start(levels, place) if value is None and levels is not None else value or 0, form
            )

        if self._form(found) == "bullet":
            return ""
        text = attribute(found.find(q("w:lvlText"))) or ""
        label = _PLACE.sub(put, text).strip()
        return f"{label} " if label and label[-1].isalnum() else label

    def _form(self, level: etree._Element | None) -> str:
        """The format; one that only newer programs know stands beside its nearest old one."""
        found = None if level is None else level.find(f".//{q('w:numFmt')}")
        return attribute(found) or "decimal"
