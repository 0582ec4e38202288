"""The rules on the real graph: one change to the reference disclosure makes each of them speak up."""

import pytest
from pyoxigraph import Literal, NamedNode
from rdflib.namespace import SH
from tests.shapes.graphs import only, reference_graph, reference_report, shape_name
from tests.shapes.mutation import (
    ROOT,
    Mutation,
    add,
    amount,
    beside,
    both,
    chinese,
    label,
    node,
    number,
    put,
    restate,
    term,
)

from budgetgraph.validation.report import Result
from budgetgraph.validation.severity import Severity
from budgetgraph.validation.shapes import read_shapes
from budgetgraph.validation.validator import validate

CODE = "https://w3id.org/budgetgraph/code/"
FIRST = "project/01/indicator/01"  # 企业应用比例, ≥90百分比
SECOND = "project/01/indicator/02"
DAYS = "project/02/indicator/01"  # 正常服务天数, 115天
REDUCTION = "project/03/indicator/05"  # 事故降低率, ≥10百分比
OF_GOAL = "goal/01/indicator/02"  # 保证卡口正常运行天数, 达全年95%
DEADLINE = "project/15/indicator/01"  # 10月31日前
LINE = "procurement/01"


def item(name: str) -> NamedNode:
    return NamedNode(f"{CODE}line-item/{name}")


def ratio(kind: str, percent: str, figure: str) -> list[Mutation]:
    """A ratio that is stated for a figure."""
    return [
        add("ratio/1", "rdf:type", term(f"bg:{kind}")),
        add("ratio/1", "bg:ratioPercent", number(percent)),
        add("ratio/1", "bg:statedPercent", Literal(percent)),
        add("ratio/1", "bg:ratioOf", node(f"figure/{figure}")),
    ]


def money(number_of: int, phase: str, printed: str, source: str | None = None) -> list[Mutation]:
    """An amount of the first project."""
    path = f"project/01#amount-{number_of:02}"
    said = [
        ("rdf:type", term("bg:ProjectAmount")),
        ("dcterms:isPartOf", node("project/01")),
        ("obeu-dimension:budgetPhase", term(f"obeu-budgetphase:{phase}")),
        *amount(printed),
    ]
    if source:
        said.append(("bg:fundingSource", NamedNode(f"{CODE}funding-source/{source}")))
    return [add(path, name, value) for name, value in said]


def points(path: str, got: str, most: str) -> list[Mutation]:
    """The points of an evaluation."""
    return [add(path, "bg:score", number(got)), add(path, "bg:weight", number(most))]


