"""Headings, and what sections say in words: nothing is stolen by another section, nothing is lost."""

from pathlib import Path

import pytest

from budgetgraph.disclosures import Disclosure
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.asset import AssetStock
from budgetgraph.facts.department import Duty, Organisation
from budgetgraph.facts.glossary import GlossaryEntry, classification_path
from budgetgraph.facts.performance import Goal, OverallGoal, Project
from budgetgraph.facts.statement import SafeguardMeasure, Statement
from budgetgraph.facts.target import DeadlineTarget, QualitativeTarget, QuantitativeTarget, Target
from budgetgraph.facts.title import Title
from budgetgraph.facts.unread import Unread
from budgetgraph.identifiers import DisclosureKey, Identifiers
from budgetgraph.sections.indicator_prose import read_indicator
from budgetgraph.sections.numbering import items
from budgetgraph.triples.mapping import map_facts
from budgetgraph.vocabulary import BG
from tests.sections.reading_of import reading_of


def kinds(text: str) -> list[str]:
    """The kinds of the sections below the preamble."""
    return [section.kind for section in reading_of(text).sections[1:]]


def notes(text: str) -> list[str]:
    """The notes of a text."""
    return [fact.text.text for fact in reading_of(text).of(Statement) if fact.kind == "note"]


def unread(text: str) -> list[tuple[str, str]]:
    """What is listed as unread in a text, with what was expected there."""
    return [(fact.expected, fact.passage.text) for fact in reading_of(text).of(Unread)]


@pytest.mark.parametrize(
    ("heading", "item", "kind"),
    [
        ("二、分项绩效目标", "（二）加强国有资产管理", "sub-goals"),
        ("二、分项绩效目标", "（二）政府采购", "sub-goals"),
        ("三、工作保障措施", "（三）加强政府采购", "safeguard-measures"),
        ("一、主要职责", "（一）承担政府采购工作", "duties"),
        ("七、名词解释", "（二）机关运行经费", "glossary"),
        ("第三部分 预算项目绩效目标", "（一）物业项目绩效目标表", "project-performance"),
    ],
)
def test_an_item_numbered_in_brackets_begins_no_section(heading: str, item: str, kind: str) -> None:
    """Where the items of a section are numbered so, its heading goes on."""
    assert [kind] == kinds(f"{heading}\n（一）做好财务\n{item}\n（三）做好宣传\n")


def test_goals_after_one_about_assets_are_read() -> None:
    """A goal about another section's matter is a goal."""
    text = "二、分项绩效目标\n（一）做好财务\n（二）加强国有资产管理\n绩效目标：管好。\n（三）做好宣传\n"
    assert ["做好财务", "加强国有资产管理", "做好宣传"] == [
        goal.title and goal.title.text for goal in reading_of(text).of(Goal)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、主要职责：\n1、管理。\n", ["duties"]),
        ("主要职责\n1、管理。\n", ["duties"]),
        (
            "八、其他重要事项情况说明\n（一）政府采购情况\n（二）国有资产占用情况：\n",
            ["other-matters", "procurement", "assets"],
        ),
        ("八、其他重要事项\n（一）机关运行经费\n", ["other-matters", "operating-funds"]),
        ("一、部门概况\n（一）主要职责\n1、管理。\n（二）机构设置\n", ["overview", "duties", "organisation"]),
        (
            "一、部门职责及机构设置\n（一）部门主要职责\n1、管理。\n（二）机构设置情况\n",
            ["duties", "duties", "organisation"],
        ),
        ("八、其他事项\n（一）加强国有资产管理\n", ["other-matters"]),
        ("七、名词解释\n1、基本支出：指支出。\n二、须知：\n", ["glossary"]),
    ],
)
def test_headings(text: str, expected: list[str]) -> None:
    """A line numbered （一） is one when it has the form of a heading; a colon behind it changes nothing."""
    assert expected == kinds(text)


