"""The catalogue: what a data portal wants to know of a release, in DCAT-AP 3.

It says what a disclosure's own graph cannot know (where its files are, what catalogue it is in) and leaves out
what that graph says already (title, identifier, period, publisher).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pyoxigraph import Literal, NamedNode, Quad

from budgetgraph.formats import Format
from budgetgraph.identifiers import Identifiers, part
from budgetgraph.releases.dumps import EVERYTHING, FORMATS, disclosure_dump, dump_of
from budgetgraph.releases.manifest import DisclosureEntry, FileEntry
from budgetgraph.settings import Publisher
from budgetgraph.vocabulary import (
    DCAT,
    DCTERMS,
    FOAF,
    PREFIXES,
    RDF,
    SKOS,
    VERSION_IRI,
    XSD,
    open_concept,
)

# The European Union's authority tables, which DCAT-AP prescribes.
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_CHINESE = NamedNode(f"{_AUTHORITY}language/ZHO")
_ENGLISH = NamedNode(f"{_AUTHORITY}language/ENG")
_PUBLIC = NamedNode(f"{_AUTHORITY}access-right/PUBLIC")
_THEME_TAXONOMY = NamedNode(f"{_AUTHORITY}data-theme")
_THEMES = {
    NamedNode(f"{_AUTHORITY}data-theme/ECON"): "Economy and finance",
    NamedNode(f"{_AUTHORITY}data-theme/GOVE"): "Government and public sector",
}
_FILE_TYPES = {
    Format.TURTLE: NamedNode(f"{_AUTHORITY}file-type/RDF_TURTLE"),
    Format.JSON_LD: NamedNode(f"{_AUTHORITY}file-type/JSON_LD"),
    Format.N_QUADS: NamedNode(f"{_AUTHORITY}file-type/RDF_N_QUADS"),
}
_MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"
_GZIP = NamedNode(f"{_MEDIA_TYPE}application/gzip")
_SPDX = "http://spdx.org/rdf/terms#"
_SHA256 = NamedNode(f"{_SPDX}checksumAlgorithm_sha256")
_HEX = NamedNode(f"{PREFIXES['xsd']}hexBinary")
_VCARD = "http://www.w3.org/2006/vcard/ns#"


def _media_type(format: Format) -> NamedNode:
    return NamedNode(_MEDIA_TYPE + format.media_type)


_KINDS = {
    _CHINESE: DCTERMS.LinguisticSystem,
    _ENGLISH: DCTERMS.LinguisticSystem,
    _PUBLIC: DCTERMS.RightsStatement,
    _GZIP: DCTERMS.MediaType,
    _SHA256: NamedNode(f"{_SPDX}ChecksumAlgorithm"),
    _THEME_TAXONOMY: SKOS.ConceptScheme,
    **dict.fromkeys(_THEMES, SKOS.Concept),
    **{_FILE_TYPES[format]: DCTERMS.MediaTypeOrExtent for format in FORMATS},
    **{_media_type(format): DCTERMS.MediaType for format in FORMATS},
}


@dataclass(frozen=True)
class Catalogue:
    """The catalogue of one release; `files` are those of its dumps that are written already."""

    publisher: Publisher
    version: str
    created: str
    disclosures: Sequence[DisclosureEntry]
    files: Mapping[str, FileEntry]

    def quads(self) -> list[Quad]:
        """Its statements, all in the catalogue's graph."""
        return [Quad(*statement, self._graph) for statement in self._statements()]

    @property
    def _identifiers(self) -> Identifiers:
        return Identifiers(self.publisher.base)

    @property
    def _graph(self) -> NamedNode:
        return self._identifiers.graph("catalog")

    def _statements(self) -> Iterator[Statement]:
        yield from self._itself()
        yield from self._agent()
        yield from self._service()
        yield from self._kinds()
        for entry in self.disclosures:
            yield from self._dataset(entry)
        for department, name in sorted(
            {_department(entry): entry.title for entry in self.disclosures}.items()
        ):
            yield from self._series(department, name)

    def _itself(self) -> Iterator[Statement]:
        node, publisher = self._graph, self.publisher
        yield node, RDF.type, DCAT.Catalog
        yield from _in_both(node, DCTERMS.title, publisher.title_zh, publisher.title_en)
        yield from _in_both(node, DCTERMS.description, publisher.description_zh, publisher.description_en)
        yield node, DCTERMS.license, NamedNode(publisher.licence)
        yield node, DCTERMS.modified, Literal(self.created, datatype=XSD.dateTime)
        yield node, DCAT.version, Literal(self.version)
        yield node, DCAT.themeTaxonomy, _THEME_TAXONOMY
        if publisher.homepage:
            yield node, FOAF.homepage, NamedNode(publisher.homepage)
        yield from self._described(node)
        yield from self._distributions(node, EVERYTHING, self._address("catalog"))
        for entry in self.disclosures:
            yield node, DCAT.dataset, NamedNode(entry.iri)

    def _agent(self) -> Iterator[Statement]:
        node, publisher = self._identifiers.publisher(), self.publisher
        yield node, RDF.type, FOAF.Agent
        yield node, FOAF.name, Literal(publisher.name)
        if publisher.homepage:
            yield node, FOAF.homepage, NamedNode(publisher.homepage)
        if publisher.contact:
            contact = part(node, "contact")
            yield contact, RDF.type, NamedNode(f"{_VCARD}Kind")
            yield contact, NamedNode(f"{_VCARD}fn"), Literal(publisher.name)
            yield contact, *_reached_at(publisher.contact)

    def _service(self) -> Iterator[Statement]:
        node = self._identifiers.thing("service", "sparql")
        yield self._graph, DCAT.service, node
        yield node, RDF.type, DCAT.DataService
        yield from _in_both(node, DCTERMS.title, "SPARQL 查询服务", "SPARQL endpoint")
        yield node, DCAT.endpointURL, self._address("sparql")
        yield node, DCAT.endpointDescription, self._address("sparql")
        yield from ((node, DCAT.servesDataset, NamedNode(entry.iri)) for entry in self.disclosures)
        yield node, DCTERMS.license, NamedNode(self.publisher.licence)
        yield node, DCTERMS.publisher, self._identifiers.publisher()

    def _kinds(self) -> Iterator[Statement]:
        """What is referred to, with the class and name that DCAT-AP asks for: portals do not look it up."""
        yield NamedNode(self.publisher.licence), RDF.type, DCTERMS.LicenseDocument
        yield NamedNode(VERSION_IRI), RDF.type, DCTERMS.Standard
        for region in sorted({_region(entry) for entry in self.disclosures}):
            yield open_concept("region", region), RDF.type, DCTERMS.Location
        for page in [self.publisher.homepage] if self.publisher.homepage else []:
            yield NamedNode(page), RDF.type, FOAF.Document
        for node, kind in _KINDS.items():
            yield node, RDF.type, kind
        yield _THEME_TAXONOMY, DCTERMS.title, Literal("Data theme", language="en")
        for theme, name in _THEMES.items():
            yield theme, SKOS.prefLabel, Literal(name, language="en")

    def _dataset(self, entry: DisclosureEntry) -> Iterator[Statement]:
        node, page = NamedNode(entry.iri), self._address(f"doc/disclosure/{entry.key}")
        yield node, DCAT.landingPage, page
        yield page, RDF.type, FOAF.Document
        yield from _in_both(node, DCAT.keyword, "部门预决算", "department budget")
        yield node, DCTERMS.license, NamedNode(self.publisher.licence)
        yield node, DCTERMS.spatial, open_concept("region", _region(entry))
        yield from self._described(node)
        yield from self._distributions(node, disclosure_dump(entry.slug), page)

    def _series(self, department: str, name: str) -> Iterator[Statement]:
        node = self._identifiers.thing("series", department)
        yield node, RDF.type, DCAT.DatasetSeries
        yield from _in_both(node, DCTERMS.title, f"{name}历年预决算公开", f"{name}: yearly disclosures")
        yield from _in_both(
            node,
            DCTERMS.description,
            f"{name}历年公开的预算和决算。",
            f"Budgets and final accounts that {name} disclosed.",
        )
        yield node, DCTERMS.spatial, open_concept("region", department.partition("-")[0])
        yield from self._described(node)

    def _described(self, node: NamedNode) -> Iterator[Statement]:
        """What holds of the catalogue, its series and its datasets alike."""
        publisher = self._identifiers.publisher()
        yield node, DCTERMS.publisher, publisher
        yield node, DCTERMS.language, _CHINESE
        yield node, DCTERMS.language, _ENGLISH
        yield node, DCTERMS.accessRights, _PUBLIC
        yield from ((node, DCAT.theme, theme) for theme in _THEMES)
        if self.publisher.contact:
            yield node, DCAT.contactPoint, part(publisher, "contact")

    def _distributions(self, of: NamedNode, name: str, page: NamedNode) -> Iterator[Statement]:
        for format in FORMATS:
            node = part(of, format.name.lower().replace("_", "-"))
            yield of, DCAT.distribution, node
            yield node, RDF.type, DCAT.Distribution
            yield from _in_both(
                node, DCTERMS.title, f"{format.label} 格式（gzip 压缩）", f"{format.label}, compressed"
            )
            yield node, DCAT.accessURL, page
            yield node, DCTERMS.format, _FILE_TYPES[format]
            yield node, DCAT.mediaType, _media_type(format)
            yield node, DCAT.compressFormat, _GZIP
            yield node, DCTERMS.license, NamedNode(self.publisher.licence)
            yield node, DCTERMS.conformsTo, NamedNode(VERSION_IRI)
            yield from self._file(node, dump_of(name, format))

    def _file(self, node: NamedNode, path: str) -> Iterator[Statement]:
        below_dumps = PurePosixPath(path).relative_to("dumps")
        yield node, DCAT.downloadURL, self._address(f"dumps/{self.version}/{below_dumps}")
        if path not in self.files:  # the dump of everything has this catalogue inside
            return
        file, checksum = self.files[path], NamedNode(f"{node.value}-checksum")
        yield node, DCAT.byteSize, Literal(str(file.size), datatype=XSD.nonNegativeInteger)
        yield node, NamedNode(f"{_SPDX}checksum"), checksum
        yield checksum, RDF.type, NamedNode(f"{_SPDX}Checksum")
        yield checksum, NamedNode(f"{_SPDX}algorithm"), _SHA256
        yield checksum, NamedNode(f"{_SPDX}checksumValue"), Literal(file.sha256, datatype=_HEX)

    def _address(self, path: str) -> NamedNode:
        return NamedNode(f"{self.publisher.base}/{path}")


Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]


def _in_both(node: NamedNode, predicate: NamedNode, chinese: str, english: str) -> Iterator[Statement]:
    yield node, predicate, Literal(chinese, language="zh-Hans")
    yield node, predicate, Literal(english, language="en")


def _reached_at(contact: str) -> tuple[NamedNode, NamedNode]:
    if "@" in contact and "://" not in contact:
        return NamedNode(f"{_VCARD}hasEmail"), NamedNode(f"mailto:{contact.removeprefix('mailto:')}")
    return NamedNode(f"{_VCARD}hasURL"), NamedNode(contact)


def _department(entry: DisclosureEntry) -> str:
    return entry.key.partition("/")[0]


def _region(entry: DisclosureEntry) -> str:
    return entry.key.partition("-")[0]