RULES: list[tuple[str, str, Mutation]] = [
    ("SumOfPartsShape", "figure/three-public-total", restate("figure/three-public-hospitality", "6.55")),
    (
        "SumOfPartsShape",
        "change/expenditure-total",
        restate("change/expenditure-basic", "16.83", "bg:changeAmount"),
    ),
    ("SumOfPartsShape", "figure/procurement-total", restate("procurement/04", "21.00")),
    ("SumOfPartsShape", "asset/total", put("asset/total", "bg:assetQuantity", number("668"))),
    ("BalanceShape", "figure/expenditure-total", restate("figure/revenue-total", "499.34")),
    ("PartWithinWholeShape", "figure/operating-funds", restate("figure/operating-funds", "254.96")),
    (
        "PartWithinWholeShape",
        "asset/office-buildings",
        put("asset/office-buildings", "bg:assetQuantity", number("1")),
    ),
    ("QuantityTimesPriceShape", LINE, put(LINE, "bg:quantity", number("2"))),
    ("FundingSumShape", LINE, restate(f"{LINE}#funding-department-budget", "90.1")),
    (
        "FundingChannelShape",
        f"{LINE}#funding-department-budget",
        restate(f"{LINE}#funding-general-public-budget", "90.1"),
    ),
    (
        "ChangePercentShape",
        "change/expenditure-total",
        both(
            add("change/expenditure-total", "bg:changePercent", number("48.9")),
            add("change/expenditure-total", "bg:statedPercent", Literal("48.9")),
        ),
    ),
    (
        "ChangeWordingShape",
        "change/three-public-total",
        both(
            put("change/three-public-total", "bg:statedValue", Literal("-2.3")),
            both(
                add("change/three-public-total", "prov:wasQuotedFrom", node("quote")),
                add("quote", "rdf:value", Literal("较上年增加-2.3万元")),
            ),
        ),
    ),
    ("WithinProjectFundsShape", LINE, put(LINE, "bg:projectFunds", number("891999.99"))),
    ("RestatementShape", "asset/total#restatement-01", restate("asset/total#restatement-01", "555.32")),
    ("DaysUnitShape", DAYS, put(f"{DAYS}#target", "qudt:hasUnit", term("unit:PERCENT"))),
    ("RateUnitShape", FIRST, put(f"{FIRST}#target", "qudt:hasUnit", term("unit:DAY"))),
    ("ReductionCapShape", REDUCTION, put(f"{REDUCTION}#target", "bg:comparator", term("odrl:lteq"))),
    (
        "OppositeComparatorsShape",
        "project/04/indicator/07",
        put("project/04/indicator/07#target", "bg:comparator", term("odrl:lteq")),
    ),
    ("DepartmentAgainstProjectShape", OF_GOAL, put(OF_GOAL, "skos:prefLabel", chinese("企业应用比例"))),
    ("DaysInYearShape", DAYS, put(f"{DAYS}#target", "qudt:numericValue", number("367"))),
    ("ProjectTitleShape", "project/01", put("project/01", "skos:prefLabel")),
    ("UnreadablePageShape", "run", add("run", "bg:unreadablePage", number("3"))),
    ("LineWithoutProjectShape", LINE, put(LINE, "bg:forProject")),
    (
        "ThreePublicComponentsShape",
        "figure/three-public-total",
        put("figure/three-public-hospitality", "bg:lineItem", NamedNode(f"{CODE}line-item/conference")),
    ),
    (
        "SerialDateShape",
        FIRST,
        both(
            put(FIRST, "skos:prefLabel", chinese("完成时间")),
            put(f"{FIRST}#target", "qudt:numericValue", number("45291")),
            put(f"{FIRST}#target", "bg:statedUnit"),
        ),
    ),
    (
        "ShareAboveHundredShape",
        FIRST,
        both(
            put(FIRST, "skos:prefLabel", chinese("企业覆盖率")),
            put(f"{FIRST}#target", "qudt:numericValue", number("295")),
        ),
    ),
    (
        "GluedScoreShape",
        FIRST,
        both(
            put(f"{FIRST}#target", "rdf:type", term("bg:QualitativeTarget")),
            put(f"{FIRST}#target", "bg:statedTarget", chinese("≥90%10")),
        ),
    ),
    ("TwoUnitsShape", FIRST, add(f"{FIRST}#target", "bg:columnUnit", chinese("个"))),
    ("MoneyAsQuantityShape", FIRST, put(f"{FIRST}#target", "bg:statedUnit", chinese("万元"))),
    ("TemplateLeftShape", FIRST, put(FIRST, "skos:prefLabel", chinese("指标2"))),
    (
        "NameAsValueShape",
        FIRST,
        both(
            put(FIRST, "skos:prefLabel", chinese("企业应用率")),
            put(f"{FIRST}#target", "rdf:type", term("bg:QualitativeTarget")),
            put(f"{FIRST}#target", "bg:statedTarget", chinese("企业应用率")),
        ),
    ),
    ("RepeatedNameShape", "project/01", put(SECOND, "skos:prefLabel", chinese("企业应用比例"))),
    (
        "DeadlineInYearShape",
        f"{DEADLINE}#target",
        put(f"{DEADLINE}#target", "bg:deadline", Literal("2021-10-31", datatype=term("xsd:date"))),
    ),
    (
        "CodeAndNameShape",
        "figure/expenditure-total",
        both(
            add(
                "figure/expenditure-total", "bg:economicClassification", NamedNode(f"{CODE}economic/2020/301")
            ),
            label(NamedNode(f"{CODE}economic/2020/301"), "301 商品和服务支出"),
        ),
    ),
    (
        "OtherYearShape",
        "figure/operating-funds",
        both(
            put("figure/operating-funds", "obeu-dimension:fiscalYear", term("year:2019")),
            beside("2019/budget", ("bg:lineItem", item("operating-funds")), *amount("1.00")),
        ),
    ),
    (
        "ChangeAgainstYearShape",
        "derived/2019/expenditure-total",
        beside("2019/budget", ("bg:lineItem", item("expenditure-total")), *amount("1.00")),
    ),
    (
        "CarriedOverShape",
        "figure/operating-funds",
        both(
            put("", "obeu-dimension:budgetPhase", term("obeu-budgetphase:executed")),
            put("figure/operating-funds", "obeu-dimension:budgetPhase", term("obeu-budgetphase:executed")),
            put("figure/operating-funds", "bg:lineItem", item("revenue-carried-over")),
            beside("2019/final", ("bg:lineItem", item("expenditure-carried-forward")), *amount("1.00")),
        ),
    ),
    (
        "SameDayStockShape",
        "asset/vehicles",
        beside(
            "2019/budget",
            ("bg:assetCategory", NamedNode(f"{CODE}asset-category/vehicles")),
            ("bg:referenceDate", Literal("2019-12-31", datatype=term("xsd:date"))),
            *amount("1.00", "bg:assetValue"),
        ),
    ),
    ("NegativeStockShape", "asset/vehicles", put("asset/vehicles", "bg:assetQuantity", number("-3"))),
    (
        "YearOfHeadingShape",
        "section/05",
        put("section/05", "skos:prefLabel", chinese("2019年部门预算情况说明")),
    ),
    (
        "PlaceholderShape",
        "statement/01",
        put("statement/01", "bg:statementKind", NamedNode(f"{CODE}statement-kind/placeholder")),
    ),
    (
        "BlankTableShape",
        "statement/01",
        put("statement/01", "bg:statementKind", NamedNode(f"{CODE}statement-kind/blank-table")),
    ),
    (
        "CompletionRateShape",
        "ratio/1",
        both(
            put("figure/expenditure-project", "bg:lineItem", item("operating-funds")),
            put(
                "figure/expenditure-project", "obeu-dimension:budgetPhase", term("obeu-budgetphase:executed")
            ),
            *ratio("CompletionRate", "1.5", "expenditure-project"),
        ),
    ),
    (
        "ExecutionRateShape",
        "ratio/1",
        both(
            *money(1, "approved", "100.00"),
            *money(2, "executed", "50.00"),
            *ratio("CompletionRate", "55", "training")[:-1],
            add("ratio/1", "bg:ratioOf", node("project/01#amount-02")),
        ),
    ),
    (
        "SourceWithinFundsShape",
        "project/01#amount-02",
        both(*money(1, "approved", "1.00"), *money(2, "approved", "2.00", "fiscal-appropriation")),
    ),
    (
        "ProjectWithinExpenditureShape",
        "project/01#amount-01",
        both(*money(1, "approved", "2000000")),
    ),
    (
        "IllegibleValueShape",
        FIRST,
        both(
            put(f"{FIRST}#target", "rdf:type", term("bg:QualitativeTarget")),
            put(f"{FIRST}#target", "bg:statedTarget", chinese("#DIV/0!")),
        ),
    ),
    ("ScoreWithinWeightShape", FIRST, both(*points(FIRST, "12", "10"))),
    ("ScoreSumShape", "project/01", both(*points(FIRST, "8", "10"), *points("project/01", "9", "10"))),
    ("ShareShape", "ratio/1", both(*ratio("StatedShare", "1.5", "three-public-hospitality"))),
    (
        "UnreadNumberShape",
        "duty/01",
        both(put("duty/01", "rdf:type", term("bg:UnreadNumber")), add("duty/01", "rdf:value", Literal("7"))),
    ),
]

