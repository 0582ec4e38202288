"""Whatever a document is put together from, it is read, and its numbers are where the account says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from budgetgraph.disclosures import Disclosure, read_disclosure
from budgetgraph.documents.passage import Passage
from budgetgraph.documents.text import read_text
from budgetgraph.errors import InputError
from budgetgraph.facts.cover import Cover
from budgetgraph.identifiers import DisclosureKey, Identifiers
from budgetgraph.pipeline.trip import build_graph, read
from budgetgraph.sections.reading import Reading, read_facts
from budgetgraph.triples.mapping import map_facts
from budgetgraph.vocabulary import PROV
from tests.trips.trip_files import DATA, SLUGS, TRIPS

IDENTIFIERS = Identifiers("http://localhost:8000")
KEY = DisclosureKey(region="130300", code="100001", year=2020, kind="budget")
DISCLOSURE = Disclosure(Path(), KEY, "某某局", (Path("x.txt"),))

NUMBER = st.sampled_from(["0", "5", "12.5", "1,014", "100", "２０", "-3", "2020", "", "三"])
AMOUNT = st.builds("{}{}".format, NUMBER, st.sampled_from(["万元", "元", "%", "万"]))
MARK = st.sampled_from(["1、", "（1）", "（一）", "一、", "2.", "", "（二）", "①"])
ITEM = st.sampled_from(
    ["预算收入", "支出预算", "基本支出", "公务接待费", "机关运行经费", "绿化费", "车辆", "小计"]
)
VERB = st.sampled_from(["", "为", "增加", "较2019年预算减少", "，较上年减少", "共", "达到"])
CLAUSE = st.builds("{}{}{}{}".format, ITEM, VERB, AMOUNT, st.sampled_from(["，", "；", "。", "", "，其中："]))
JUNK = st.text(alphabet="12０.,，、。：:；（）()《》一项款类年月日%≥- \u3000甲", max_size=16)
WORDS = st.one_of(st.lists(CLAUSE, max_size=4).map("".join), JUNK)
TARGET = st.sampled_from(
    [
        "≥95%",
        "达到90%",
        "95%-100%",
        "10月31日前",
        "2020年",
        "≤5起",
        "合同2条",
        "提高3",
        "2019年6月1日至7月2日",
        "",
    ]
)
LINE = st.builds("{}{}\n".format, MARK, WORDS)
GOAL = st.builds("（一）{}\n绩效目标：{}\n绩效指标：1、满意度{}\n2、{}\n".format, WORDS, WORDS, TARGET, WORDS)
TERM = st.builds("{}{}（类）{}：指{}\n".format, MARK, ITEM, JUNK, WORDS)
CELL = st.one_of(NUMBER, TARGET, ITEM, st.just(""))
HEADS = [
    "|".join(row)
    for row in [("项目", "数量", "价值（万元）"), ("单位名称", "单位性质", "单位规格", "经费形式")]
]
PROCUREMENT = "项目名称|采购物品名称|数量|单价|政府采购金额总计|一般公共预算"
PROJECT = "一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据"


def table(header: str) -> st.SearchStrategy[str]:
    """A table below a header: rows as long as it, or some cells shorter."""
    row = st.tuples(st.lists(CELL, min_size=header.count("|"), max_size=header.count("|") + 1), ITEM)
    rows = st.lists(row.map(lambda cells: "|".join((cells[1], *cells[0]))), max_size=3)
    return rows.map(lambda found: "".join("\t" + r.replace("|", "\n\t") + "\n\n" for r in (header, *found)))


def section(heading: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A heading, and below it parts of its kind and stray lines."""
    return st.lists(st.one_of(*parts, LINE), max_size=4).map(lambda found: heading + "\n" + "".join(found))


PROJECT_HEAD = st.builds(
    "{}、{}绩效目标表\n\t{}某某局\n\t单位：万元\n\n\t绩效目标\n\t1、{}\n\n".format,
    st.integers(1, 3),
    JUNK,
    st.sampled_from(["100001", "200002"]),
    WORDS,
)
DOCUMENT = st.lists(
    st.one_of(
        section("一、部门主要职责："),
        section("二、机构设置情况", table(HEADS[1])),
        section("二、部门预算安排总体情况", WORDS, WORDS.map("2020年{}\n".format)),
        section("四、“三公”经费预算情况", WORDS.map("2020年{}\n".format)),
        section("五、政府采购预算情况", table(PROCUREMENT)),
        section("六、国有资产信息", table(HEADS[0])),
        section("七、名词解释", TERM),
        section("一、总体绩效目标"),
        section("二、分项绩效目标", GOAL),
        section("三、工作保障措施"),
        section(
            "第三部分 预算项目绩效目标",
            PROJECT_HEAD,
            table(PROJECT),
            st.tuples(PROJECT_HEAD, table(PROJECT)).map("".join),
        ),
        section("九、闻所未闻的3件事", table(PROJECT)),
    ),
    min_size=1,
    max_size=6,
).map("".join)


def quoted_passages(graph: Sequence[Quad]) -> Iterator[Passage]:
    """The stretches of text that a graph's facts quote."""
    for quad in graph:
        if quad.predicate == PROV.wasQuotedFrom:
            place = re.search(r"#char=(\d+),(\d+)$", str(quad.object.value))
            assert place
            yield Passage(int(place[1]), "x" * (int(place[2]) - int(place[1])))


def unquoted_numbers(reading: Reading, graph: Sequence[Quad]) -> list[tuple[str, str]]:
    """The numbers that the account calls read or quoted though no passage in the graph holds them."""
    held = Cover(quoted_passages(graph))
    kept = [entry for entry in reading.account.entries if entry.status in ("read", "quoted")]
    return [(entry.status, entry.passage.text) for entry in kept if not held.covers(entry.passage)]


@pytest.mark.parametrize("slug", SLUGS)
def test_numbers_of_the_golden_trips_are_in_the_graph(slug: str) -> None:
    """Every number that is counted as read or quoted lies in a passage that the graph quotes."""
    disclosure = read_disclosure(DATA / slug if (DATA / slug).is_dir() else TRIPS / slug)
    reading = read(disclosure)
    assert [] == unquoted_numbers(reading, build_graph(disclosure, reading, IDENTIFIERS))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENT)
def test_any_document_is_read_or_refused_and_loses_no_number(text: str) -> None:
    """Nothing but an InputError is raised; what is counted as read or quoted is quoted in the graph."""
    try:
        reading = read_facts(read_text("x.txt", ("某某局2020年预算\n" + text).encode()), 2020)
    except InputError:
        return
    graph = map_facts(DISCLOSURE, reading.document, reading.sections, reading.facts, IDENTIFIERS)
    assert [] == unquoted_numbers(reading, graph)