def test_the_colon_is_no_part_of_a_heading() -> None:
    """The section is named without it."""
    heading = reading_of("一、主要职责：\n1、管理。\n").sections[1].heading
    assert "一、主要职责" == (heading and heading.text)


@pytest.mark.parametrize(
    "body",
    [
        "1、管理园区；\n2、审批。\n",
        "（一）管理园区；\n（二）审批。\n",
        "（1）管理园区\n（2）审批\n",
        "管理园区。\n审批。\n",
        "一、管理园区；\n二、审批。\n",
        "（九）管理园区。（十）审批。\n",
        "19．管理园区；20．审批。\n",
    ],
)
def test_duties_are_numbered_in_any_way_or_not(body: str) -> None:
    """Without numbers each paragraph is a duty."""
    assert ["管理园区", "审批"] == [duty.text.text for duty in reading_of(f"一、主要职责\n{body}").of(Duty)]


def test_a_number_within_a_duty_that_does_not_go_on_counting_begins_none() -> None:
    """What a duty enumerates in another series stays with it."""
    text = "一、主要职责\n（一）管理园区。（三）另见。（一）再见。1．审批。\n（十九）收费。（二十）其他。（二十二）无。\n"
    expected = ["管理园区。（三）另见。（一）再见。1．审批", "收费", "其他。（二十二）无"]
    assert expected == [duty.text.text for duty in reading_of(text).of(Duty)]


def test_nothing_that_has_no_words_is_a_fact() -> None:
    """Numbers without an item behind them give no duty, goal, measure or indicator."""
    text = "一、主要职责\n1、管。\n2、。\n二、分项绩效目标\n（一）\n（二）。\n绩效指标：1、。\n三、工作保障措施\n（一）。\n1、；\n"
    reading = reading_of(text)
    assert ["管"] == [duty.text.text for duty in reading.of(Duty)]
    assert [] == reading.of(SafeguardMeasure)
    assert ["绩效指标：1、。"] == [goal.text and goal.text.text for goal in reading.of(Goal)]


@pytest.mark.parametrize(
    "body",
    [
        "1、基本支出：指甲。\n2、项目支出:指乙。\n",
        "（一）基本支出：指甲。\n（二）项目支出：指乙。\n",
        "（1）基本支出：指甲。\n（2）项目支出：指乙。\n",
        "一、基本支出：指甲。\n二、项目支出：指乙。\n",
        "基本支出：指甲。\n项目支出：指乙。\n",
        "（一）基本支出\n指甲。\n（二）项目支出：\n指乙。\n",
    ],
)
def test_a_glossary_is_numbered_in_any_way_or_not(body: str) -> None:
    """Term and definition, in one paragraph or two."""
    assert [("基本支出", "指甲。"), ("项目支出", "指乙。")] == [
        (entry.term.text, entry.definition.text)
        for entry in reading_of(f"七、名词解释\n{body}").of(GlossaryEntry)
    ]


def test_a_definition_goes_on_to_its_full_stop() -> None:
    """A line broken in mid-sentence is one definition; what follows a full stop is a note."""
    text = "七、名词解释\n1、基本支出：指甲、\n乙。\n以上名词仅供参考。\n"
    [entry] = reading_of(text).of(GlossaryEntry)
    assert ("指甲、\n乙。", ["以上名词仅供参考。"]) == (entry.definition.text, notes(text))


def test_a_paragraph_without_end_is_no_term() -> None:
    """A colon far into a text ends no term."""
    text = f"七、名词解释\n1、{'甲' * 300}：指乙。\n2、丙：指丁。\n"
    assert ["丙"] == [entry.term.text for entry in reading_of(text).of(GlossaryEntry)]


def test_a_level_without_a_name_is_no_step() -> None:
    """Brackets in a name are part of it."""
    steps = classification_path(Passage(0, "（类）政府办公厅（室）事务（款）（项）"))
    assert [("division", "政府办公厅（室）事务")] == [(step.level, step.name.text) for step in steps]


