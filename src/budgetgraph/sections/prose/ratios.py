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


_COMPLETED = re.compile(
    r"(?:已?完成|为|占)了?(?:[本当]?年度?|20\d\d年度?)?(?P<of>(?:年初|全年|当年|调整后?的?|批复|部门)?预算(?:安排)?数?)(?:为|的)?"
)
_OF_WHICH = re.compile(r"\s*+的\s*+[\d\-—－–%％]")


def budget_completed(mention: Mention) -> Passage | None:
    """The budget whose amount is named because a share of it was spent: 完成全年预算80万元的73.2%."""
    match = _COMPLETED.fullmatch(mention.lead.text)
    if match is None or not _OF_WHICH.match(mention.lead.paragraph.text, mention.end):
        return None
    return mention.lead.group(match, "of")


def ratios_of(mention: Mention, subject: Subject | None, completed: int | None) -> list[Ratio] | None:
    """The ratios that a percentage states, one for each name of its subject; None where it is no ratio.

    `completed` is where the amount of a budget ends of which the percentage may be a share.
    """
    found = _ratio_kind(mention.lead, completed)
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


def _ratio_kind(lead: Lead, completed: int | None) -> tuple[str, Passage | None] | None:
    if lead.text == "的" and completed is not None and lead.places[0] - completed <= 1:
        return "completion", None
    for kind, pattern in (("completion", _COMPLETION), ("share", _SHARE)):
        if match := pattern.fullmatch(lead.text):
            return kind, lead.group(match, "of")
    return None
