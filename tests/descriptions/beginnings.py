"""Invented beginnings of documents, in the forms that real ones have, and what is to be read from each.

A trait that is not named is not looked at; None is "unknown, and said to be so". The bodies exist, the texts do not.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Beginning:
    """A text (as .txt, so that a tab begins a cell) with the name of its file, and the traits that it must give."""

    id: str
    text: str
    expected: dict[str, object] = field(default_factory=dict)
    name: str = "a.txt"


BUDGET = {"kind": "budget", "caliber": "department"}
FINAL = {"kind": "final", "caliber": "department"}

BEGINNINGS = [
    Beginning(
        "name above year",
        "隆德县财政局\n2023年部门预算\n\n目　录\n第一部分 部门概况\n",
        {"name": "隆德县财政局", "region": "640423", "year": 2023, **BUDGET},
    ),
    Beginning(
        "one line",
        "平山县下口镇人民政府2022年度部门预算信息公开\n一、部门职责\n",
        {"name": "平山县下口镇人民政府", "region": "130131", "year": 2022, **BUDGET},
    ),
    Beginning(
        "year before the name",
        "2021年度乌海市统计局部门决算公开报告\n\n目录\n",
        {"name": "乌海市统计局", "region": "150300", "year": 2021, **FINAL},
    ),
    Beginning(
        "about",
        "关于巴中市审计局2024年部门预算编制的说明\n一、基本职能\n",
        {"name": "巴中市审计局", "region": "511900", "year": 2024, **BUDGET},
    ),
    Beginning(
        "cut by a line end",
        "中共宁乡市委\n政法委员会 2022 年度\n部门决算\n目录\n",
        {"name": "中共宁乡市委政法委员会", "region": "430182", "year": 2022, **FINAL},
    ),
    Beginning(
        "region in the title, body in the owner line",
        "上海市崇明区2024年区级部门预算\n预算主管部门：上海市崇明区水务局\n目录\n",
        {"name": "上海市崇明区水务局", "region": "310151", "year": 2024, "scope": None, **BUDGET},
    ),
    Beginning(
        "single unit",
        "上海市崇明区2024年区级单位预算\n预算单位：上海市崇明区水文站\n目录\n",
        {
            "name": "上海市崇明区水文站",
            "region": "310151",
            "year": 2024,
            "kind": "budget",
            "caliber": "unit",
            "scope": "own",
        },
    ),
    Beginning(
        "district court on the city's budget",
        "上海市2025年市级单位预算\n预算单位：上海市普陀区人民法院\n",
        {"name": "上海市普陀区人民法院", "region": "310000", "caliber": "unit"},
    ),
    Beginning(
        "prison of a city on the province's budget",
        "江苏省2018年度\n省级部门预算公开报表\n部 门:江苏省徐州市中级人民法院\n江苏省财政厅印制\n",
        {"name": "江苏省徐州市中级人民法院", "region": "320000", "year": 2018, **BUDGET},
    ),
    Beginning(
        "code before the name",
        "2023年部门预算\n部门：779002秦皇岛经济技术开发区管理委员会  单位：万元\n",
        {
            "name": "秦皇岛经济技术开发区管理委员会",
            "code": "779002",
            "region": None,
            "table_unit": "万元",
        },
    ),
    Beginning(
        "short code before the name",
        "预算单位：920平山县下口镇财政所\t\n2022年单位预算公开表\n",
        {"name": "平山县下口镇财政所", "code": "920", "region": "130131", "year": 2022, "caliber": "unit"},
    ),
    Beginning(
        "code in brackets",
        "2023年部门预算公开表\n部门名称：(433)乌海市文体旅游广电局    金额单位：万元\n",
        {"name": "乌海市文体旅游广电局", "code": "433", "region": "150300", "table_unit": "万元"},
    ),
    Beginning(
        "code in square brackets with a line",
        "编制部门：_[023]隆德县民政局 单位:元\n2024年部门收支预算总表\n",
        {"name": "隆德县民政局", "code": "023", "region": "640423", "year": 2024, "table_unit": "元"},
    ),
    Beginning(
        "code behind the name",
        "长宁县林业局（321001）2024年部门预算\n部门：长宁县林业局（321001）\n",
        {"name": "长宁县林业局", "code": "321001", "region": "511524", "year": 2024},
    ),
    Beginning(
        "code with a dash",
        "2023年部门预算\n部门：101001-吕梁市人大常委会办公室\n",
        {"name": "吕梁市人大常委会办公室", "code": "101001", "region": "141100"},
    ),
    Beginning(
        "code under a label",
        "汉中市档案馆2023年部门预算\n部门编码：146001\n",
        {"name": "汉中市档案馆", "code": "146001", "region": "610700"},
    ),
    Beginning(
        "two codes",
        "汉中市档案馆2023年部门预算\n部门：146汉中市档案馆\n部门：203001汉中市档案馆\n",
        {"name": "汉中市档案馆", "code": None},
    ),
    Beginning(
        "code of the department and of its own office",
        "汉中市档案馆2023年部门预算\n部门：146汉中市档案馆\n部门：146001汉中市档案馆\n",
        {"name": "汉中市档案馆", "code": "146"},
    ),
    Beginning(
        "code beside other numbers",
        "汉中市档案馆2023年部门预算\n支出总表\n7.50 12\n146汉中市档案馆\n31.00\n",
        {"name": "汉中市档案馆", "code": "146"},
    ),
    Beginning(
        "name broken over two lines of a cover",
        "2024年部门预算\n预算单位：遂宁市船山区人民政府\n明月街道办事处\n一、遂宁市船山区人民政府明月街道办事处概况\n",
        {"name": "遂宁市船山区人民政府明月街道办事处", "region": "510903", "year": 2024},
    ),
    Beginning(
        "name that may be broken over two lines",
        "2024年部门预算\n预算单位：遂宁市船山区人民政府\n明月街道办事处\n收支总表\n",
        {"name": None, "year": 2024},
    ),
    Beginning(
        "department and the units below it in the title",
        "遂宁市林业局部门及所属预算单位2025年预算公开\n",
        {"name": "遂宁市林业局", "caliber": "department", "scope": "consolidated", "year": 2025},
    ),
    Beginning(
        "units below it in brackets",
        "遂宁市林业局（含下属单位）2025年部门预算公开\n",
        {"name": "遂宁市林业局", "caliber": "department", "scope": "consolidated", "year": 2025},
    ),
    Beginning(
        "units counted that are reported with it",
        "遂宁市林业局2023年度部门决算\n纳入遂宁市林业局2023年度部门决算编报的单位共4个。其中：行政单位1个。\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "one unit counted that is reported",
        "遂宁市林业局2023年度部门决算\n纳入遂宁市林业局2023年度部门决算汇编范围单位共1个，即局机关。\n",
        {"scope": "own"},
    ),
    Beginning(
        "what it is composed of",
        "遂宁市林业局2022年部门决算\n遂宁市林业局2022年部门决算汇总公开单位构成包括：遂宁市林业局本级以及林木种苗站。\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "composed of itself",
        "遂宁市林业局2022年部门决算\n遂宁市林业局2022年部门决算公开单位构成包括：遂宁市林业局本级。\n",
        {"scope": "own"},
    ),
    Beginning(
        "money of offices says nothing of units",
        "遂宁市林业局2025年部门预算\n2025年收入预算为90万元，其中本级和上级拨款各45万元。\n",
        {"scope": None},
    ),
    Beginning(
        "several units held",
        "遂宁市林业局2025年部门预算\n遂宁市林业局所属4个预算单位，分别为遂宁市林业局本级和三个林场。\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "list behind its own office",
        "遂宁市林业局2025年部门预算\n遂宁市林业局部门预算包括：遂宁市林业局本级预算（行政单位）、遂宁市林木种苗站。\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "offices and institutions counted",
        "遂宁市林业局2025年部门预算\n2025年部门预算包括遂宁市林业局本级1家行政单位和3家事业单位。\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "second-level units below it",
        "遂宁市林业局2025年部门预算\n遂宁市林业局下属5个二级预算单位。\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "one unit held, itself",
        "遂宁市林业局2025年部门预算\n遂宁市林业局下设1个预算单位，为遂宁市林业局本级。\n",
        {"scope": "own"},
    ),
    Beginning(
        "one unit held, of which nothing is said",
        "遂宁市林业局2025年部门预算\n遂宁市林业局下设1个预算单位。\n",
        {"scope": None},
    ),
    Beginning(
        "range of nothing but itself",
        "遂宁市林业局2025年部门预算\n纳入2025年部门预算编制范围的只有遂宁市林业局本级。\n",
        {"scope": "own"},
    ),
    Beginning(
        "range of no second-level units",
        "遂宁市林业局2025年部门预算\n纳入本部门2025年部门预算编制范围的二级预算单位共有0个。\n",
        {"scope": "own"},
    ),
    Beginning(
        "range of a numbered list",
        "遂宁市林业局2025年部门预算\n纳入遂宁市林业局2025年部门预算编制范围的二级预算单位包括：1.遂宁市林业局2.遂宁市林木种苗站。\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "a template's count beside what is said",
        "遂宁市林业局2025年部门决算\n我部门没有下属单位。\n机关及下属2个单位共接待来访0批次。\n",
        {"scope": "own"},
    ),
    Beginning(
        "a principle alone",
        "遂宁市林业局2025年部门预算\n部门本级和所属单位的收入和支出均包含在部门预算中。\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "a sentence with amounts is no title",
        "遂宁市林业局\n2025年政府性基金预算财政拨款收入30.5万元，主要\n用于造林\n遂宁市林业局2025年部门预算\n",
        {"name": "遂宁市林业局", "year": 2025, "caliber": "department"},
    ),
    Beginning(
        "year in Chinese digits",
        "湘潭市水利局\n二〇二〇年度部门决算\n",
        {"name": "湘潭市水利局", "region": "430300", "year": 2020, **FINAL},
    ),
    Beginning(
        "year with circles and zeros",
        "湘潭市水利局二○一九年部门预算\n",
        {"name": "湘潭市水利局", "year": 2019, **BUDGET},
    ),
    Beginning(
        "full-width year",
        "北海市城市管理局２０１９年度部门预算\n",
        {"name": "北海市城市管理局", "region": "450500", "year": 2019, **BUDGET},
    ),
    Beginning(
        "day of issue on the cover",
        "2018年度岳阳市民政局预算公开\n2018年2月24日\n",
        {"name": "岳阳市民政局", "region": "430600", "year": 2018, "kind": "budget", "caliber": None},
    ),
    Beginning(
        "two years in the title",
        "廊坊市科学技术局2021年部门决算及2022年部门预算\n",
        {"name": "廊坊市科学技术局", "year": None, "kind": None},
    ),
    Beginning(
        "county of two provinces",
        "普陀区司法局2024年部门预算\n一、主要职责\n",
        {"name": "普陀区司法局", "region": None, "year": 2024},
    ),
    Beginning(
        "county of two provinces, its city named",
        "普陀区司法局2024年部门预算\n一、主要职责\n1、贯彻舟山市的规定。\n2、执行舟山市的规划。\n3、承办舟山市司法局交办的事项。\n",
        {"name": "普陀区司法局", "region": "330903"},
    ),
    Beginning(
        "county of two provinces, both named",
        "普陀区司法局2024年部门预算\n1、舟山市。\n2、舟山市。\n3、舟山市。\n4、上海市。\n",
        {"region": None},
    ),
    Beginning(
        "county with its province",
        "辽宁省朝阳县教育局2023年部门预算\n",
        {"name": "辽宁省朝阳县教育局", "region": "211321"},
    ),
    Beginning(
        "no region printed",
        "商务局2023年部门预算\n一、主要职责\n1、管理商贸。\n",
        {"name": "商务局", "region": None, "year": 2023},
    ),
    Beginning(
        "short name of the province in the name",
        "省财政厅2023年度部门决算\n",
        {"region": None, "year": 2023, **FINAL},
    ),
    Beginning(
        "title without the region, owner line with it",
        "民政局2023年部门预算\n部门：佳县民政局\n",
        {"name": "佳县民政局", "region": "610828"},
    ),
    Beginning(
        "title and owner line of different bodies",
        "佳县民政局2023年部门预算\n部门：佳县财政局\n",
        {"name": None, "year": 2023},
    ),
    Beginning(
        "party office with and without 中共",
        "佳县县委办公室2023年部门预算\n",
        {"name": "佳县县委办公室", "region": "610828"},
    ),
    Beginning(
        "own budget of a department",
        "本溪市公安局（本级）2023年单位预算\n",
        {"name": "本溪市公安局", "region": "210500", "caliber": "unit", "scope": "own"},
    ),
    Beginning(
        "city's level is no scope",
        "梧州市本级2023年部门预算\n部门：梧州市商务局\n",
        {"name": "梧州市商务局", "region": "450400", "scope": None, **BUDGET},
    ),
    Beginning(
        "consolidated title",
        "本溪市公安局2023年部门预算（汇总）\n",
        {"name": "本溪市公安局", "scope": "consolidated", **BUDGET},
    ),
    Beginning(
        "one unit counted",
        "佳县民政局2023年部门预算\n从预算单位构成看，纳入本部门2023年部门预算编制范围的单位共1个，即佳县民政局本级。\n",
        {"scope": "own"},
    ),
    Beginning(
        "units counted in Chinese",
        "佳县民政局2023年部门决算\n纳入佳县民政局2023年度部门决算编制范围的单位共三家。\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "headquarters and its units",
        "佳县民政局2023年部门预算\n佳县民政局部门预算是包括局本部以及下属2家事业单位的综合收支计划。\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "headquarters without units",
        "佳县民政局2023年部门预算\n佳县民政局部门预算是包括局本部以及下属0家预算单位的综合收支计划。\n",
        {"scope": "own"},
    ),
    Beginning(
        "the whole is called the body's own",
        "佳县民政局2023年部门预算\n本部门决算为佳县民政局本级决算，无下属预算单位。\n",
        {"scope": "own"},
    ),
    Beginning(
        "the whole is called consolidated",
        "佳县民政局2023年部门预算\n本部门预算为汇总预算，纳入编制范围的预算单位包括：局本级和2个下属事业单位。\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "count before the subordinate units",
        "佳县民政局2023年部门预算\n纳入编制范围的预算单位包括：局本级和两个下属事业单位。\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "count behind the units of the second level",
        "佳县民政局2023年部门预算\n佳县民政局下属二级预算单位2个，其中：事业单位2个。\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "no unit of the second level",
        "佳县民政局2023年部门预算\n佳县民政局下属二级预算单位0个。\n",
        {"scope": "own"},
    ),
    Beginning(
        "a unit with accounts of its own",
        "佳县民政局2023年部门预算\n本单位为独立核算单位，无下属单位。\n",
        {"scope": "own"},
    ),
    Beginning(
        "institutions are no units of a budget",
        "佳县民政局2023年部门预算\n佳县民政局下属事业单位2个。\n",
        {"scope": None},
    ),
    Beginning(
        "the own budget and more",
        "佳县民政局2023年部门预算\n本部门决算为佳县民政局本级决算和下属养老院决算的汇总。\n",
        {"scope": None},
    ),
    Beginning(
        "budget of a level of government",
        "佳县民政局2023年部门预算\n本部门预算为县本级预算，无变化。\n",
        {"scope": None},
    ),
    Beginning(
        "no subordinate units",
        "佳县民政局2023年部门预算\n本部门无下属预算单位。\n",
        {"scope": "own"},
    ),
    Beginning(
        "template against its own table",
        "佳县民政局2023年部门决算\n佳县民政局部门决算包括：佳县民政局本级决算、下属事业单位决算。\n\t序号\n\t单位名称\n\n\t1\n\t佳县民政局本级\n",
        {"scope": None},
    ),
    Beginning(
        "table of units",
        "佳县民政局2023年部门决算\n\t序号\n\t单位名称\n\n\t1\n\t佳县民政局本级\n\n\t2\n\t佳县敬老院\n",
        {"scope": "consolidated"},
    ),
    Beginning(
        "navigation first",
        "首页\n政务公开\n您当前的位置：首页 > 财政预决算\n遂宁市船山区医疗保障局2023年部门预算公开\n发布日期：2023-02-20\n",
        {"name": "遂宁市船山区医疗保障局", "region": "510903", "year": 2023, **BUDGET},
    ),
    Beginning(
        "portal's metadata twice",
        "索引号：000014349/2023-00001\n发文机关：某某\n索引号：000014349/2023-00001\n吴忠市文联2023年部门预算\n",
        {"name": "吴忠市文联", "region": "640300", "year": 2023, **BUDGET},
    ),
    Beginning(
        "supervision index first",
        "监督索引号53010000123456\n昆明市林业和草原局2024年部门预算编制说明\n",
        {"name": "昆明市林业和草原局", "region": "530100", "year": 2024, **BUDGET},
    ),
    Beginning(
        "page of official travel alone",
        "重庆市黔江区供销合作社联合社2022年“三公”经费预算公开\n",
        {
            "name": "重庆市黔江区供销合作社联合社",
            "region": "500114",
            "year": 2022,
            "kind": "budget",
            "caliber": None,
        },
    ),
    Beginning(
        "tables without a title",
        "收支预算总表\n公开01表\n部门：江苏省政协办公厅  单位：万元\n",
        {
            "name": "江苏省政协办公厅",
            "region": "320000",
            "year": None,
            "kind": "budget",
            "caliber": None,
            "title": None,
        },
    ),
    Beginning(
        "tables of final accounts without a title",
        "收入支出决算总表\n公开01表\n部门：贺州市农业农村局  2021年度  金额单位：元\n",
        {"name": "贺州市农业农村局", "kind": "final", "table_unit": "元"},
    ),
    Beginning(
        "Chinese file name as the last resort",
        "收支总表\n公开01表\n部门：  单位：万元\n",
        {"name": "勐海县水务局", "region": "532822", "year": 2024, "kind": "budget", "caliber": "department"},
        name="勐海县水务局2024年部门预算公开表.txt",
    ),
    Beginning(
        "title against the text",
        "勐海县水务局2024年部门预算\n2023年部门预算收支总表\n",
        {"year": 2024},
    ),
    Beginning(
        "final accounts that speak of the budget",
        "通辽市气象局2022年度部门决算\n预算收入、预算支出与年初预算相比，2022年预算执行情况如下。\n部门预算管理。\n",
        {"year": 2022, **FINAL},
    ),
    Beginning(
        "final accounts and budget column names",
        "部门预决算公开\n通辽市气象局2022年度部门决算\n",
        {"name": "通辽市气象局", "year": 2022, **FINAL},
    ),
    Beginning(
        "units of tables and prose differ",
        "勐海县水务局2024年部门预算\n预算总额为1,234.50万元。\n编制部门：勐海县水务局   单位：元\n",
        {"table_unit": "元", "prose_unit": "万元"},
    ),
    Beginning(
        "two table units",
        "勐海县水务局2024年部门预算\n单位：元\n单位：万元\n",
        {"table_unit": None, "prose_unit": None},
    ),
    Beginning(
        "label and name in two cells",
        "2024年部门预算\n\t部门：\n\t迁西县融媒体中心\n\t单位：万元\n",
        {"name": "迁西县融媒体中心", "region": "130227"},
    ),
    Beginning(
        "short name of a city, its full name in the text",
        "秦皇岛出口加工区管理委员会2020年部门预算\n按照《秦皇岛市市级预算公开办法》规定，公开如下：\n",
        {"name": "秦皇岛出口加工区管理委员会", "region": "130300"},
    ),
    Beginning(
        "university in a city",
        "北京大学2023年度部门决算\n学校位于北京市。\n",
        {"name": "北京大学", "region": None, **FINAL},
    ),
    Beginning(
        "tax office, which is of no region's government",
        "国家税务总局青岛市税务局2023年度部门决算\n",
        {"name": "国家税务总局青岛市税务局", "region": None},
    ),
    Beginning(
        "corps in a region",
        "新疆生产建设兵团第八师教育局2023年部门预算\n新疆维吾尔自治区。\n",
        {"region": None},
    ),
    Beginning(
        "headings alone",
        "目录\n第一部分 曲阳县林业局概况\n第二部分 曲阳县林业局2023年部门决算表\n第三部分 2023年部门决算情况说明\n",
        {"name": "曲阳县林业局", "region": "130634", "year": 2023, "kind": "final", "title": None},
    ),
    Beginning(
        "title in quotation marks",
        "《南昌县水利局2023年部门预算》\n",
        {"name": "南昌县水利局", "region": "360121", **BUDGET},
    ),
    Beginning(
        "townships in general",
        "2024年度乡镇预算公开\n",
        {"name": None, "year": 2024, "kind": "budget", "caliber": None},
    ),
    Beginning(
        "street office of a city's district",
        "长沙市芙蓉区人民政府定王台街道办事处2023年度部门预算公开\n",
        {"name": "长沙市芙蓉区人民政府定王台街道办事处", "region": "430102"},
    ),
    Beginning(
        "label with a stroke, code with a dash",
        "2023年部门收支总体情况表\n部门/单位：412001-湘阴县审计局 单位:万元\n",
        {"name": "湘阴县审计局", "code": "412001", "region": "430624", "year": 2023, "kind": None},
    ),
    Beginning(
        "province's own level",
        "海南省2023年省本级部门预算\n部门：海南省审计厅\n",
        {"name": "海南省审计厅", "region": "460000", "scope": None, **BUDGET},
    ),
    Beginning(
        "autonomous prefecture",
        "延边朝鲜族自治州民政局2023年部门预算\n",
        {"region": "222400"},
    ),
    Beginning(
        "owner line above a table of either caliber",
        "2023年部门收支预算总表\n预算单位：曲阳县林业局  单位：万元\n" + "\t项目\n\t预算数\n\n" * 8,
        {"name": "曲阳县林业局", "region": "130634"},
    ),
    Beginning(
        "cover that is a table",
        "\t附件2\n\n\t曲阳县林业局2023年部门预算公开表\n\n收支总表\n",
        {"name": "曲阳县林业局", "region": "130634", "year": 2023, **BUDGET},
    ),
    Beginning(
        "nothing of the kind",
        "关于放假的通知\n各单位放假三天。\n",
        {
            "title": None,
            "name": None,
            "region": None,
            "year": None,
            "kind": None,
            "caliber": None,
            "scope": None,
        },
    ),
    Beginning(
        "placeholder instead of the name",
        "XX县XX局2024年部门预算\n部门：××局\n",
        {"name": None, "region": None, "year": 2024},
    ),
    Beginning(
        "county that has moved to another city",
        "枞阳县民政局2023年部门预算\n",
        {"region": "340722"},
    ),
]
