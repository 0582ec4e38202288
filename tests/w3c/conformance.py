"""The table of docs/conformance.md: how many tests of each group are passed, fail, and are left out.

`python -m tests.w3c.conformance` prints the table of the suites that are here. It need not run a test: those on the
list of known failures fail, or the run of the tests does.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from tests.w3c.known_failures import known_failures, left_out
from tests.w3c.suite import ABSENT, Suite, cases, suite

_HEAD = "| Group | Tests | Passed | Engine | Superseded | Left out |\n|---|---:|---:|---:|---:|---:|"


def conformance_table(suite: Suite) -> str:
    """The table in Markdown, with a line for each group and one for all."""
    rows = dict(_rows(suite))
    total = [sum(column) for column in zip(*rows.values(), strict=True)]
    lines = [f"| {group} | {_cells(counts)} |" for group, counts in rows.items()]
    return "\n".join([_HEAD, *lines, f"| **all** | {_cells(total)} |"])


def conformance_summary(suite: Suite) -> str:
    """The line about the suites in the table of all suites."""
    tests, passed, *_, out = (sum(column) for column in zip(*dict(_rows(suite)).values(), strict=True))
    edition = {"recommendation": "edition of the recommendation", "present": "present edition"}[suite.edition]
    return f"| SPARQL 1.0 and 1.1 Query, {edition} | {tests - out} | {passed} |"


def _rows(suite: Suite) -> Iterator[tuple[str, list[int]]]:
    """Each group with the numbers of its tests: all, passed, failing by the engine, superseded, left out."""
    known = known_failures(suite)
    for group, tests in sorted(Counter(case.group for case in cases(suite)).items()):
        if group in left_out():
            yield group, [tests, 0, 0, 0, tests]
            continue
        faults = Counter(
            known[case.name].fault for case in cases(suite) if case.group == group and case.name in known
        )
        yield group, [tests, tests - faults.total(), faults["engine"], faults["superseded"], 0]


def _cells(counts: list[int]) -> str:
    return " | ".join(str(count) if count else "" for count in counts)


if __name__ == "__main__":
    found = suite()
    sys.stdout.write(f"{conformance_table(found) if found else ABSENT}\n")
