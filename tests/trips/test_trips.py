"""Golden trips: original → document → facts → graph → findings."""

import re
from collections import Counter

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from budgetgraph.pipeline.trip import Trip
from budgetgraph.vocabulary import BG, OA, PREFIXES, PROV, RDF
from tests.trips.trip_files import TRIPS, files_of, trip_of

REFERENCE = "qinhuangdao-export-zone-2020-budget"


def test_every_arrow_hands_on_what_the_golden_files_say(trip: Trip, request: pytest.FixtureRequest) -> None:
    """A change of what is read, said or found shows as a difference of files."""
    folder = TRIPS / trip.disclosure.slug
    for name, content in files_of(trip).items():
        if request.config.getoption("--update-trips"):
            (folder / name).write_text(content, encoding="utf-8")
        assert (folder / name).read_text(encoding="utf-8") == content, name


def test_the_trip_is_the_same_every_time(trip: Trip) -> None:
    """Making it twice gives the same statements, in the same order."""
    again = trip_of(trip.disclosure.slug)
    assert (trip.graph, trip.findings) == (again.graph, again.findings)


def test_every_quote_is_the_slice_of_the_text_that_it_says(trip: Trip) -> None:
    """For every passage: the exact quote, its place and its surroundings fit the canonical text."""
    text = trip.reading.document.text
    about = {}
    for quad in trip.graph:
        about.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
    passages = [node for node, said in about.items() if OA.SpecificResource in said.get(RDF.type, [])]
    assert passages
    for passage in passages:
        position, quote = (about[selector] for selector in about[passage][OA.hasSelector])
        start, end = int(position[OA.start][0].value), int(position[OA.end][0].value)
        assert passage.value.endswith(f"#char={start},{end}")
        assert text[start:end] == about[passage][RDF.value][0].value == quote[OA.exact][0].value
        assert text[:start].endswith(quote[OA.prefix][0].value)
        assert text[end:].startswith(quote[OA.suffix][0].value)


def test_everything_quoted_is_described(trip: Trip) -> None:
    """No fact points to a passage that the graph does not hold."""
    subjects = {quad.subject for quad in trip.graph}
    quoted = {quad.object for quad in trip.graph if quad.predicate == PROV.wasQuotedFrom}
    assert set() == quoted - subjects


def test_there_are_no_blank_nodes(trip: Trip) -> None:
    """Everything has an address."""
    nodes = [node for quad in (*trip.graph, *trip.findings) for node in (quad.subject, quad.object)]
    assert [] == [node for node in nodes if isinstance(node, BlankNode)]


def test_no_violation(trip: Trip) -> None:
    """However wrong the source is, our graph keeps its own rules."""
    assert () == trip.report.violations


def test_no_term_of_ours_is_undeclared(trip: Trip) -> None:
    """Every bg: term in the graph is in the ontology."""
    own = PREFIXES["bg"]
    used = {
        node.value.removeprefix(own)
        for quad in (*trip.graph, *trip.findings)
        for node in (quad.predicate, quad.object)
        if isinstance(node, NamedNode) and node.value.startswith(own)
    }
    assert used
    for name in used:
        assert BG[name].value == own + name


def test_no_amount_is_a_float(trip: Trip) -> None:
    """Numbers are exact."""
    datatypes = {quad.object.datatype.value for quad in trip.graph if isinstance(quad.object, Literal)}
    assert PREFIXES["xsd"] + "decimal" in datatypes
    assert not {PREFIXES["xsd"] + "double", PREFIXES["xsd"] + "float"} & datatypes


@pytest.fixture(scope="module")
def reference() -> Trip:
    return trip_of(REFERENCE)


def test_the_reference_document_has_no_unread_number(reference: Trip) -> None:
    """All of its numbers are read, quoted, or no facts."""
    assert [] == reference.reading.account.unread
    printed = re.findall(r"[0-9０-９]", reference.reading.document.text)
    accounted = [c for entry in reference.reading.account.entries for c in entry.passage.text if c.isdigit()]
    assert printed == accounted


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("BudgetProject", 18),
        ("PerformanceIndicator", 133),
        ("Duty", 7),
        ("ProcurementLine", 4),
        ("PerformanceGoal", 33),
        ("SafeguardMeasure", 7),
        ("GlossaryEntry", 14),
        ("TitleCandidate", 1),
        ("CitedWork", 5),
    ],
)
def test_everything_the_reference_document_says_is_there(reference: Trip, kind: str, count: int) -> None:
    """As many of each kind as a person counts in it."""
    kinds = Counter(quad.object for quad in reference.graph if quad.predicate == RDF.type)
    assert count == kinds[BG[kind]]


STRUCTURE = re.compile(
    r"""\[bookmark:[^\]]*\] | [0-9０-９]+[、.] | （[１-９]） | （[一二三四五六七八九十]） | [：，。；\s]+
    | 绩效目标表 | 绩效目标 | 绩效指标描述 | 绩效指标 | 指标值确定依据 | 指标值 | [一二三]级指标 | 单位：万元 | 其中
    | 单位(?:名称|性质|规格) | 经费保障形式 | 收入说明 | 支出说明 | 比上年增减情况 | 主要用于 | 减少的主要原因为 | （详见下表）
    | 项目名称 | 项\s*目 | 数量 | 单价 | 价值（金额单位：万元） | 编制部门：秦皇岛出口加工区管理委员会 | 截止时间
    | 秦皇岛出口加工区管理委员会(?=\s+单位) | 政府采购项目来源 | 采购物品名称 | 政府采购金额 | 预算资金 | 总计 | 合计
    | 当年部门预算安排资金 | 其他渠道资金 | 一般公共预算拨款 | 基金预算拨款 | 财政专户核拨 | 其他来源收入 | \b20(?=\n\n)""",
    re.VERBOSE,
)


def test_what_no_fact_quotes_is_only_structure(reference: Trip) -> None:
    """Every word of the reference document that is no table header, label or number of an item is quoted."""
    text = reference.reading.document.text
    quoted = bytearray(len(text))
    for quad in reference.graph:
        place = re.search(r"#char=(\d+),(\d+)$", str(quad.subject.value))
        if place:
            start, end = int(place[1]), int(place[2])
            quoted[start:end] = b"\1" * (end - start)
    rest = "".join("\0" if is_quoted else c for c, is_quoted in zip(text, quoted, strict=True))
    left = [STRUCTURE.sub("", stretch) for stretch in re.split("\0+", rest)]
    assert [] == [stretch for stretch in left if stretch]
