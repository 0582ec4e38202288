"""A disclosure built into a folder of files, once for each content: building again costs a look at the hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, RdfFormat, parse

from budgetgraph.confinement.answer import Answer
from budgetgraph.confinement.confined import Confined
from budgetgraph.confinement.limits import Limits
from budgetgraph.confinement.parcel import Bytes
from budgetgraph.disclosures import REGISTRATION, Disclosure
from budgetgraph.identifiers import Identifiers
from budgetgraph.originals import plain_originals
from budgetgraph.originals.confined_reader import ConfinedReader, reader_of_this_process
from budgetgraph.pipeline.cache import Cache, code_fingerprint
from budgetgraph.pipeline.limits import BUILDING, build_limits
from budgetgraph.pipeline.parcel import Parcel
from budgetgraph.pipeline.told import TOLD, Told
from budgetgraph.releases.build import FILES, FINDINGS, GRAPH, DisclosureBuild
from budgetgraph.settings import Publisher

_MODULE = "budgetgraph.pipeline.nursery"


@dataclass(frozen=True)
class Built:
    """A build with what it tells of itself, and whether it was made just now."""

    build: DisclosureBuild
    told: Told
    is_new: bool


@dataclass(frozen=True)
class Builder:
    """Builds disclosures for a publisher: originals are read, and facts found and checked, in confined processes."""

    publisher: Publisher
    cache: Cache
    reader: ConfinedReader
    confined: Confined

    def build(self, disclosure: Disclosure) -> Built:
        """The files of a disclosure.

        They are made anew only when an original, the registration, the code, a library, the ontology, the shapes or
        the base IRI are not those of an earlier build. Raises `InputError` for a document that cannot be read, is not what
        its registration says, or takes too much, `ValidationFailed` when the graph breaks a shape that says it is
        wrong, and `OSError` when nothing can be written.
        """
        name = fingerprint(disclosure, self.publisher)
        known = self.cache.folder(name)
        directory = known or self.cache.put(name, self._files(disclosure))
        told = Told.of_bytes((directory / TOLD).read_bytes())
        build = DisclosureBuild(
            key=str(disclosure.key),
            slug=disclosure.slug,
            iri=self._graph_of(disclosure).value,
            title=disclosure.department_name,
            documents=told.documents,
            directory=directory,
        )
        return Built(build, told, is_new=known is None)

    def close(self) -> None:
        """Ends all processes; who waits for one is told that it was ended."""
        self.reader.close()
        self.confined.close()

    def _files(self, disclosure: Disclosure) -> Mapping[str, Bytes]:
        documents = plain_originals(disclosure.originals, self.reader)
        parcel = Parcel(disclosure, self.publisher, documents)
        folder = str(disclosure.folder)
        answer = self.confined.ask(BUILDING, folder, {"task": "build"}, parcel.pieces())
        try:
            return self._checked(answer, disclosure)
        except MemoryError as error:  # a text of more than 16 MiB, which no reader of N-Quads takes
            raise BUILDING.too_large(folder) from error
        except (ValueError, TypeError, KeyError, SyntaxError) as error:
            raise BUILDING.senseless(folder) from error

    def _checked(self, answer: Answer, disclosure: Disclosure) -> Mapping[str, Bytes]:
        """What came out of the process: nothing in it says anything in another graph than its own."""
        files = dict(answer.parts)
        if set(files) != {TOLD, *FILES}:
            raise ValueError(f"The files are {sorted(files)}.")
        graphs = {
            GRAPH: self._graph_of(disclosure),
            FINDINGS: Identifiers(self.publisher.base).graph("findings"),
        }
        for name, graph in graphs.items():
            if any(quad.graph_name != graph for quad in parse(bytes(files[name]), format=RdfFormat.N_QUADS)):
                raise ValueError(f"{name} says something in another graph than {graph}.")
        Told.of_bytes(files[TOLD])
        return files

    def _graph_of(self, disclosure: Disclosure) -> NamedNode:
        return Identifiers(self.publisher.base).disclosure(disclosure.key)


def builder_of_this_process(publisher: Publisher, cache: Cache) -> Builder:
    """A builder with the processes that the whole process shares, and the limits of the environment."""
    return Builder(publisher, cache, reader_of_this_process(), _confined(build_limits()))


@cache
def _confined(limits: Limits) -> Confined:
    return Confined([_MODULE], limits)


def fingerprint(disclosure: Disclosure, publisher: Publisher) -> str:
    """A hash of everything that a disclosure's files depend on, but for programs outside Python (LibreOffice)."""
    digest = hashlib.sha256(
        f"{publisher.base}\n{disclosure.slug}\n{disclosure.body}\n{code_fingerprint()}\n".encode()
    )
    digest.update(" ".join(disclosure.hashes).encode())
    digest.update((disclosure.folder / REGISTRATION).read_bytes())
    return digest.hexdigest()[:32]
