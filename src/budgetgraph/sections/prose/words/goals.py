"""The funds of projects that have performance goals."""

from __future__ import annotations

from budgetgraph.sections.prose.words.line_item import LineItemWords, words

_FUNDS_CONCERNED = (
    "共?涉及(?:项目)?(?:预算|财政性?|财政拨款|一般公共预算)?(?:资金|金额|拨款|支出)(?:总额|总量|合计)?"
)
# Of a sentence that speaks of one of the three alone.
_OF_PROJECTS = {
    "project-funds-with-goals": ("绩效目标", "自评|评价|跟踪|监控"),
    "project-funds-monitored": ("绩效(?:运行)?(?:跟踪评价|跟踪|监控)", "绩效目标|自评|评价|跟踪|监控"),
    "project-funds-self-evaluated": ("自评(?:价)?", "绩效目标|自评|评价|跟踪|监控"),
}
# 绩效目标管理全覆盖 is said of all expenditure, and 整体支出 is no project's.
_IF_OF_PROJECTS = "(?=[^。；;]{0,160}项目)(?![^。；;]{0,160}整体)"
GOALS = tuple(
    LineItemWords(
        f"{_IF_OF_PROJECTS}(?:(?!{others})[^。；;]){{0,100}}{said}(?:(?!{others})[^。；;]){{0,60}}{_FUNDS_CONCERNED}",
        (name,),
        is_across=True,
    )
    for name, (said, others) in _OF_PROJECTS.items()
) + words(
    project_funds_with_goals="(?:填报|编[报制]|设[定置]|实行)(?:了)?绩效目标(?:管理)?的(?:预算)?项目(?:支出)?(?:预算)?(?:资金|金额)?"
)
"""The funds of the projects that have performance goals, that are monitored, that evaluated themselves."""
