"""Each section of a disclosure, in short texts of its kind."""

from decimal import Decimal

import pytest

from budgetgraph.documents.passage import Passage
from budgetgraph.errors import NotADisclosure
from budgetgraph.facts.asset import AssetStock
from budgetgraph.facts.department import Duty, Organisation
from budgetgraph.facts.figure import Change, Figure
from budgetgraph.facts.glossary import GlossaryEntry
from budgetgraph.facts.performance import Goal, Project
from budgetgraph.facts.procurement import ProcurementLine, ProcurementTotal
from budgetgraph.facts.statement import SafeguardMeasure, Statement, cited_works
from budgetgraph.facts.target import DeadlineTarget, QualitativeTarget, QuantitativeTarget
from budgetgraph.facts.unread import Unread
from budgetgraph.identifiers import opaque_code
from tests.sections.reading_of import reading_of

HEADER = (
    "".join(
        f"\t{name}\n"
        for name in ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"]
    )
    + "\n"
)


def table(*rows: str) -> str:
    """A table as text: cells are separated by `|`."""
    return "".join("".join(f"\t{cell}\n" for cell in row.split("|")) + "\n" for row in rows)


def test_sections_are_known_by_words_not_by_number() -> None:
    """Other numbers, another order, headings without numbers: the same sections."""
    text = "九、名词解释\n1、基本支出：指支出。\n名词解释\n第三部分 政府采购情况\n第四部分 闻所未闻的事\n其余。\n"
    assert ["preamble", "glossary", "glossary", "procurement", "unread"] == [
        section.kind for section in reading_of(text).sections
    ]


def test_a_text_without_any_known_section_is_no_disclosure() -> None:
    """It is refused by name, not published empty."""
    with pytest.raises(NotADisclosure, match=r"x\.txt"):
        reading_of("今天天气很好。\n一、散步\n去公园。\n")


def test_numbers_of_an_unknown_section_are_kept_with_its_text() -> None:
    """Its text is kept whole, so nothing of it is lost; its numbers do not pass for quoted ones."""
    reading = reading_of("一、主要职责\n1、管理。\n二、闻所未闻的事\n共12件。\n")
    assert {
        "read": 0,
        "quoted": 0,
        "not-a-fact": 1,
        "in-unread-section": 1,
        "unread": 0,
    } == reading.account.counts


def test_duties() -> None:
    """One for each numbered paragraph, without the punctuation that ends it."""
    reading = reading_of("一、部门主要职责\n1、管理园区；\n２、市政府授予的其他职权。\n")
    assert ["管理园区", "市政府授予的其他职权"] == [duty.text.text for duty in reading.of(Duty)]


def test_organisation() -> None:
    """The columns are found by their headers; a cell over two lines is one name."""
    text = "二、机构设置\n" + table(
        "单位规格|单位名称|经费保障形式|单位性质", "副地市级|出口加工区\n管委会|财政拨款|机关"
    )
    [unit] = reading_of(text).of(Organisation)
    assert ("出口加工区管委会", "机关", "副地市级") == (unit.name.plain, _text(unit.nature), _text(unit.rank))


def test_a_total_of_assets_in_a_sentence_is_stock() -> None:
    """Without a table the one total is read, at its day."""
    text = "五、国有资产占有使用情况\n截至2023年12月31日，本部门国有资产总额512.30万元。\n"
    [stock] = reading_of(text).of(AssetStock)
    assert ("total", "国有资产总额", "512.30") == (stock.category, stock.label.text, stock.value.stated.text)
    assert stock.date


def test_fixed_assets_in_a_sentence_are_a_category_of_their_own() -> None:
    """What is fixed is not all that there is."""
    text = "五、国有资产占有使用情况\n截至2023年12月31日，本部门固定资产金额418.60万元。\n"
    [stock] = reading_of(text).of(AssetStock)
    assert (opaque_code("固定资产"), "固定资产金额") == (stock.category, stock.label.text)


@pytest.mark.parametrize(
    "sentence",
    [
        "截至2023年12月31日，本部门无形资产金额5万元。",
        "本部门固定资产金额5万元，国有资产金额6万元。",
        "本部门拟购置固定资产金额5万元。",
        "本部门房屋等固定资产总额5万元。",
    ],
)
def test_assets_of_which_a_sentence_means_some_are_no_total(sentence: str) -> None:
    """What is narrowed down, planned or said of two totals is no stock."""
    assert [] == reading_of(f"五、国有资产占有使用情况\n{sentence}\n").of(AssetStock)


