"""What part of something a percentage is said to be: its share of a whole, how much of a budget was spent."""

from __future__ import annotations

import re

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.ratio import Ratio
from budgetgraph.sections.prose.lead import Lead
from budgetgraph.sections.prose.mention import Mention
from budgetgraph.sections.prose.subject import Subject

_SHARE = re.compile(r"[（(]?(?:约|各)?占(?P<of>[^占]{0,40}?)(?:的|比|比例|比重|为|[：:])*")
_COMPLETION = re.compile(
    r"(?:(?:占|完成|为)了?(?:[本当]?年度?)?(?P<of>(?:年初|全年|当年|调整后?的?|批复|部门)?(?:预算|计划)(?:安排)?数?)的?|(?:预算)?(?:执行率|完成率|完成进度|执行进度)(?:为|是|达到?|[：:])*)"
)


def ratios_of(mention: Mention, subject: Subject | None) -> list[Ratio] | None:
    """The ratios that a percentage states, one for each name of its subject; None where it is no ratio."""
    found = _ratio_kind(mention.lead)
    if found is None:
        return None
    if subject is None or mention.percent is None:
        return []
    kind, of = found
    percent, clause, classification = mention.percent, mention.clause, subject.classification
    is_completion = kind == "completion"
    return [
        Ratio("completion" if is_completion else "share", name, percent, clause, of, classification)
        for name in subject.names
    ]


def _ratio_kind(lead: Lead) -> tuple[str, Passage | None] | None:
    for kind, pattern in (("completion", _COMPLETION), ("share", _SHARE)):
        if match := pattern.fullmatch(lead.text):
            return kind, lead.group(match, "of")
    return None
