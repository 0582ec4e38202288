"""From the parts of a .docx file to a `Document`."""

from __future__ import annotations

import posixpath

from lxml import etree

from budgetgraph.documents.composition import compose
from budgetgraph.documents.document import Document
from budgetgraph.documents.office_package import OfficePackage
from budgetgraph.documents.word.body import BodyReader, notes_of
from budgetgraph.documents.word.names import STRICT, q
from budgetgraph.documents.word.numbering import Numbering
from budgetgraph.documents.word.styles import Styles
from budgetgraph.errors import UnreadableFile

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(name: str, data: bytes) -> Document:
    """The document in a .docx file; raises `UnreadableFile`."""
    package = OfficePackage(name, data)
    main = _main_part(package)
    root = package.tree_of(main, STRICT)
    body = None if root is None else root.find(q("w:body"))
    if body is None:
        raise UnreadableFile(
            "There is no Word document in it.", where=name, hint="Open it in Word and save it again."
        )
    return compose(name, data, MEDIA_TYPE, _reader(package, posixpath.dirname(main)).items(body))


def _main_part(package: OfficePackage) -> str:
    """The part with the text: the one that the package says, which need not be `word/document.xml`."""
    relations = package.tree_of("_rels/.rels")
    for relation in () if relations is None else relations:
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return (relation.get("Target") or "").lstrip("/")
    return "word/document.xml"


def _reader(package: OfficePackage, folder: str) -> BodyReader:
    def part(name: str) -> etree._Element | None:
        return package.tree_of(posixpath.join(folder, name), STRICT)

    styles = Styles(part("styles.xml"))
    notes = {**notes_of("footnote", part("footnotes.xml")), **notes_of("endnote", part("endnotes.xml"))}
    return BodyReader(package.name, styles, Numbering(part("numbering.xml"), styles), notes)