CONSTRAINTS: list[tuple[str, str, Mutation]] = [
    (
        "ComponentsShape",
        "figure/expenditure-total",
        put("figure/expenditure-total", "obeu-dimension:budgetPhase"),
    ),
    (
        "DecimalShape",
        "figure/expenditure-total",
        put(
            "figure/expenditure-total",
            "obeu-measure:amount",
            Literal("4993300.0", datatype=term("xsd:double")),
        ),
    ),
    (
        "StatedValueShape",
        "figure/expenditure-total",
        put("figure/expenditure-total", "bg:statedValue", Literal("49.933")),
    ),
    (
        "StatedOrDerivedShape",
        "derived/2019/expenditure-total",
        put("derived/2019/expenditure-total", "qb:dataSet", node("cube/figures")),
    ),
    ("QuotedShape", "duty/01", put("duty/01", "prov:wasQuotedFrom")),
    ("TargetKindShape", f"{FIRST}#target", put(f"{FIRST}#target", "rdf:type", term("bg:Target"))),
    ("TargetNumberShape", f"{FIRST}#target", put(f"{FIRST}#target", "qudt:numericValue")),
    ("ComparatorShape", f"{FIRST}#target", put(f"{FIRST}#target", "bg:comparator", term("odrl:neq"))),
    ("IndicatorCategoryShape", "project/01", put(FIRST, "bg:indicatorCategory")),
    (
        "PositionsWithoutGapsShape",
        "project/01",
        put(SECOND, "bg:position", Literal("9", datatype=term("xsd:integer"))),
    ),
    (
        "LineItemCodeShape",
        "figure/expenditure-total",
        put("figure/expenditure-total", "bg:lineItem", NamedNode(f"{CODE}line-item/expense-total")),
    ),
    ("DeclaredPropertiesShape", "project/01", add("project/01", "bg:tittle", chinese("尾款"))),
    (
        "DerivedAmountShape",
        "derived/2019/expenditure-total",
        put("derived/2019/expenditure-total", "obeu-measure:amount", number("3331300.01")),
    ),
]


