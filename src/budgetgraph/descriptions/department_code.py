"""The code that documents print beside the department's name: glued to it, in brackets, or under 部门代码."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from budgetgraph.departments.name import comparable
from budgetgraph.descriptions.body_name import split_code
from budgetgraph.descriptions.source import Source
from budgetgraph.descriptions.trait import Candidate, Place, Trait, decide

_LABELLED = re.compile(r"(?:部门|单位|预算)(?:预算)?(?:编码|代码)[：:](?P<code>\d{3,9})(?!\d)")


def read_department_code(sources: Sequence[Source], name: str | None) -> Trait[str]:
    """The code in the owner lines of this name, else beside the name anywhere; two codes leave it unknown."""
    owners = [found for source in sources for found in _in_owner_lines(source, name)]
    texts = [found for source in sources for found in _in_text(source, name)]
    return decide([owners, texts], "no code is printed beside the name")


def _in_owner_lines(source: Source, name: str | None) -> Iterator[Candidate[str]]:
    for line in source.owner_lines:
        coded = split_code(line.name.plain)
        if coded.code and name and comparable(coded.name) == comparable(name):
            yield source.found(coded.code, Place.OWNER_LINE, line.name)


def _in_text(source: Source, name: str | None) -> Iterator[Candidate[str]]:
    patterns = [_LABELLED]
    if name:
        printed = re.escape("".join(name.split()))
        patterns += [
            re.compile(rf"(?<![\d.])(?P<code>\d{{3,9}})[)）\]】］]?[-—_－]?{printed}"),
            re.compile(rf"{printed}[(（\[【［](?P<code>\d{{3,9}})[)）\]】］]"),
        ]
    for pattern in patterns:
        for match, passage in source.plain.find_all(pattern):
            yield source.found(match["code"], Place.TEXT, passage)
