"""Tables as files really hand them on: other columns, other units, rows that have lost a cell."""

from decimal import Decimal

import pytest

from budgetgraph.disclosures import read_disclosure
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.asset import AssetStock
from budgetgraph.facts.department import DepartmentCode, Organisation
from budgetgraph.facts.figure import Figure
from budgetgraph.facts.performance import Indicator, Project
from budgetgraph.facts.procurement import ProcurementLine, ProcurementSubtotal, ProcurementTotal
from budgetgraph.facts.unread import Unread
from budgetgraph.pipeline.trip import Trip, make_trip
from budgetgraph.sections import assets
from budgetgraph.sections.reading import Reading
from budgetgraph.settings import Publisher
from budgetgraph.vocabulary import BG, OBEU_MEASURE, QB, RDF, SKOS
from tests.pipeline.data_folder import GOOD, register
from tests.sections.reading_of import reading_of


def table(*rows: str) -> str:
    """A table as text: cells are separated by `|`."""
    return "".join("".join(f"\t{cell}\n" for cell in row.split("|")) + "\n" for row in rows)


def unread(reading: Reading) -> list[tuple[str, str]]:
    """What is unread and what was expected, the cells of a row separated by `|`."""
    return [(fact.expected, "|".join(fact.passage.text.split("\n\t"))) for fact in reading.of(Unread)]


PROCUREMENT = "一、政府采购预算情况\n"
SHORT = "项目名称|采购目录|数量|金额"
LONG = "项目名称|预算资金|采购物品名称|数量|单价|采购金额|一般公共预算|政府性基金|其他渠道"


def procurement(*rows: str, unit: str = "单位：万元") -> Reading:
    """The reading of a procurement table."""
    return reading_of(f"{PROCUREMENT}{unit}\n{table(*rows)}注：无。\n")


def amounts(reading: Reading) -> list[Decimal]:
    """The amounts of the lines."""
    return [line.amount.amount for line in reading.of(ProcurementLine)]


def test_procurement_without_a_unit_price() -> None:
    """A table with a plain amount and no price is read."""
    [line] = procurement(SHORT, "绿化|树木|3|6").of(ProcurementLine)
    assert ("绿化", "树木", Decimal(60000), None) == (
        line.project_name.text,
        line.item.text,
        line.amount.amount,
        line.unit_price,
    )


def test_a_header_names_the_unit_of_its_column() -> None:
    """Price in 元 beside an amount in 万元, whatever stands above the table."""
    [line] = procurement("项目名称|数量|单价（元）|金额（万元）", "绿化|3|20000|6", unit="单位：亿元").of(
        ProcurementLine
    )
    assert (Decimal(20000), Decimal(60000)) == (
        line.unit_price and line.unit_price.amount,
        line.amount.amount,
    )


def test_a_unit_in_the_first_row_of_the_table() -> None:
    """It goes before the one in a paragraph above."""
    assert [Decimal(6)] == amounts(procurement("某委员会|单位：元", SHORT, "绿化|树木|3|6"))


def test_the_nearest_unit_above_a_table_is_its_own() -> None:
    """Two tables of a section in two units; one below the table serves where none is above."""
    first, second = (f"单位：{unit}\n{table(SHORT, '绿化|树木|3|6')}" for unit in ("元", "万元"))
    assert [Decimal(6), Decimal(60000)] == amounts(reading_of(PROCUREMENT + first + second))
    below = reading_of(f"{PROCUREMENT}{table(SHORT, '绿化|树木|3|6')}注：单位：元\n")
    assert [Decimal(6)] == amounts(below)


def test_amounts_in_no_unit_are_not_guessed() -> None:
    """They are unread, and there is no line."""
    reading = procurement(SHORT, "绿化|树木|3|6", unit="如下：")
    assert [] == amounts(reading)
    assert [("amount", "6"), ("number", "3")] == unread(reading)


def test_a_cell_may_print_its_own_unit() -> None:
    """As the amount in it says."""
    assert [Decimal(65)] == amounts(procurement(SHORT, "绿化|树木|3|65元", unit="如下："))


def test_subtotals_and_a_total() -> None:
    """The last 合计 is the total of all lines; the subtotals are kept as such."""
    reading = procurement(
        SHORT, "甲单位小计|||9", "绿化|树木|3|9", "乙单位小计|||5", "灯具|路灯|2|5", "合计|||14"
    )
    assert [("合计", Decimal(140000))] == [
        (total.label.text, total.amount.amount) for total in reading.of(ProcurementTotal)
    ]
    assert [("甲单位小计", Decimal(90000)), ("乙单位小计", Decimal(50000))] == [
        (row.label.text, row.amount.amount) for row in reading.of(ProcurementSubtotal)
    ]
    assert [Decimal(90000), Decimal(50000)] == amounts(reading)