def test_the_same_amount_again_is_a_restatement() -> None:
    """One figure for each line item; another place that gives it is kept, equal or not."""
    text = "二、部门预算安排总体情况\n预算收入5万元。支出预算5万元。\n2020年预算收支安排6万元，较2019年预算增加1万元。\n"
    reading = reading_of(text)
    assert [("revenue-total", [60000]), ("expenditure-total", [60000])] == [
        (figure.line_item, [again.money.amount for again in figure.restated]) for figure in reading.of(Figure)
    ]
    assert ["revenue-total", "expenditure-total"] == [change.line_item for change in reading.of(Change)]


def test_operating_funds_with_their_uses() -> None:
    """The purpose is a text, the listed uses are single things."""
    text = "三、机关运行经费安排情况\n机关运行经费安排112.87万元，主要用于保证机关正常运转的办公及印刷费、邮电费、差旅费等支出。\n"
    [figure] = reading_of(text).of(Figure)
    assert ["办公及印刷费", "邮电费", "差旅费"] == [use.name.text for use in figure.uses]


def test_a_fund_is_not_the_subject_of_what_follows() -> None:
    """In `总额…，其中一般公共预算总额…，较上年减少…` it is the total that falls."""
    text = (
        "四、“三公”经费预算情况\n部门“三公”经费预算总额11.34万元，其中一般公共预算总额11.34万元，较上年减少2.3万元，"
        "其中，公务用车运行维护费5.8万元，较上年减少0.4万元；因公出国（境）费0万元。\n"
    )
    reading = reading_of(text)
    assert [
        "three-public-total",
        "three-public-general-public-budget",
        "three-public-vehicle-operation",
        "three-public-abroad",
    ] == [figure.line_item for figure in reading.of(Figure)]
    assert ["three-public-total", "three-public-vehicle-operation"] == [
        c.line_item for c in reading.of(Change)
    ]


PROCUREMENT = "五、政府采购预算情况\n某委员会   单位：{unit}\n" + table(
    "政府采购项目来源|采购物品名称|数量|单价|政府采购金额",
    "项目名称|预算资金||||总计|当年部门预算安排资金|其他渠道资金",
    "||||||合计|一般公共预算拨款|基金预算拨款|",
)


def test_procurement_lines_and_total() -> None:
    """Item, quantity, price, amount and funds; a total whose grand total is left empty is that of the funds."""
    text = PROCUREMENT.format(unit="元") + table(
        "某委员会小计|9||||　|9|9||", "物业费|9|物业服务|1|9|9|9|9||"
    )
    reading = reading_of(text.replace("\n\n物", "\n\n\t物"))
    [line], [total] = reading.of(ProcurementLine), reading.of(ProcurementTotal)
    assert ("物业费", "物业服务", Decimal(9)) == (line.project_name.text, line.item.text, line.amount.amount)
    assert ["department-budget", "general-public-budget"] == [part.source for part in line.funding]
    assert Decimal(9) == total.amount.amount


def test_an_unreadable_amount_is_told() -> None:
    """A cell that holds no number where an amount is due becomes an unread value with its place."""
    reading = reading_of(PROCUREMENT.format(unit="万元") + table("物业费|9|物业服务|1|9|九万余|9|9||"))
    [unread] = [fact for fact in reading.of(Unread) if fact.expected == "amount"]
    assert "九万余" == unread.passage.text
    assert [] == reading.of(ProcurementLine)


def test_assets_at_a_day() -> None:
    """Quantity and value of each category, at the day that is printed, in the header's unit."""
    text = (
        "六、国有资产信息\n上年末固定资产金额为12万元（详见下表）。\n"
        + table(
            "项目|数量|价值（金额单位：元）", "资产总额|2|120000", "1、车辆（台、辆）|1|30000", "2、奇物|1|1"
        )
        + "编制部门：某委　截止时间：2019年12月31日\n"
    )
    total, vehicles = reading_of(text).of(AssetStock)
    assert ("total", Decimal(2), Decimal(120000), [Decimal(120000)]) == (
        total.category,
        total.quantity.value,
        total.value.amount,
        [again.money.amount for again in total.restated],
    )
    assert ("车辆（台、辆）", "2019-12-31") == (
        vehicles.label.text,
        vehicles.date and vehicles.date.day.isoformat(),
    )


def test_nested_glossary_entries_continue_the_path() -> None:
    """An 项 below a 款 has the 款's path before its own."""
    text = "七、名词解释\n1、卫生（类）医疗（款）：指医疗。\n（１）行政单位医疗（项）：指缴费。\n2、基本支出：指支出。\n"
    medical, basic = reading_of(text).of(GlossaryEntry)
    assert [("class", "卫生"), ("division", "医疗"), ("item", "行政单位医疗")] == [
        (step.level, step.name.text) for step in medical.nested[0].path
    ]
    assert () == basic.path