def test_what_stands_before_the_first_number_is_an_item() -> None:
    """It is not dropped."""
    assert ["总则", "甲\n续", "乙"] == [
        item.text for item in items(Passage(0, "总则\n\n1、甲\n续\n 2、乙；\n3、。"))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("四、“三公”经费预算情况\n我单位厉行节约，接待12批。\n", ["我单位厉行节约，接待12批。"]),
        ("一、主要职责\n我局的职责如下：\n1、管理。\n另见2019年三定方案。\n", ["另见2019年三定方案。"]),
        ("二、分项绩效目标\n目标共2项。\n（一）做好财务。\n", ["目标共2项。"]),
        ("六、国有资产信息\n1.资产情况\n单位：万元\n编制部门：某委\n---\n", []),
        ("七、闻所未闻\n共12件。\n八、名词解释\n", []),
    ],
)
def test_what_no_fact_holds_is_a_note(text: str, expected: list[str]) -> None:
    """Every paragraph of a known section is kept, but for what only labels others."""
    assert expected == notes(text)


def test_a_second_overall_goal_is_a_note() -> None:
    """There is one goal for the year; the other text is not lost."""
    text = "一、总体绩效目标\n甲1。\n二、总体绩效目标\n乙2。\n"
    assert (["甲1。"], ["乙2。"]) == ([g.text.text for g in reading_of(text).of(OverallGoal)], notes(text))


@pytest.mark.parametrize(
    ("text", "last_words"),
    [
        ("一、主要职责\n1、管理；\n2、审", "2、审"),
        ("一、总体绩效目标\n做好财务，管", "做好财务，管"),
        ("一、总体绩效目标\n符合《意见", "符合《意见"),
        ("一、总体绩效目标\n做好、\n", "做好、"),
        ("一、总体绩效目标\n甲。\n五、政府采购情况\n", "五、政府采购情况"),
        ("二、机构设置\n\t单位名称\n\t单位性质\n\t单位规格\n\t经费来源\n\n\t某委\n\t机关", "机关"),
    ],
)
def test_where_a_document_breaks_off(text: str, last_words: str) -> None:
    """Its last words are listed: a sentence, a row, a bare heading."""
    assert ("end", last_words) in unread(text)


@pytest.mark.parametrize(
    "end",
    [
        "做好财务，管好资产。\n",
        "本单位无专项资金预算",
        "联系人：某科，电话：三",
        "某委\n2020年3月1日",
        "\t甲\n\t乙\n\n\t丙\n\t丁\n",
    ],
)
def test_where_a_document_ends(end: str) -> None:
    """A full stop, a short line, a contact, a day, a whole row: nothing is missing."""
    assert [] == [words for expected, words in unread(f"八、其他事项\n{end}") if expected == "end"]


def test_a_project_without_indicators_is_told() -> None:
    """It is listed where its table should be."""
    text = "第三部分 预算项目绩效目标\n1、绿化绩效目标表\n\t绩效目标\n\t1、种树。\n"
    assert [("indicator", "绿化")] == unread(text)
    assert [()] == [project.indicators for project in reading_of(text).of(Project)]


def test_another_departments_code_is_told() -> None:
    """A printed code that is not the registered one is listed, once."""
    head = "1、{}绩效目标表\n\t200002某局\n\t单位：万元\n\n\t绩效目标\n\t1、种树。\n\n"
    reading = reading_of("第三部分 预算项目绩效目标\n" + head.format("甲") + head.format("乙"))
    key = DisclosureKey("130300", "100001", 2020, "budget")
    disclosure = Disclosure(Path(), key, "某局", (Path("x.txt"),))
    graph = map_facts(disclosure, reading.document, reading.sections, reading.facts, Identifiers())
    expected = [quad.object.value for quad in graph if quad.predicate == BG.expected]
    assert 1 == expected.count("code")


