"""Classes of expenditure as sentences name them.

`一般公共服务支出（类）财政事务（款）行政运行（项）`, `公共安全支出（204类）司法（06款）行政运行（01项）`,
`“一般公共服务支出-财政事务-行政运行”科目`, `行政运行（2010301）`, `社会保障和就业支出`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from budgetgraph.classifications import any_spelling
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.classification import Classification, Scheme
from budgetgraph.sections.prose.lead import Lead
from budgetgraph.sections.prose.wording import NUMBERING

_NAME = (
    r"[^（）()，,。；;：:“”\"《》\d]{1,24}"
    r"(?:[（(][^（）()类款项\d]{1,8}[)）][^（）()，,。；;：:“”\"《》\d]{0,24})?"
)
_LEVELS = r"(?=[^，,。；;]{0,120}?[（(]\d{0,7}[类款项][)）])" + "".join(
    rf"(?:(?P<name{n}>{_NAME})[（(](?P<code{n}>\d{{0,7}}){level}[)）])?"
    for n, level in ((1, "类"), (2, "款"), (3, "项"))
)
_FUNCTIONS = any_spelling(
    "(?:一般公共服务|外交|国防|公共安全|教育|科学技术|文化(?:旅游)?体育与传媒|社会保障和就业|医疗卫生与计划生育|卫生健康|医疗卫生"
    "|节能环保|城乡社区(?:事务)?|农林水(?:事务)?|交通运输|资源勘探(?:工业信息|电力信息|信息)?等|商业服务业等|金融|援助其他地区"
    "|国土海洋气象等|自然资源海洋气象等|住房保障|粮油物资储备|灾害防治及应急管理|债务付息|其他)支出"
)
_ECONOMIC_CLASSES = (
    "工资福利支出|商品和服务支出|对个人和家庭的?补助(?:支出)?|(?:其他)?资本性支出(?:[（(]基本建设[）)])?|债务利息(?:及费用)?支出"
    "|对企业补助(?:[（(]基本建设[）)])?|对社会保障基金补助"
)
_ECONOMIC_ITEMS = (
    "基本工资|津贴补贴|奖金|伙食补助费|绩效工资|机关事业单位基本养老保险(?:缴费|费)|职业年金缴费|职工基本医疗保险缴费|公务员医疗补助缴费"
    "|(?:其他)?社会保障缴费|住房公积金|医疗费|其[他它]工资福利支出|办公费|印刷费|咨询费|手续费|水费|电费|邮电费|取暖费|物业管理费|差旅费"
    "|维修[（(]护[）)]费|租赁费|会议费|培训费|公务接待费|专用材料费|劳务费|委托业务费|工会经费|福利费|公务用车运行维护费|其他交通费用"
    "|税金及附加费用|其他商品和服务支出|离休费|退休费|抚恤金|生活补助|救济费|医疗费补助|助学金|奖励金|其他对个人和家庭的补助(?:支出)?"
    "|办公设备购置|专用设备购置|信息网络及软件购置更新|提租补贴|购房补贴|因公出国[（(]境[）)]费用"
)
_BEFORE = rf"(?:{NUMBERING}|其中|支出包括|包括|[：:，,、；;])*+"
_OPEN, _CLOSE = '[“"《‘]?', '[”"》’]?'
_BY_LEVELS = re.compile(rf"{_BEFORE}{_OPEN}(?P<class>{_LEVELS}){_CLOSE}")
_BY_PATH = re.compile(rf"{_BEFORE}[“\"《](?P<class>{_NAME}(?:[-—－–]{_NAME}){{0,2}})[”\"》](?=科目)")
_BY_CODE = re.compile(
    rf"{_BEFORE}{_OPEN}(?P<class>(?P<name>{_NAME})[（(](?P<code>(?:\d\d)?(?:\d\d)?\d{{3}})[)）]){_CLOSE}"
)
_BEHIND_CODE = re.compile(
    rf"{_BEFORE}{_OPEN}(?P<class>(?P<code>(?:\d\d)?\d{{5}})(?P<name>{_NAME})){_CLOSE}(?:支出|科目)"
)
_BY_NAME = re.compile(rf"{_BEFORE}{_OPEN}(?P<class>{_FUNCTIONS}|{_ECONOMIC_CLASSES}){_CLOSE}")
_BY_ITEM = re.compile(rf"{_BEFORE}{_OPEN}(?P<class>{_ECONOMIC_ITEMS}){_CLOSE}")
_SEPARATOR = re.compile("[-—－–]")
_FUNCTION = re.compile(_FUNCTIONS.replace("支出", "(?:支出)?"))
_ECONOMIC = re.compile(_ECONOMIC_CLASSES)
# Words that belong to the sentence: a name that holds one was not cut out rightly.
_NO_NAME = re.compile(
    "用于|增加|减少|其中|本年|上年|主要|完成|安排(?!的支出)|合计|总计|相比|比|较|下降|增长|原因"
)


@dataclass(frozen=True)
class NamedClass:
    """A class and where in the lead it is named; `is_top` where its highest level (类) is named."""

    classification: Classification
    start: int
    end: int
    is_top: bool


def named_class(lead: Lead, above: Classification | None, scheme: Scheme) -> NamedClass | None:
    """The class with which a lead begins, None where it begins with none.

    `above` is the highest level that was named last, for classes of which only the lower levels are named;
    `scheme` the one that the section's classes are of where no highest level tells.
    """
    if match := _BY_LEVELS.match(lead.text):
        return _by_levels(lead, match, above, scheme)
    if match := _BY_PATH.match(lead.text):
        return _by_path(lead, match)
    if match := _BY_CODE.match(lead.text) or _BEHIND_CODE.match(lead.text):
        return _by_code(lead, match)
    if match := _BY_NAME.match(lead.text):
        return _by_name(lead, match)
    match = _BY_ITEM.match(lead.text) if scheme == "economic" else None
    return None if match is None else _by_item(lead, match, above)


def _by_levels(
    lead: Lead, match: re.Match[str], above: Classification | None, scheme: Scheme
) -> NamedClass | None:
    names = [name for n in (1, 2, 3) if (name := lead.group(match, f"name{n}"))]
    if not names or any(_NO_NAME.search(name.plain) for name in names):
        return None
    is_top = match["name1"] is not None
    if is_top:
        said = _scheme_of(match["name1"])
        if said is None and not match["code1"]:
            said = scheme if len(names) > 1 else None
        # A middle level is sometimes printed as the highest one: 行政事业单位离退休（类）….
        if said is None:
            return None
        scheme = said
    elif above:
        scheme = above.scheme
        names = [*_names(above), *names]
    codes = [digits for n in (1, 2, 3) if (digits := lead.group(match, f"code{n}"))]
    is_coded = is_top and len(codes) == len(names)
    code = "".join(digits.plain for digits in codes) if is_coded else None
    found = Classification(scheme, code, tuple(codes) if is_coded else (), names[-1], tuple(names[:-1]))
    return NamedClass(found, *match.span("class"), is_top)


def _scheme_of(name: str) -> Scheme | None:
    if _ECONOMIC.fullmatch(name):
        return "economic"
    return "function" if _FUNCTION.fullmatch(name) else None


def _names(above: Classification) -> tuple[Passage, ...]:
    return () if above.name is None else (*above.path, above.name)


def _by_path(lead: Lead, match: re.Match[str]) -> NamedClass:
    start, end = match.span("class")
    bounds = [start, *(start + cut.end() for cut in _SEPARATOR.finditer(match["class"]))]
    ends = [*(start + cut.start() for cut in _SEPARATOR.finditer(match["class"])), end]
    names = [lead.between(first, last) for first, last in zip(bounds, ends, strict=True)]
    found = Classification("function", None, (), names[-1], tuple(names[:-1]))
    return NamedClass(found, start, end, is_top=True)


def _by_code(lead: Lead, match: re.Match[str]) -> NamedClass | None:
    name, code = lead.group(match, "name"), lead.group(match, "code")
    if name is None or code is None or _NO_NAME.search(name.plain):
        return None
    # All functional classes have codes that begin with 2, no economic one has.
    said: Scheme = "function" if code.plain.startswith("2") else "economic"
    found = Classification(said, code.plain, (code,), name)
    return NamedClass(found, *match.span("class"), is_top=len(code.plain) == 3)


def _by_name(lead: Lead, match: re.Match[str]) -> NamedClass | None:
    name = lead.group(match, "class")
    scheme = _scheme_of(match["class"])
    if name is None or scheme is None:
        return None
    return NamedClass(Classification(scheme, None, (), name), *match.span("class"), is_top=True)


def _by_item(lead: Lead, match: re.Match[str], above: Classification | None) -> NamedClass | None:
    name = lead.group(match, "class")
    path = _names(above) if above and above.scheme == "economic" else ()
    found = Classification("economic", None, (), name, path)
    return NamedClass(found, *match.span("class"), is_top=False)