def test_an_only_subtotal_is_the_total() -> None:
    """Of several tables with a total each, none is that of all."""
    one = table(SHORT, "某委员会小计|||9", "绿化|树木|3|9")
    assert 1 == len(reading_of(f"{PROCUREMENT}单位：元\n{one}").of(ProcurementTotal))
    both = reading_of(f"{PROCUREMENT}单位：元\n{one}单位：元\n{one}")
    assert (0, 2) == (len(both.of(ProcurementTotal)), len(both.of(ProcurementSubtotal)))


def test_a_project_may_be_named_like_a_total() -> None:
    """总计 within a name makes no total."""
    reading = procurement(SHORT, "信息化总计划|软件|1|6", "合计（1项）|||6")
    assert [Decimal(60000)] == amounts(reading)
    assert ["合计（1项）"] == [total.label.text for total in reading.of(ProcurementTotal)]


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        ("绿化|6|树木|2|5|5||", ["6", "2", "5", "5"]),
        ("绿化|6|树木|2|5|5|5", ["6", "2", "5", "5", "5"]),
        ("绿化|6|树木|3|2|6|6|||9", ["6", "3", "2", "6", "6", "9"]),
    ],
    ids=["ends in an empty cell", "numbers that contradict each other", "a cell too many"],
)
def test_a_procurement_row_that_lost_a_cell_is_unread(row: str, numbers: list[str]) -> None:
    """The price does not become the quantity: no number of the row is in a fact."""
    reading = procurement(LONG, row)
    assert [] == amounts(reading)
    assert [("row", number) for number in numbers] == unread(reading)


def test_a_row_may_lack_its_last_empty_cells() -> None:
    """Which hold nothing that another cell could stand for."""
    assert [Decimal(60000)] == amounts(procurement(LONG, "绿化|6|树木|3|2|6"))


def test_a_line_without_an_amount_quotes_its_row() -> None:
    """Not its name, which is no number."""
    reading = procurement(SHORT, "绿化|树木|3|")
    assert [("amount", "绿化|树木|3")] == unread(reading)


def test_a_repeated_header_is_no_line() -> None:
    """On a new page the table goes on."""
    reading = procurement(SHORT, "绿化|树木|3|6", SHORT, "灯具|路灯|2|5")
    assert [Decimal(60000), Decimal(50000)] == amounts(reading)
    assert [] == unread(reading)


ASSETS = "一、国有资产信息\n"


def stock(*rows: str, above: str = "单位：元") -> Reading:
    """The reading of an asset table."""
    return reading_of(f"{ASSETS}{above}\n{table('项目|数量|价值', *rows)}")


def test_assets_in_the_unit_above_the_table() -> None:
    """A line with the unit counts where the header names none; without any, no value is guessed."""
    [vehicles] = stock("车辆|2|30000").of(AssetStock)
    assert Decimal(30000) == vehicles.value.amount
    assert [("amount", "30000"), ("number", "2")] == unread(stock("车辆|2|30000", above="如下："))


def test_assets_without_quantities() -> None:
    """A table of values alone is read."""
    [vehicles] = reading_of(f"{ASSETS}{table('资产类别|金额（元）', '车辆|30000')}").of(AssetStock)
    assert (Decimal(30000), None) == (vehicles.value.amount, vehicles.quantity)


def test_only_labels_that_say_so_are_of_a_known_category() -> None:
    """Other assets have a category of their own, the same in every disclosure."""
    reading = stock("车辆（台、辆）|2|3", "通用设备|1|3", "专用设备|1|4", "其他固定资产|1|1", "其他设备|1|1")
    categories = [asset.category for asset in reading.of(AssetStock)]
    assert ("vehicles", "other") == (categories[0], categories[3])
    assert 5 == len(set(categories))


def test_an_asset_row_that_lost_a_cell_is_unread() -> None:
    """The value does not become the quantity."""
    reading = stock("车辆|61.27")
    assert [("row", "61.27")] == unread(reading)


@pytest.mark.parametrize(
    ("sentence", "again"),
    [
        ("2020年拟购置固定资产30万元。", []),
        ("2020年拟购置固定资产总额为30万元。", []),
        ("车辆3万元，固定资产总额为30万元。", ["固定资产总额为30万元"]),
        ("说明如下。截至2019年末，我单位固定资产30万元。", ["截至2019年末，我单位固定资产30万元"]),
    ],
)
def test_only_the_stock_of_all_assets_is_the_total_again(sentence: str, again: list[str]) -> None:
    """What is to be bought is not in stock."""
    [total] = stock("资产总额|2|300000", above=f"{sentence}\n单位：元").of(AssetStock)
    assert again == [restatement.quote.text for restatement in total.restated]