@pytest.mark.parametrize(
    ("text", "name", "comparator", "stated", "number"),
    [
        ("群众满意度不低于95%", "群众满意度", "gteq", True, "95"),
        ("满意度≥95%", "满意度", "gteq", True, "95"),
        ("完成率为100%。", "完成率", "eq", False, "100"),
        ("人数超过100人", "人数", "gt", True, "100"),
        ("群众满意度达到95%", "群众满意度", "eq", False, "95"),
        ("办公天数达全年95%及以上。", "办公天数", "gteq", True, "95"),
        ("费用控制在10%以内", "费用", "lteq", True, "10"),
        ("企业满意度95%以上；", "企业满意度", "gteq", True, "95"),
        ("完成报告3份", "完成报告", "eq", False, "3"),
        ("3个项目合格率达到100%", "3个项目合格率", "eq", False, "100"),
    ],
)
def test_indicators_that_end_with_a_quantity(
    text: str, name: str, comparator: str, stated: bool, number: str
) -> None:
    """The comparator is read wherever it stands, and said not to be stated where there is none."""
    found = read_indicator(Passage(0, text), 2020)
    target = found.target
    assert isinstance(target, QuantitativeTarget)
    assert (name, comparator, stated, number) == (
        found.name.text,
        target.comparator,
        target.comparator_stated,
        f"{target.number}",
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("确保工作在2020年6月份完成", DeadlineTarget),
        ("在10月31日前全部完成", DeadlineTarget),
        ("在2019年6月至2020年6月完成", QualitativeTarget),
        ("办结率≥95%，满意度达到90%", QualitativeTarget),
        ("工作完成时间为10月31日", QualitativeTarget),
        ("从5到10个", QualitativeTarget),
        ("人员10人-20人", QualitativeTarget),
        ("迎接建党100周年", QualitativeTarget),
        ("组织第3批", QualitativeTarget),
    ],
)
def test_indicators_with_a_date_or_several_numbers(text: str, kind: type[Target]) -> None:
    """A day is a deadline; what is no single quantity stays words, all of them kept."""
    found = read_indicator(Passage(0, text), 2020)
    assert kind is type(found.target)
    assert text == (found.description or found.name).text


def test_an_amount_that_only_a_note_holds_is_unread() -> None:
    """Its words are kept, and its number is listed: it should have become a figure."""
    reading = reading_of("一、部门主要职责\n1、管理。\n六、国有资产信息\n去年购置的资产共值1,234.56万元。\n")
    assert ["1,234.56"] == [fact.passage.text for fact in reading.of(Unread)]


def test_vehicles_and_equipment_are_counted_in_words() -> None:
    """Sentences that count what is in stock and what will be bought are kept apart; no value is made up."""
    text = (
        "五、国有资产占有使用情况\n截至2024年8月31日，某局共有车辆3辆，其中：执法执勤用车3辆；单价100万元（含）以上设备2台（套）。\n"
        "2025年部门预算安排购置车辆1辆。\n"
    )
    said = [(fact.kind, fact.text.text) for fact in reading_of(text).of(Statement)]
    assert ["assets-in-stock", "assets-in-stock", "assets-planned"] == [kind for kind, _ in said]
    assert [] == reading_of(text).of(AssetStock)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "纳入本部门预算编制范围的预算单位共计2家，具体包括：某某局（本级）、某某服务中心。",
            ["某某局（本级）", "某某服务中心"],
        ),
        ("本部门下属单位包括：东湖宾馆、西山宾馆。", ["东湖宾馆", "西山宾馆"]),
        ("本部门中，行政单位1家，具体包括：\n1.某某局本部\n2.某某中心\n", ["某某局本部", "某某中心"]),
        ("某某局（单位）设9个内设机构，包括：办公室、综合科、预算科。", []),
        ("下属单位包括：某某中心、张三和李四。", []),
        ("下属单位包括：某某中心、", []),
        ("编制12人，实有10人。", []),
    ],
)
def test_units_that_are_enumerated(text: str, names: list[str]) -> None:
    """All names of a list are units, or none; offices inside the body and persons are none."""
    units = reading_of(f"二、机构设置\n{text}\n").of(Organisation)
    assert names == [unit.name.text for unit in units]


