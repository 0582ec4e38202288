"""The name of the body that discloses: in the title and in the owner lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from budgetgraph.departments.name import comparable, without_scope
from budgetgraph.descriptions.body_name import split_code
from budgetgraph.descriptions.region_lookup import is_region
from budgetgraph.descriptions.source import Source
from budgetgraph.descriptions.title import Title
from budgetgraph.descriptions.trait import Candidate, Place, Trait
from budgetgraph.descriptions.year import YEAR

_LEVEL = r"(?:[省市区县州乡镇][直本]?级|本级|市直|省直|县直|区直)"
_FRONT = re.compile(rf"^(?:附件\d*|关于|公开|公布|度|的|{_LEVEL})+")
_KIND = re.compile(
    rf"(?:(?:收支|综合|信息|年度|年初|财政|{_LEVEL}|部门|单位|的|度|[“\"'‘]?三公[”\"'’]?经费)*+)(?:预|决)算.*$"
)
_BACK = re.compile(rf"(?:(?<=.)部门|的|关于|信息|公开|{_LEVEL})+$")
_THREE_PUBLIC = re.compile(r"[“\"'‘]?三公.*$")
_NOT_A_NAME = re.compile(
    r"[\d:：《》]|[XxＸ×*]{2}|某|^(?:政府采购|财政拨款|政府性基金|国有资本|一般公共|基本支出|项目支出|收支|收入|支出)|预算|决算|^(?:部门|单位|本级|各部门|全[省市区县]|乡镇|街道|[乡镇村]|政府|财政)?$|^.?$"
)


# 第一部分 某某局概况, 某某局主要职责: where neither title nor owner line names the body.
_HEADING = re.compile(
    r"^(?:第[一1]部分)?(?P<name>[^、.．（(]{4,40}?)(?:单位|部门)?(?:概况|基本情况|主要职[能责])$"
)


def read_department_name(sources: Sequence[Source]) -> Trait[str]:
    """The name that title and owner lines agree on, in the owner lines' form; unknown where they do not.

    Owner lines that name several bodies are decided by the title, or by a cover's own; a project's table may
    well be a subordinate unit's.
    """
    titles = [found for source in sources if source.title for found in _in_title(source, source.title)]
    owners = [found for source in sources for found in _in_owner_lines(source)]
    names = [found for source in sources for found in _in_name(source)]
    headings = [found for source in sources for found in _in_headings(source)]
    everything = (*titles, *owners, *headings, *names)
    if not everything:
        return Trait(None, (), "neither a title nor an owner line names a body")
    if titles:
        return _by_title(titles, owners, everything)
    return _by_owner(owners or headings or names, everything)


def _by_title(
    titles: list[Candidate[str]], owners: list[Candidate[str]], all_: tuple[Candidate[str], ...]
) -> Trait[str]:
    same = {comparable(found.value) for found in titles}
    if len(same) > 1:
        return Trait(None, all_, "the titles name several bodies")
    agreeing = [found for found in owners if comparable(found.value) in same]
    if agreeing or not owners or len({comparable(found.value) for found in owners}) > 1:
        chosen = max([*agreeing, *titles], key=lambda found: len(found.value))
        return Trait(chosen.value, (*agreeing, *titles, *(found for found in all_ if found not in agreeing)))
    if _is_short_for(titles[0].value, owners[0].value):
        return Trait(owners[0].value, (*owners, *titles))
    if _is_short_for(owners[0].value, titles[0].value):
        return Trait(titles[0].value, (*titles, *owners))
    return Trait(None, all_, "the title and the owner lines name different bodies")


def _by_owner(owners: list[Candidate[str]], all_: tuple[Candidate[str], ...]) -> Trait[str]:
    counted = Counter(comparable(found.value) for found in owners)
    first = owners[0]
    if len(counted) == 1 or counted[comparable(first.value)] * 2 > counted.total():
        return Trait(first.value, all_)
    return Trait(None, all_, f"{first.place} names several bodies")


def _is_short_for(short: str, long: str) -> bool:
    """Whether a name is the other one without the region that it begins with: 财政局, 平山县财政局."""
    return len(short) > 2 and comparable(long).endswith(comparable(short))


def _in_title(source: Source, title: Title) -> Iterator[Candidate[str]]:
    for part in (title.before_year, title.behind_year):
        name = _name(part)
        if name:
            yield source.found(name, Place.TITLE, title.passage)
            return


def _in_owner_lines(source: Source) -> Iterator[Candidate[str]]:
    for line in source.owner_lines:
        name = without_scope(split_code(line.name.plain).name)
        if not _NOT_A_NAME.search(name) and not is_region(name):
            yield source.found(name, Place.OWNER_LINE, line.name)


def _in_headings(source: Source) -> Iterator[Candidate[str]]:
    for line in source.short_lines:
        match = _HEADING.match("".join(line.text.split()))
        name = _name(match["name"]) if match else None
        if name:
            yield source.found(name, Place.TEXT, line)


def _in_name(source: Source) -> Iterator[Candidate[str]]:
    """A body in the file's name, where that is in Chinese and names a kind, as titles do."""
    stem = "".join(source.stem.split()).replace("_", "")
    match = YEAR.search(stem) or re.search(r"20\d\d", stem)
    parts = (stem[: match.start()], stem[match.end() :]) if match else (stem,)
    if re.search(r"预算|决算", stem):
        found = next((name for part in parts if (name := _name(part))), None)
        if found:
            yield source.named(found, source.stem)


def _name(part: str) -> str | None:
    """The body's name in a part of a title, None where it holds only a region, a level or a kind."""
    text = _FRONT.sub("", split_code(part).name.lstrip("《“"))
    text = _BACK.sub("", _THREE_PUBLIC.sub("", _KIND.sub("", text)))
    text = without_scope(text)
    if _NOT_A_NAME.search(text) or is_region(text):
        return None
    return text
