"""The words that stand around line items in sentences: before, after, comparisons, verbs, phases.

All patterns are for text without blank space (`Lead`).
"""

from __future__ import annotations

import re

from budgetgraph.facts.direction import Direction
from budgetgraph.facts.figure import Phase

NUMBERING = (
    r"(?:第?[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）][、.．]?"
    r"|\d{1,3}[、.．)）]|[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮]|[●•·◆▪\-—])"
)
YEAR = r"20\d\d年?度?"
_WITH_ITS_UNITS = (
    r"[本我](?:部门|单位|局)(?:本级)?(?:及|和|以及)(?:所属|下属)"
    r"(?:参照公务员法管理的?|参公(?:管理的?)?)?(?:行政|事业)?单位的?"
)

# What may stand before and after a line item without changing which one it is. Lazily and not often, because a
# line item may begin with the same words: 本年收入.
BEFORE = (
    rf"(?:{NUMBERING}|其中|(?:收入|支出)?(?:包括|全部[为是])|{_WITH_ITS_UNITS}|20\d\d年度?|本年度?|当年|全年|年初|[本我](?:部门|单位|系统|级)|[我全](?:局|委|办|院|厅|部|会|校|所)"
    r"|部门|单位|本级|预算|安排|公用|相应|该数据|该项经费|该经费|增减相抵后|此外|另外|一是|二是|三是|[：:，,、；;。（()）和及与的共在])*?"
)
AFTER = (
    r"(?:预算|安排|总额|总计|合计|共计|总数|总金额|金额|数额|数据?|资金|[（(]当年[)）]|共安排|实际|为|是|共|约|达|的"
    r"|分别|各|均|[：:“”\"])*+"
)
_COMPARED_KIND = (
    r"(?:当年|全年|年初|年终|部门|单位|调整后?|批复|实际|累计|财政|的|项目)*+"
    r"(?:预算执行|预算完成|执行|完成|决算|预算|支出|收入|安排)?(?:安排|支出|收入|批复|总)*+数?据?额?(?:年(?!度|初|终))?"
)
NAMED_AGAIN = r"(?:(?:部门)?(?:决算|预算)?(?:公开)?(?:财政拨款|一般公共预算(?:财政)?(?:拨款)?)?[“\"]?三公[”\"]?经费[”\"]?(?:合计|总额)?|[该此本]项(?:经费|支出)?)?"
_COMPARED = rf"(?:{YEAR}(?:[（(][^（()）\d]{{1,8}}[)）])?{NAMED_AGAIN}|上一?年度?|去年度?|年初|全年|调整后?|同期)(?:同期)?{_COMPARED_KIND}(?:同期|期末)?"
_STATED_BASE = r"(?:\d[\d,.]*(?:[万亿]?元)?)?"
_SAME_SCOPE = "(?:按?(?:同|可比)口径(?:比较|相比|计算)?[，,]?)?"
COMPARISON = (
    rf"(?:{_SAME_SCOPE}(?:(?:[较比与同和]|相比|相较于?|对比|[较与]之?){_COMPARED}{_STATED_BASE}(?:数|额)?(?:相比|比较|对比|相较|比)?"
    r"|[较比与同和]预算数(?:相比|比较)?|[较比]预算|[与同和]预算(?:相比|比较)|同比|对比(?=[增减上下])|本年预?算?数?)[，,]?)"
)
MORE = "增加|增长|提高|上升|增多|上涨|提升|增支|增收|增"
LESS = "减少|下降|降低|压减|压缩|缩减|削减|下调|负增长|减支|减收|减"
VERB = (
    rf"(?:各自?|均|分别|共|总体|净|相应|小幅|略有?|大幅|合计|将|预计|计划|支出|收入|预算|经费)*+"
    rf"(?:[（(](?=[^（()）]{{1,4}}[)）]))?(?P<verb>(?:(?:{MORE})(?:[（(]?/?(?:{LESS})[)）]?)?|(?:{LESS})(?:[（(]?/?(?:{MORE})[)）]?)?))[)）]?"
    r"(?:支出|收入|预算|经费|安排|金额|幅度|比例|比率|率|了|额|数|约|共|为|是|达到?|[：:])*+"
)
VERB_BEFORE = rf"(?:相应|共|合计|将)?(?P<verb>{MORE}|{LESS})(?:了|安排)?"
DIFFERENCE = rf"(?:本年)?(?:决算|预算|支出|收入)?数?(?P<verb>小于|低于|少于|大于|高于|多于)(?P<than>{_COMPARED}|预算数)"
EXTENT = (
    r"(?:同比)?[（(]?(?P<extent>增[）)]?幅|涨幅|增长率|增长幅度|[降减][）)]?幅|下降率|下降幅度|[增减][加少]率)"
    r"(?:约|为|达|是|[：:])*+"
)

_UP = re.compile(MORE.replace("增长", "(?<!负)增长").replace("|增", "|(?<!负)增") + "|大于|高于|多于|涨幅")
_DOWN = re.compile(LESS + "|小于|低于|少于|[降减][）)]?幅|下降率|下降幅度")


def direction_said(verb: str) -> Direction | None:
    """The direction of a verb; None for a template that leaves both (增加（减少）)."""
    up, down = _UP.search(verb), _DOWN.search(verb)
    if up and down:
        return None
    return "increase" if up else "decrease"


def phase_said(words: str) -> Phase:
    """The phase that words stand for: 决算, 全年预算, 年初预算."""
    if re.search("决算|执行|完成", words):
        return "executed"
    return "revised" if re.search("全年|调整", words) else "approved"