PROJECT = "体育场馆维护经费项目经费情况说明\n一、项目概述\n维护场馆。\n二、立项依据：体育法。\n六、年度预算安排\n30万元。\n七、绩效目标\n场馆开放。\n"


def test_a_project_told_in_words() -> None:
    """Its title is the heading's, its parts are what its labels label, its goal is a goal."""
    reading = reading_of(
        f"其他相关情况说明\n一、机关运行经费预算\n5万元。\n{PROJECT}{PROJECT.replace('体育', '群众')}"
    )
    [first, second] = reading.of(Project)
    assert ["体育场馆维护经费", "群众场馆维护经费"] == [p.title and p.title.text for p in (first, second)]
    assert [
        ("project-overview", "维护场馆。"),
        ("project-basis", "体育法。"),
        ("project-budget", "30万元。"),
    ] == [(part.kind, part.text.text) for part in first.parts]
    assert ["场馆开放。"] == [goal.text and goal.text.text for goal in first.goals]
    assert "30" in [passage.text for passage in reading.account.unread]


def test_names_and_telephones_are_no_facts() -> None:
    """Who can be asked stays in the text: no label, no statement, and the numbers are no facts."""
    reading = reading_of("一、主要职责\n1、管理。\n第四部分 联系方式\n联系人：张某 电话：0335-1234567\n")
    assert [] == [fact for fact in reading.facts if "张某" in repr(fact) or "1234567" in repr(fact)]
    assert {"contact"} == {e.kind for e in reading.account.entries if e.passage.text in ("0335", "1234567")}


def test_the_lines_of_a_site_are_no_title() -> None:
    """Where the site prints its own lines around the title, the title is the line that names the budget."""
    text = "索引号：A-1\n发布日期：2020-02-01\n某某局2020年部门预算\n来源：某某局\n一、主要职责\n1、管理。\n上一篇：无\n"
    assert ["某某局2020年部门预算"] == [title.text.text for title in reading_of(text).of(Title)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("（一）财政拨款收入：指拨款。\n（二）其他收入：指收入。\n", ["财政拨款收入", "其他收入"]),
        ("1.财政拨款收入：指拨款。\n2．其他收入:指收入。\n", ["财政拨款收入", "其他收入"]),
        ("财政拨款收入：是指拨款。\n其他收入：是指收入。\n", ["财政拨款收入", "其他收入"]),
        ("一、财政拨款收入是指拨款。\n二、其他收入是指收入。\n", ["财政拨款收入", "其他收入"]),
        ("一、财政拨款收入\n指拨款。\n二、其他收入\n指收入。\n", ["财政拨款收入", "其他收入"]),
        (
            "\t名词\n\t解释\n\n\t财政拨款收入\n\t指拨款。\n\n\t其他收入\n\t指收入。\n\n",
            ["财政拨款收入", "其他收入"],
        ),
    ],
)
def test_glossaries_in_any_form(text: str, terms: list[str]) -> None:
    """Numbered or not, in one line or two, in a table: each term with its definition."""
    entries = reading_of(f"第四部分 名词解释\n{text}").of(GlossaryEntry)
    assert terms == [entry.term.text for entry in entries]
    assert ["拨款", "收入"] == [entry.definition.text.strip("是指。") for entry in entries]


def test_a_term_with_its_code_spells_a_class() -> None:
    """The code before the name is no part of the name."""
    [entry] = reading_of("第四部分 名词解释\n2010301一般公共服务支出（类）行政运行（项）：指支出。\n").of(
        GlossaryEntry
    )
    assert ["一般公共服务支出", "行政运行"] == [step.name.text for step in entry.path]
