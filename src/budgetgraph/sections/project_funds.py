"""Projects in words: 项目经费情况说明 with what a project is, why, by whom, how, when, for how much, what for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Fact
from budgetgraph.facts.performance import Goal, Project
from budgetgraph.facts.statement import Statement
from budgetgraph.sections.numbering import without_number
from budgetgraph.sections.section import Section, SectionReader

_GOAL = "goal"
_PARTS = {
    "project-overview": re.compile(r"项?目?(?:概述|概况|基本情况|简介)"),
    "project-basis": re.compile(r"立项(?:依据|背景|理由)|项目依据"),
    "project-implementer": re.compile(r"(?:项目)?实施(?:主体|单位|部门)"),
    "project-plan": re.compile(r"(?:项目)?(?:实施|工作)(?:方案|计划|内容)"),
    "project-period": re.compile(r"(?:项目)?(?:实施|执行)?(?:周期|期限|时间)"),
    "project-budget": re.compile(r"(?:项目|年度)?(?:年度)?(?:预算|经费|资金)(?:安排|情况|金额)(?:情况)?"),
    _GOAL: re.compile(r"(?:项目|年度|总体)?(?:绩效)?目标(?:情况)?"),
}
"""What each label of a project's text is followed by: slugs of `statement-kind`, and the goal."""
_TITLE = re.compile(r"(?P<title>.+?)\s*项目经费")
_RUN_IN = re.compile(r"(?P<label>[^：:。\n]{2,12})[：:]\s*(?P<text>\S[\s\S]*)")
_LONGEST_LABEL = 12


def read_project_funds(section: Section) -> Iterator[Fact]:
    """One project for each run of labels; the first is that of the heading. Labels without a text are left out."""
    title = without_number(section.heading).search(_TITLE, "title") if section.heading else None
    for labelled in _projects(list(section.paragraphs)):
        yield _project(section, title, labelled)
        title = None


def _projects(paragraphs: Sequence[Passage]) -> list[list[tuple[str, Passage, list[Passage]]]]:
    """For each project its labels in order: the kind, the label, the paragraphs below it."""
    projects: list[list[tuple[str, Passage, list[Passage]]]] = []
    for paragraph in paragraphs:
        found = _labelled(paragraph)
        if found is None:
            if projects:
                projects[-1][-1][2].append(paragraph)
            continue
        kind, label, text = found
        if not projects or kind in {known for known, _, _ in projects[-1]}:
            projects.append([])
        projects[-1].append((kind, label, [text] if text else []))
    return projects


def _labelled(paragraph: Passage) -> tuple[str, Passage, Passage | None] | None:
    """The kind, the label and the text behind it, where a paragraph begins with a label."""
    words = without_number(paragraph)
    match = _RUN_IN.fullmatch(words.text)
    label = words.group(match, "label") if match else words.strip("：: \u3000")
    if len(label.plain) > _LONGEST_LABEL or (match and words == paragraph):
        return None
    kind = next((kind for kind, pattern in _PARTS.items() if pattern.fullmatch(label.plain)), None)
    return (kind, label, words.group(match, "text") if match else None) if kind else None


def _project(
    section: Section, title: Passage | None, labelled: Sequence[tuple[str, Passage, list[Passage]]]
) -> Project:
    texts = [(k, section.between(below[0].start, below[-1].end)) for k, _, below in labelled if below]
    return Project(
        title,
        goal_label=labelled[0][1],
        goals=tuple(Goal(text) for kind, text in texts if kind == _GOAL),
        indicators=(),
        parts=tuple(Statement(kind, text) for kind, text in texts if kind != _GOAL),
    )


PROJECT_FUNDS = SectionReader(
    "project-funds", re.compile(r"(?:.{0,60})项目经费(?:情况)?的?(?:说明|情况)"), read_project_funds
)
