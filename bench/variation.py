"""How one question becomes many: marks in a query that each request replaces, so that no cache can answer.

`bench/vary.lua` does the same for wrk.
"""

from __future__ import annotations

FIRST_DEPARTMENT = 779002  # the reference disclosure's; its copies have the numbers that follow
PROJECTS = 18  # of each disclosure

NUMBER, DEPARTMENT, PROJECT = "~NUMBER~", "~DEPARTMENT~", "~PROJECT~"


def varied(template: str, number: int, departments: int) -> str:
    """The template with its marks replaced; another text for each `number`, if it has the mark for it.

    `departments` is how many the corpus has.
    """
    return (
        template.replace(NUMBER, f"{number:012d}")
        .replace(DEPARTMENT, f"{FIRST_DEPARTMENT + number % departments:06d}")
        .replace(PROJECT, f"{number % PROJECTS + 1:02d}")
    )
