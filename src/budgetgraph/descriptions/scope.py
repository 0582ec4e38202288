"""Whether the figures are the body's own (本级) or include its subordinate units (汇总)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from budgetgraph.descriptions.caliber import Caliber
from budgetgraph.descriptions.source import Source
from budgetgraph.descriptions.trait import Candidate, Place, Trait, decide
from budgetgraph.documents.document import Table
from budgetgraph.documents.passage import Passage

Scope = Literal["own", "consolidated"]

_HAN = "〇一二两三四五六七八九十百"
_COUNT = rf"(?P<count>\d{{1,4}}|[{_HAN}]{{1,4}})(?:家|个|户)"
_IN_RANGE = r"(?:纳入|列入)[^。]{0,45}?(?:编制|公开|预算|决算)[^。，]{0,4}?(?:范围|编制|编报|编审|填报|汇编|汇总|公开)的?"
_OWN_NAME = re.compile(
    r"(?<![省市区县州旗盟乡镇])本级|[(（](?:本部|机关)[)）]"
)  # 市本级 is a level of government
_CONSOLIDATED_TITLE = re.compile(r"汇总|(?:含|包括|部门及|[局厅委办院部]及)(?:所属|下属)")
# Sentences that count units: one is the body itself.
_COUNTED = re.compile(rf"{_IN_RANGE}[^。，：:]{{0,12}}?单位(?:总计|合计|共计|共有|共|为|有|包括)?{_COUNT}")
_LISTED = re.compile(
    rf"{_IN_RANGE}[^。，：:]{{0,12}}?单位(?:具体|主要)?(?:包括|有|为)[：:]?(?P<units>[^。]{{2,400}})。"
)
# 部门决算汇总公开单位构成包括：某局本级以及某中心。
_COMPOSED = re.compile(
    r"(?:预算|决算)(?:汇总|编制|编报|公开|范围)*+的?(?:单位(?:的?(?:构成|组成|范围|名单))?|(?:构成|组成)单位)"
    r"(?:具体|主要)?(?:包[括含]|有|为)[：:]?(?P<units>[^。]{2,400})。"
)
_SEVERAL = re.compile(r"、|(?<!\d)2[.．、]")
_OWN_AND_OTHERS = re.compile(
    r"(?:本级|本部|机关)(?:[(（][^()（）]{0,40}[)）])?(?:以?及|和|与)(?!.{0,12}[无没])"
)
_OWN_ALONE = re.compile(r"(?:只有|仅有|仅|只)?[^，,、；;：:和及与无没]{2,30}(?:本级|本部)")
_ONLY_OWN = re.compile(rf"{_IN_RANGE}(?:预算|决算)?(?:单位)?(?:只有|仅有|仅为|仅包括)[^。，]{{0,40}}本级")
# 某局包括12个所属预算单位, 某局所属2个预算单位; of a single one it must be said that it is the body itself.
_HOLDS = re.compile(
    r"(?:包括|所属|下属|下设|下辖|共有|设有)(?P<count>\d{1,4})个(?:所属|下属)?(?:二级)?预算单位"
    r"(?P<units>[，,：:]?(?:分别)?(?:为|是|即)[^。，、]{2,30}本级)?"
)
# Sentences that count subordinate units.
_SUBORDINATES = re.compile(
    rf"(?:本部|本级|机关)(?:[(（][^()（）]{{0,10}}[)）])?(?:以?及|和|与)?(?:所属|下属|下辖|其下属|其所属){_COUNT}"
)
_COUNTED_BEFORE = re.compile(rf"(?:本部|本级|机关)(?:以?及|和|与){_COUNT}(?:所属|下属|下辖|二级)")
_COUNTED_BEHIND = re.compile(
    rf"(?:部门|单位|[局厅委部院办])(?:所属|下属|下辖)(?:的?二级|(?=[^。，]{{0,6}}[预决]算))(?:预算|决算|独立核算)*+单位"
    rf"(?:共计|合计|共有|共|为|有)?{_COUNT}"
)
# What the body calls the whole: 本部门决算为某局本级决算; 市本级 is a level of government.
_OWN_CALLED = re.compile(
    r"(?:预算|决算)为[^。，：:]{0,30}?(?<![省市区县州旗盟乡镇])(?:本级|机关本部)(?:预算|决算)(?=[。，；])"
)
_CONSOLIDATED_CALLED = re.compile(r"(?:本|我)(?:部门|单位)(?:预算|决算)(?:为|是)(?:部门)?汇总(?:预算|决算)")
_INCLUDED = re.compile(
    r"(?:预算|决算)(?:只|仅|还|是)?(?:由|包[含括])了?[^。]{0,60}?(?:本级|本部|机关)(?:预算|决算)?(?:[(（][^()（）]{0,40}[)）])?(?:\d{1,2}[家个]行政单位)?"
    r"(?:和|及|以及|、|与)[^。]{0,20}?(?:所属|下属|下辖|直属|事业单位|俱乐部|中心|二级)(?![0〇零])"
    r"|(?:预算|决算)包[含括]了[^。]{0,60}?(?:所属|下属|下辖)[^。]{0,10}?单位"
    r"|(?:预算|决算)包[含括][：:]?[^。、]{0,40}?(?:本级|本部|机关)(?:预算|决算)?(?:[(（][^()（）]{0,40}[)）])?、"
    r"(?=[^。]{0,80}?(?:[队院馆站校处所]|中心|监狱|事业单位))"
    r"|部门预算还包括(?!：)[^。]{4,60}"
)
_PRINCIPLE = re.compile(
    r"(?:部门)?本级[和及与](?:所属|下属)[^。，]{0,6}单位的(?:收入|收支)[^。]{0,12}(?:包含|纳入|编入)"
)
_NONE = re.compile(
    r"(?:本部门|本单位|我部门|我单位|[局厅委部院办]|(?:核算单位|[预决]算|本级)[，,])(?:无|没有|未设|暂无|不含|不包括)"
    r"(?:下属|所属|二级|下级)(?:二级|预算|决算|事业|独立核算)*+单位"
)
_SAID: dict[Scope, tuple[re.Pattern[str], ...]] = {
    "consolidated": (_INCLUDED, _CONSOLIDATED_CALLED),
    "own": (_NONE, _OWN_CALLED, _ONLY_OWN),
}
_LIST_END = re.compile(r"不含|不包括")
_UNIT_HEAD = re.compile(r"^(?:预算|决算)?单位(?:全称|名称)$")
_OF_PROJECTS = re.compile(r"项目|金额|经费|绩效|指标")  # a table of such names the unit of each of them
_NOTHING = {"0", "〇", "零"}
_ONE = {"1", "一"}


def read_scope(sources: Sequence[Source], caliber: Trait[Caliber]) -> Trait[Scope]:
    """The title's 本级 or 汇总; a single unit's budget is its own; else what the text says of the units in it."""
    titles = [found for source in sources for found in (*_in_title(source), *_in_owner_line(source))]
    texts = [found for source in sources for found in (*_in_text(source), *_in_tables(source))]
    # Sentences on journeys and cars count units as well, from a template, and say so beside what the text says of them.
    counts = [found for source in sources for found in _in_counts(source)]
    principles = [found for source in sources for found in _in_principles(source)]
    ranks = [titles, _of_unit(caliber), texts, counts, principles]
    return decide(ranks, "no sentence was found that says which units are included")


def _of_unit(caliber: Trait[Caliber]) -> list[Candidate[Scope]]:
    said = caliber.evidence
    if caliber.value != "unit" or said is None:
        return []
    return [said.says("own")]


def _in_title(source: Source) -> Iterator[Candidate[Scope]]:
    if source.title and _OWN_NAME.search(source.title.text):
        yield source.found("own", Place.TITLE, source.title.passage)
    if source.title and _CONSOLIDATED_TITLE.search(source.title.text):
        yield source.found("consolidated", Place.TITLE, source.title.passage)


def _in_owner_line(source: Source) -> Iterator[Candidate[Scope]]:
    for line in source.owner_lines[:1]:
        if _OWN_NAME.search(line.name.plain):
            yield source.found("own", Place.OWNER_LINE, line.name)


def _in_text(source: Source) -> Iterator[Candidate[Scope]]:
    yield from _counted(source)
    yield from _said(source)
    yield from _listed(source)


def _said(source: Source) -> Iterator[Candidate[Scope]]:
    for scope, patterns in _SAID.items():
        for pattern in patterns:
            for _, passage in source.plain.find_all(pattern):
                yield source.found(scope, Place.TEXT, passage)


def _listed(source: Source) -> Iterator[Candidate[Scope]]:
    for match, passage in source.plain.find_all(_LISTED):
        if _SEVERAL.search(_LIST_END.split(match["units"])[0]):
            yield source.found("consolidated", Place.TEXT, passage)
    yield from _composed(source)


def _composed(source: Source) -> Iterator[Candidate[Scope]]:
    for match, passage in source.plain.find_all(_COMPOSED):
        if _OWN_ALONE.fullmatch(match["units"]):
            yield source.found("own", Place.TEXT, passage)
        elif _OWN_AND_OTHERS.search(_LIST_END.split(match["units"])[0]):
            yield source.found("consolidated", Place.TEXT, passage)


def _counted(source: Source) -> Iterator[Candidate[Scope]]:
    for match, passage in source.plain.find_all(_COUNTED):
        is_own = match["count"] in _ONE | _NOTHING
        yield source.found("own" if is_own else "consolidated", Place.TEXT, passage)
    for match, passage in source.plain.find_all(_HOLDS):
        if match["count"] not in _ONE or match["units"]:
            yield source.found("own" if match["count"] in _ONE else "consolidated", Place.TEXT, passage)


def _in_principles(source: Source) -> Iterator[Candidate[Scope]]:
    for _, passage in source.plain.find_all(_PRINCIPLE):
        yield source.found("consolidated", Place.TEXT, passage)


def _in_counts(source: Source) -> Iterator[Candidate[Scope]]:
    for match, passage in _counts_of_subordinates(source):
        yield source.found("own" if match["count"] in _NOTHING else "consolidated", Place.TEXT, passage)


def _counts_of_subordinates(source: Source) -> Iterator[tuple[re.Match[str], Passage]]:
    for pattern in (_SUBORDINATES, _COUNTED_BEFORE, _COUNTED_BEHIND):
        yield from source.plain.find_all(pattern)


def _in_tables(source: Source) -> Iterator[Candidate[Scope]]:
    """A table that lists the units: one row is the body itself."""
    for table in source.document.tables():
        first = table.rows[0]
        head = next((cell for cell in first if _UNIT_HEAD.match(cell.plain)), None)
        is_list = len(first) <= 4 and not any(_OF_PROJECTS.search(cell.plain) for cell in first)
        rows = _filled(table) if head and is_list else 0
        if head and rows:
            yield source.found("own" if rows == 1 else "consolidated", Place.TEXT, head)


def _filled(table: Table) -> int:
    return sum(any(row) for row in table.rows[1:])