def key(result: Result) -> tuple[object, ...]:
    return result.shape, result.focus, result.path, result.value, result.messages["zh-Hans"]


def fired_by(mutation: Mutation, shape: str) -> list[Result]:
    """The results of a shape that the reference disclosure has only after the mutation."""
    before = {key(result) for result in reference_report().results}
    report = validate(mutation(reference_graph()), shapes=only(shape))
    return [result for result in report.results if key(result) not in before]


def test_every_rule_about_the_source_has_a_mutation() -> None:
    """No rule is left that might be disabled without anybody noticing."""
    graph = read_shapes().graph
    rules = {str(shape).rpartition("#")[2] for shape in graph.subjects(SH.severity, None)}
    assert rules == {shape for shape, _, _ in RULES}


@pytest.mark.parametrize(
    ("shape", "focus", "mutation"), RULES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_mutation_fires_its_rule(shape: str, focus: str, mutation: Mutation) -> None:
    """The rule finds what the change made wrong, at the fact that was changed or that it disturbs."""
    fired = fired_by(mutation, shape)
    assert [f"{ROOT}/{focus}"] == [result.focus.value for result in fired]
    assert fired[0].severity is not Severity.VIOLATION


@pytest.mark.parametrize(
    ("shape", "focus", "mutation"), CONSTRAINTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_mutation_breaks_its_constraint(shape: str, focus: str, mutation: Mutation) -> None:
    """A graph of ours that says something wrong does not pass."""
    fired = fired_by(mutation, shape)
    assert f"{ROOT}/{focus}" in {result.focus.value for result in fired}
    assert {Severity.VIOLATION} == {result.severity for result in fired}


def test_the_reference_graph_is_right() -> None:
    """No shape says that our graph is wrong."""
    assert () == reference_report().violations


def test_the_reference_disclosure_s_findings_are_those_that_a_reader_finds() -> None:
    """The counts of findings by rule, each checked by hand against the document."""
    counts: dict[str, int] = {}
    for result in reference_report().findings:
        counts[shape_name(result)] = counts.get(shape_name(result), 0) + 1
    assert {
        "SumOfPartsShape": 1,
        "DaysUnitShape": 10,
        "RateUnitShape": 2,
        "ReductionCapShape": 3,
        "OppositeComparatorsShape": 2,
        "DepartmentAgainstProjectShape": 3,
        "DaysInYearShape": 9,
        "ProjectTitleShape": 1,
        "LineWithoutProjectShape": 1,
        "ThreePublicComponentsShape": 2,
        "RepeatedNameShape": 3,
    } == counts


def test_the_gap_in_the_asset_table_is_found() -> None:
    """558.32 万元 are stated, the parts add up to 555.32; the five facts are named."""
    gap = next(result for result in reference_report().findings if shape_name(result) == "SumOfPartsShape")
    assert (5583200, 5553200, 30000) == (gap.stated, gap.computed, gap.difference)
    assert "资产总额：所述资产价值为558.32万元，分项合计555.32万元，相差3.00万元。" == gap.messages["zh-Hans"]
    parts = ("buildings", "equipment", "other", "vehicles")
    assert tuple(node(f"asset/{part}") for part in parts) == gap.facts
