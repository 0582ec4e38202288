"""What the disclosures of one department say of each other: the checks that no disclosure alone can be put to.

They run for each release, over the graphs that go into it, whether these were made anew, taken from the cache or
carried forward; so a finding lasts as long as both disclosures say what they say. Those of a department are compared in
a confined process, and again only when one of its graphs has changed.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from budgetgraph.confinement.confined import Confined
from budgetgraph.errors import InputError, InvalidRdf, Starved
from budgetgraph.formats import Format, parse
from budgetgraph.pipeline.cache import Cache, code_fingerprint
from budgetgraph.pipeline.comparison import Comparison
from budgetgraph.pipeline.limits import COMPARING
from budgetgraph.releases.build import FINDINGS, GRAPH
from budgetgraph.vocabulary import BG

_BODY = re.compile(
    rb"^<([^>\n]*)> <" + re.escape(BG.disclosingBody.value.encode()) + rb"> <([^>\n]*)>", re.MULTILINE
)
_FINDING = f"<{BG.ReconciliationFinding.value}>".encode()


@dataclass(frozen=True)
class Across:
    """Compares the disclosures that a release will hold; the findings go into the named graph `graph`."""

    graph: NamedNode
    cache: Cache
    confined: Confined
    workers: int

    def check(self, folders: Iterable[Path]) -> tuple[list[Quad], list[str]]:
        """The findings of comparing the disclosures whose files these folders hold, and why some are missing."""
        results = self._all_checked(_departments(folders))
        problems = [str(result) for result in results if isinstance(result, InputError)]
        return [quad for result in results if not isinstance(result, InputError) for quad in result], problems

    def _all_checked(self, departments: Sequence[list[_Graph]]) -> list[list[Quad] | InputError]:
        """What each gives; what the system ends because memory is short is compared once more, alone."""
        results = self._several(departments)
        return [
            self._checked(own) if isinstance(result, Starved) else result
            for own, result in zip(departments, results, strict=True)
        ]

    def _several(self, departments: Sequence[list[_Graph]]) -> list[list[Quad] | InputError]:
        with ThreadPoolExecutor(self.workers) as pool:
            try:
                return list(pool.map(self._checked, departments))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                self.confined.close()  # so that no thread waits for a process any more
                raise

    def _checked(self, own: Sequence[_Graph]) -> list[Quad] | InputError:
        asked = Comparison(
            self.graph.value, [(one.iri, str(one.file.absolute()), one.findings) for one in own]
        )
        name = f"across-{_fingerprint(own, self.graph)}"
        folder = self.cache.folder(name)
        try:
            folder = folder or self.cache.put(name, {FINDINGS: self._compared(own, asked)})
        except InputError as problem:
            problem.where = problem.where or own[0].body.decode()
            return problem
        return parse(folder / FINDINGS)

    def _compared(self, own: Sequence[_Graph], asked: Comparison) -> bytes:
        where = own[0].body.decode()
        answer = self.confined.ask(COMPARING, where, {"task": "compare"}, [asked.to_bytes()])
        if not self._is_findings(answer.content):
            raise COMPARING.senseless(where)
        return answer.content

    def _is_findings(self, content: bytes) -> bool:
        """Whether it says something in the graph of findings alone."""
        try:
            return all(quad.graph_name == self.graph for quad in parse(content, Format.N_QUADS))
        except InvalidRdf:
            return False


@dataclass(frozen=True, order=True)
class _Graph:
    """A disclosure's graph: its IRI, its file, the body that it is of, and how many findings it has by itself."""

    iri: str
    file: Path
    body: bytes
    findings: int


def _departments(folders: Iterable[Path]) -> list[list[_Graph]]:
    """The graphs of each body that has several."""
    departments: dict[bytes, list[_Graph]] = defaultdict(list)
    for folder in folders:
        for graph in _graphs(folder):
            departments[graph.body].append(graph)
    return [sorted(own) for _, own in sorted(departments.items()) if len(own) > 1]


def _graphs(folder: Path) -> Iterator[_Graph]:
    content = (folder / GRAPH).read_bytes()
    own_findings = (folder / FINDINGS).read_bytes().count(_FINDING)  # those across come behind them
    for match in _BODY.finditer(content):
        yield _Graph(match[1].decode(), folder / GRAPH, match[2], own_findings)


def _fingerprint(own: Sequence[_Graph], graph: NamedNode) -> str:
    """A hash of everything that a comparison depends on."""
    digest = hashlib.sha256(f"{code_fingerprint()}\n{graph.value}\n".encode())
    for one in own:
        digest.update(f"{one.iri} {one.findings}\n".encode() + one.file.read_bytes())
    return digest.hexdigest()[:32]