def test_statements_that_there_is_nothing() -> None:
    """`No special funds` is a fact, not a gap."""
    text = "八、其他需要说明的事项\n我部门无其他需要说明的事项。\n第二部分 专项资金绩效目标\n本单位无专项资金预算\n"
    assert ["no-other-matters", "no-special-funds"] == [s.kind for s in reading_of(text).of(Statement)]


def test_sub_goals_with_indicators_in_prose() -> None:
    """Title, text, and sentences that state a quantity, a date or a direction."""
    text = (
        "二、分项绩效目标\n（一）做好财务工作。\n绩效目标：编报预决算；\n负责报销。\n绩效指标：1、办公天数达全年95%及以上\n"
        "  2、确保工作在2020年6月份完成。\n3、进一步提供保障。\n（二）做好宣传。\n绩效目标：宣讲。\n"
    )
    first, second = reading_of(text).of(Goal)
    assert ("做好财务工作", "编报预决算；\n负责报销。") == (_text(first.title), _text(first.text))
    assert [QuantitativeTarget, DeadlineTarget, QualitativeTarget] == [
        type(i.target) for i in first.indicators
    ]
    assert ["办公天数", "确保工作", "进一步提供保障"] == [i.name.text for i in first.indicators]
    assert ("宣讲。", ()) == (_text(second.text), second.indicators)


def test_measures_with_items_or_text() -> None:
    """What follows a measure is its numbered items, or else its text."""
    text = "三、工作保障措施\n（一）完善制度。\n1、定办法。\n2、定制度。\n（二）做好自评。\n按要求自评。\n"
    first, second = reading_of(text).of(SafeguardMeasure)
    assert (["定办法", "定制度"], "按要求自评。") == ([item.text for item in first.items], _text(second.text))


def project(title: str, *rows: str) -> str:
    """The table of a project with a title and rows of indicators."""
    head = table("779002某委员会|单位：万元", "绩效目标|1、保证运转。\n2、保证安全。\n\n \n")
    return f"{title}\n{head}{HEADER}" + table(*rows)


PROJECTS = "第三部分 预算项目绩效目标\n"


def test_levels_are_carried_down() -> None:
    """A row that leaves a level empty has the one above; a new first level ends the second."""
    text = PROJECTS + project(
        "1、2019年度物业费绩效目标表",
        "产出指标|数量指标|天数|服务天数|365天|",
        "||台数||3台|合同",
        "|质量指标|合格率||100百分比|",
        "满意度指标|服务对象满意度指标|满意度||≥90百分比|",
    )
    [found] = reading_of(text).of(Project)
    assert "2019年度物业费" == _text(found.title)
    assert ["保证运转", "保证安全"] == [_text(goal.text) for goal in found.goals]
    assert [
        ["产出指标", "数量指标"],
        ["产出指标", "数量指标"],
        ["产出指标", "质量指标"],
        ["满意度指标", "服务对象满意度指标"],
    ] == [[level.text for level in indicator.levels] for indicator in found.indicators]
    assert "合同" == _text(found.indicators[1].basis)


def test_a_table_that_lost_its_heading_is_a_project_all_the_same() -> None:
    """It hangs on the last row of the table before it, has no title, and loses no indicator."""
    first = project("1、物业费绩效目标表", "产出指标|数量指标|天数|服务天数|365天")
    second = " \t绩效目标\n\t1、制定规划。\n\n" + HEADER + table("产出指标|数量指标|规划数量|完成数量|1套|")
    reading = reading_of(PROJECTS + first.removesuffix("\n") + second)
    assert [("物业费", 1), (None, 1)] == [(_text(p.title), len(p.indicators)) for p in reading.of(Project)]


def test_an_empty_cell_in_a_row_of_its_own_is_no_indicator() -> None:
    """A last empty cell that stands in a row of its own is no indicator and no fault."""
    text = PROJECTS + project(
        "1、物业费绩效目标表", "产出指标|数量指标|天数|服务天数|365天", "", "|质量指标|率||1次|"
    )
    reading = reading_of(text)
    assert [2] == [len(found.indicators) for found in reading.of(Project)]
    assert [] == reading.of(Unread)


def test_a_row_without_a_target_is_told() -> None:
    """An indicator whose value is missing is not dropped in silence."""
    text = PROJECTS + project("1、物业费绩效目标表", "产出指标|数量指标|天数|服务天数||")
    assert ["indicator"] == [fact.expected for fact in reading_of(text).of(Unread)]


def test_cited_works_and_their_numbers() -> None:
    """Titles in 《》, and the number in brackets behind one."""
    text = Passage(0, "按照《预算法》和《关于发展的意见》（国发〔2019〕3号）要求")
    assert [("预算法", None), ("关于发展的意见", "国发〔2019〕3号")] == [
        (work.title.text, _text(work.number)) for work in cited_works(text)
    ]


def _text(passage: Passage | None) -> str | None:
    return passage.text if passage else None
