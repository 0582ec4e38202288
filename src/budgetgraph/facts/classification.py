"""Classes of expenditure that rows of tables and sentences name: by function, or by economic nature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from budgetgraph.classifications import name_key
from budgetgraph.documents.passage import Passage
from budgetgraph.facts.fact import Value

Scheme = Literal["function", "economic"]


@dataclass(frozen=True)
class Classification(Value):
    """A class as printed: its code, its name, or both.

    `code` has the digits of all its levels (`2080505`), None where only a name is printed; `stated` are the cells
    that print it, one (`2080505`) or one for each level (`208`, `05`, `05`). In sentences, `path` are the names
    of the levels above it, from the top, as far as they are said: 社会保障和就业支出, 行政事业单位养老支出.
    """

    scheme: Scheme
    code: str | None
    stated: tuple[Passage, ...] = ()
    name: Passage | None = None
    path: tuple[Passage, ...] = ()

    @property
    def identity(self) -> str | None:
        """What tells it from other classes of its scheme: its code, else its name below those of the levels above."""
        names = [name_key(name.plain) for name in (*self.path, self.name) if name]
        return self.code or "/".join(names) or None