def test_words_before_an_amount_are_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many amounts are twice as many words to search."""
    searched: list[int] = []
    is_total = assets._is_total
    monkeypatch.setattr(assets, "_is_total", lambda lead: searched.append(len(lead)) or is_total(lead))
    for count in (100, 200):
        stock("资产总额|2|300000", above="房屋3万元，" * count + "\n单位：元")
    assert (sum(searched[:100]) * 2, 300) == (sum(searched[100:]), len(searched))


@pytest.fixture(scope="module")
def trip(tmp_path_factory: pytest.TempPathFactory) -> Trip:
    """A disclosure whose tables hold the same category twice, subtotals, and negative stock."""
    original = (
        GOOD
        + "三、国有资产信息\n单位：元\n"
        + table(
            "项目|数量|价值",
            "资产总额|7|100",
            "通用设备|1|30",
            "专用设备|2|40",
            "合计|7|100",
            "合计|7|90",
            "大型设备|1|5",
            "单价50万元以上通用设备|2|6",
            "车辆|-1|-3",
        )
        + "四、资产占用情况\n单位：元\n"
        + table("资产类别|价值", "土地|12")
        + "五、政府采购情况\n单位：元\n"
        + table(SHORT, "甲小计|||9", "绿化|树木|3|9", "乙小计|||5", "灯具|路灯|2|5", "合计|||14")
    )
    folder = register(tmp_path_factory.mktemp("data"), "tables", original=original.encode())
    return make_trip(read_disclosure(folder), Publisher())


def subjects(trip: Trip, cls: str) -> list[str]:
    """The last steps of the IRIs of everything of a class."""
    nodes = [q.subject.value for q in trip.graph if q.predicate == RDF.type and q.object.value.endswith(cls)]
    return sorted(node.partition("/budget/")[2] for node in nodes)


def test_no_two_observations_share_an_iri(trip: Trip) -> None:
    """Each row is its own observation, or a restatement of the row that says the same."""
    values = [q.subject for q in trip.graph if q.predicate == BG.assetValue]
    assert (8, 8) == (len(values), len(set(values)))
    assert ["asset/total#restatement-01"] == subjects(trip, "Restatement")


def test_such_tables_break_no_rule_of_ours(trip: Trip) -> None:
    """Subtotals, opaque categories and rows without quantities fit the shapes; negative stock is a finding."""
    assert () == trip.report.violations
    shapes = {finding.shape.value.partition("#")[2] for finding in trip.report.findings}
    assert "NegativeStockShape" in shapes


def test_opaque_categories_are_stated(trip: Trip) -> None:
    """With the name that the document prints."""
    concepts = {q.subject for q in trip.graph if q.predicate == RDF.type and q.object == SKOS.Concept}
    labels = {q.object.value for q in trip.graph if q.predicate == SKOS.prefLabel and q.subject in concepts}
    assert {"通用设备", "专用设备", "合计", "单价50万元以上通用设备", "土地"} <= labels


def test_subtotals_keep_their_amounts(trip: Trip) -> None:
    """Below the disclosure, beside the lines; only the total is a figure."""
    assert ["procurement/subtotal/01", "procurement/subtotal/02"] == subjects(trip, "ProcurementSubtotal")
    figures = [q for q in trip.graph if q.predicate == OBEU_MEASURE.amount and "figure/pr" in q.subject.value]
    assert ["14.00"] == [q.object.value for q in figures]


def test_values_without_quantities_are_a_cube_of_their_own(trip: Trip) -> None:
    """Every observation of a cube has every measure."""
    cubes = {q.object.value.rpartition("/")[2] for q in trip.graph if q.predicate == QB.dataSet}
    assert {"figures", "assets", "asset-values"} == cubes


def test_organisation_by_name_alone() -> None:
    """The other columns need not be there; a row that has lost a cell is unread."""
    [unit] = reading_of("一、机构设置\n" + table("单位名称", "管委会")).of(Organisation)
    assert ("管委会", None) == (unit.name.text, unit.nature)
    reading = reading_of("一、机构设置\n" + table("单位名称|单位性质|单位规格", "管委会|处级"))
    assert ([], [("row", "管委会|处级")]) == (reading.of(Organisation), unread(reading))


PROJECTS = "一、项目绩效目标\n"
LEVELS = "一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据"


def project(*rows: str, title: str = "1、物业费绩效目标表\n") -> str:
    """The table of a project with rows below its goal."""
    return title + table("779002某委员会|单位：万元", "绩效目标|1、保证运转。", *rows)


def indicators(reading: Reading) -> list[list[str]]:
    """The levels and the name of every indicator."""
    found: list[Indicator] = [indicator for p in reading.of(Project) for indicator in p.indicators]
    return [[*(level.text for level in one.levels), one.name.text] for one in found]


def test_an_indicator_row_that_lost_a_cell_is_unread() -> None:
    """Its cells are not taken for those of other columns, and rows below it keep the first level."""
    reading = reading_of(
        PROJECTS
        + project(
            LEVELS,
            "产出指标|数量指标|天数|天|365天|",
            "|质量指标|合格率|100百分比|",
            "|时效指标|及时率||98%|",
        )
    )
    assert [["产出指标", "数量指标", "天数"], ["产出指标", "时效指标", "及时率"]] == indicators(reading)
    assert [("indicator", "质量指标|合格率|100百分比")] == unread(reading)


def test_levels_that_an_unread_row_may_have_begun_are_not_guessed() -> None:
    """What follows is unread until a row prints its levels."""
    reading = reading_of(
        PROJECTS
        + project(
            LEVELS,
            "产出指标|数量指标|天数|天|365天|",
            "效果指标|社会效益指标|投诉率|5%|",
            "|经济效益指标|报关率||95%|",
            "满意度指标|服务对象满意度指标|满意度||90%|",
        )
    )
    assert [["产出指标", "数量指标", "天数"], ["满意度指标", "服务对象满意度指标", "满意度"]] == indicators(
        reading
    )
    assert ["indicator", "indicator"] == [kind for kind, _ in unread(reading)]


def test_a_short_row_whose_target_is_words_is_unread() -> None:
    """They may be those of the next column."""
    reading = reading_of(PROJECTS + project(LEVELS, "产出指标|数量指标|天数|365天|市局文件"))
    assert ([], ["indicator"]) == (indicators(reading), [kind for kind, _ in unread(reading)])


def test_a_repeated_header_keeps_the_levels() -> None:
    """A page ends within a first level."""
    reading = reading_of(
        PROJECTS
        + project(LEVELS, "产出指标|数量指标|天数|天|365天|")
        + "- 3 -\n\n"
        + table(LEVELS, "|质量指标|合格率||100百分比|")
    )
    assert [["产出指标", "数量指标", "天数"], ["产出指标", "质量指标", "合格率"]] == indicators(reading)


def test_indicators_without_their_header_are_told() -> None:
    """The project is not one that has none."""
    reading = reading_of(PROJECTS + project("产出指标|数量指标|天数|天|365天|", "|质量指标|合格率||合格|"))
    assert (1, []) == (len(reading.of(Project)), indicators(reading))
    assert ["indicator", "indicator"] == [kind for kind, _ in unread(reading)]


@pytest.mark.parametrize("hangs", [False, True], ids=["in a row of its own", "on the last row"])
def test_a_project_that_lost_its_heading_and_kept_its_unit(hangs: bool) -> None:
    """The unit begins it, wherever it stands."""
    first = project(LEVELS, "产出指标|数量指标|天数|天|365天")
    second = project(LEVELS, "产出指标|数量指标|套数|套|1套|", title="")
    reading = reading_of(PROJECTS + (first.removesuffix("\n") if hangs else first) + second)
    assert [("物业费", "779002", 1), (None, "779002", 1)] == [
        (text(found.title), text(found.unit_code), len(found.indicators)) for found in reading.of(Project)
    ]
    assert 2 == len(reading.of(DepartmentCode))
    assert [] == unread(reading)


def text(passage: Passage | None) -> str | None:
    """The text of a passage that may not be there."""
    return passage.text if passage else None


def test_an_amount_in_an_unknown_column_is_unread_though_its_row_is_quoted() -> None:
    """The quotation of the row shows what the others are of, and accounts for nothing else."""
    header = (
        "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 某项 |\n| --- | --- | --- | --- | --- | --- |\n"
    )
    row = "| 213 | 农林水支出 | 8.00 | 6.00 | 2.00 | 3.00 |\n"
    reading = reading_of(f"支出总表\n单位：万元\n\n{header}{row}")
    assert ["8.00", "6.00", "2.00"] == [figure.money.stated.text for figure in reading.of(Figure)]
    assert ["3.00"] == [number.text for number in reading.account.unread]
