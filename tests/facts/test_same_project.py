"""Which project is meant."""

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.performance import Project
from budgetgraph.facts.same_project import by_title


def text(words: str) -> Passage:
    """A passage with these words."""
    return Passage(0, words)


def test_a_title_leads_to_its_project() -> None:
    """Only when exactly one project has it; one that has lost its title has none."""
    titles = [text("物业费"), text("会议费"), None, text("会议费"), None]
    assert {"物业费": 0} == by_title([Project(title, text("绩效目标"), (), ()) for title in titles])
