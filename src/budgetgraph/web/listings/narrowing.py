"""What a list is narrowed down to by its query string."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from budgetgraph.web.http.openapi import Parameter
from budgetgraph.web.http.problems import Problem
from budgetgraph.web.spreadsheet import BOM
from budgetgraph.web.views.entry import Entry

PAGE = Parameter("page", "The page, from 1; CSV has all in one piece.", {"type": "integer", "minimum": 1})
REGION = Parameter("region", "A region's code (GB/T 2260), with all regions below it.", {"type": "string"})
PARAMETERS = (
    Parameter("department", "A department's key.", {"type": "string"}),
    REGION,
    Parameter("year", "A fiscal year.", {"type": "integer"}),
    Parameter("kind", "Budgets or final accounts.", {"enum": ["budget", "final"]}),
    Parameter("caliber", "Those of departments or of single units.", {"enum": ["department", "unit"]}),
    PAGE,
    BOM,
)
_FORMS = {
    "region": re.compile(r"\d{6}"),
    "year": re.compile(r"\d{4}"),
    "kind": re.compile(r"budget|final"),
    "caliber": re.compile(r"department|unit"),
}
_EXAMPLES = {"region": "310107", "year": "2025", "kind": "budget or final", "caliber": "department or unit"}


@dataclass(frozen=True)
class Narrowing:
    """Each empty where anything will do."""

    department: str = ""
    region: str = ""
    year: str = ""
    kind: str = ""
    caliber: str = ""

    @property
    def query(self) -> str:
        """The query string that asks the same."""
        return urlencode({name: value for name, value in vars(self).items() if value})

    def holds(self, entry: Entry) -> bool:
        """Whether a disclosure is one of those that are asked for."""
        of = entry.key
        return (
            (not self.department or self.department == (entry.body.last if entry.body else None))
            and entry.region_code.startswith(_above(self.region))
            and self.year in ("", str(entry.year))
            and self.kind in ("", of.kind if of else None)
            and self.caliber in ("", of.caliber if of else None)
        )


def read_narrowing(parameters: QueryParams, known: Sequence[Parameter]) -> Narrowing:
    """From the query string; raises a 400 `Problem` for what no disclosure can have."""
    names = [one.name for one in known]
    unknown = sorted(set(parameters) - {*names})
    if unknown:
        raise Problem(400, f"There is no parameter {', '.join(unknown)}.", f"There are {', '.join(names)}.")
    asked = {name: parameters[name].strip() for name in parameters if name not in (PAGE.name, BOM.name)}
    for name, value in asked.items():
        if value and name in _FORMS and not _FORMS[name].fullmatch(value):
            raise Problem(400, f"{name}={value} is not known.", f"Write {name} like this: {_EXAMPLES[name]}.")
    return Narrowing(**asked)


def _above(region: str) -> str:
    """What the codes of all regions within one begin with: 31 for 310000, 3201 for 320100."""
    return re.sub(r"(?:00){1,2}\Z", "", region)
