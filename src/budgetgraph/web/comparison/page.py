"""The page of a comparison: the form, the notes, and a table of line items by departments and years."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from budgetgraph.web.comparison.asked import Asked
from budgetgraph.web.comparison.choices import Choices, Named, slug_of
from budgetgraph.web.comparison.comparison import Comparison, choices_of
from budgetgraph.web.comparison.gap import REASONS
from budgetgraph.web.comparison.line import Slot
from budgetgraph.web.comparison.wording import CALIBER_NAMES, PHASE_NAMES
from budgetgraph.web.comparison.written import name_of
from budgetgraph.web.live import Live
from budgetgraph.web.pages import render
from budgetgraph.web.thing import Reader, Thing


class Group(NamedTuple):
    """A department with how many columns it has."""

    department: Thing
    width: int


def form_page(live: Live, stem: str, asked: Asked) -> str:
    """The form alone, with what was chosen already."""
    return render("compare.html", live, stem, stem=stem, asked=asked, found=None, called={}, **_offers(live))


def page(live: Live, stem: str, found: Comparison) -> str:
    """The comparison below its form."""
    return render(
        "compare.html",
        live,
        stem,
        stem=stem,
        asked=found.asked,
        found=found,
        groups=_groups(found.slots),
        names={item: name_of(found, item) for item in found.asked.items},
        called=_called(found),
        reasons=REASONS,
        **_offers(live),
    )


def _groups(slots: list[Slot]) -> list[Group]:
    by_department = groupby(slots, key=lambda slot: slot.department)
    return [Group(department, len(list(columns))) for department, columns in by_department]


def _called(found: Comparison) -> dict[str, str]:
    """What is chosen in the form, by its value."""
    departments = zip(found.asked.departments, found.departments, strict=True)
    return {
        **{key: department.label for key, department in departments},
        **{item.path: name_of(found, item)["zh"] for item in found.asked.items},
    }


def _offers(live: Live) -> dict[str, object]:
    """What the form offers, which is the same for all comparisons of a release."""
    return live.once("offers of /compare", lambda: _choices(choices_of(live, Reader(live.store))))


def _choices(choices: Choices) -> dict[str, object]:
    return {
        "departments": choices.departments(),
        "years": choices.years(),
        "items": [Named(slug_of(item), item.label) for item in choices.items()],
        "phases": PHASE_NAMES,
        "calibers": CALIBER_NAMES,
    }
