"""The three public expenses (三公), conferences and training."""

from __future__ import annotations

from budgetgraph.sections.prose.words.funds import OF_FUND
from budgetgraph.sections.prose.words.line_item import LineItemWords, timed, words

_VEHICLE = "(?:公务用?车|公务车辆|公车|车辆)(?:用车)?"
_RUNNING = "(?:运行(?:及?维护)?|运维)(?:费用|费|经费)?"
_SPENT = "(?:费用?|经费)?[用费]?(?:支出|开支)?"
_THREE = '[“"「‘]{0,2}三公[”"“」’]{0,2}经费[”"」’]?'
_FUND = (
    "(?:当年|本年度?|财政)?(?:财政(?:预算)?拨款|一般公共预算|公共财政预算|公共预算)(?:当年)?(?:财政)?(?:预算)?(?:拨款)?(?:支出|收入|数)?"
    "(?:[（(](?:不?含|包括)[^（()）]{1,40}[）)])?"
)
# Whose money it is and how it is given may be said before the name in many words. Those of another body are not
# passed over (the owner's name is left out before), nor those that turn an amount into a change.
_OTHERS = "[局院站所校馆园]|中心|街道|委员会|办公室|[大支总]队|公司|协会|学会|下属|所属|直属|二级|其中"
_MOVED = '[增减压缩节控降超占除未无比较]|不(?:含|包括)[“"]?三公'
_SCOPE = rf"(?:20\d\d年度?|(?!三公|{_OTHERS}|{_MOVED})[^，,。；;：:\d“”\"])*+"
_WITHIN = rf"(?:{_SCOPE}{_THREE}(?:财政拨款)?(?:支出)?(?:预算|决算)?(?:支出)?中[，,]?)?"


def _one_of_three(**names: str) -> tuple[LineItemWords, ...]:
    """Items by their words, which may stand behind the name of all three: `“三公”经费决算中公务接待费`."""
    return timed(**{name: _WITHIN + pattern for name, pattern in names.items()})


THREE_PUBLIC = (
    LineItemWords(
        "一般公共预算(?:财政)?(?:拨款)?", ("three-public-general-public-budget",), is_breakdown=True
    ),
    *_one_of_three(
        three_public_abroad=f"(?:因公)?(?:临时)?出国(?:[（(]境[）)]|境|、出境)?{_SPENT}",
        three_public_vehicle=f"(?:{_VEHICLE})?(?:购置(?:费|经费)?(?:及|和|与|、){_RUNNING}用?|{_RUNNING}(?:及|和|与|、)购置费用?)(?:支出|开支)?",
        three_public_vehicle_purchase=f"{_VEHICLE}购置{_SPENT}",
        three_public_vehicle_operation=f"{_VEHICLE}{_RUNNING}用?(?:支出|开支)?",
        three_public_hospitality=f"(?:(?:国内)?公务)?接待{_SPENT}",
    ),
    *timed(
        three_public_total=f"{_SCOPE}{_THREE}[）)]?(?:{_FUND})?(?:合计|共计|总|累计|实际|决算)*+(?:支出|开支)?(?:决算|预算)?(?:支出|汇总|拨入)?"
    ),
    *words(
        conference=f"{OF_FUND}会议费(?:支出)?",
        training=f"{OF_FUND}培训费(?:支出)?",
    ),
    LineItemWords("购置费用?(?:支出)?", ("three-public-vehicle-purchase",), after="three-public-vehicle"),
    LineItemWords(
        "运行(?:维护)?费用?(?:支出)?", ("three-public-vehicle-operation",), after="three-public-vehicle"
    ),
)
"""The three public expenses, conferences and training."""
