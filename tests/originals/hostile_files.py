"""Files made to do harm: small, and large for whoever reads them."""

from __future__ import annotations

import io
import zipfile
import zlib

from tests.documents.archives import archive

_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<<>>>>"


def many_objects(number: int) -> bytes:
    """A PDF of one page and so many objects, in one compressed stream, in a few hundred kilobytes."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", _PAGE]
    objects += [b"[]"] * (number - len(objects))
    places, place = [], 0
    for count, content in enumerate(objects, 1):
        places.append(b"%d %d " % (count, place))
        place += len(content) + 1
    head = b"".join(places)
    stream = zlib.compress(head + b" ".join(objects), 1)
    first = number + 1
    body = b"%%PDF-1.5\n%d 0 obj<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>stream\n" % (
        first, number, len(head), len(stream)
    )  # fmt: skip
    body += stream + b"\nendstream endobj\n"
    return body + _references(first, len(b"%PDF-1.5\n"), len(body))


def _references(stream: int, stream_at: int, own_at: int) -> bytes:
    """The table that says of each object that it is in the stream."""
    rows = [bytes([0]) + bytes(6)]
    rows += [b"\x02" + stream.to_bytes(3, "big") + index.to_bytes(3, "big") for index in range(stream - 1)]
    rows += [b"\x01" + stream_at.to_bytes(3, "big") + bytes(3)]
    table = zlib.compress(b"".join(rows), 1)
    return b"%d 0 obj<</Type/XRef/Size %d/W[1 3 3]/Root 1 0 R/Filter/FlateDecode/Length %d>>stream\n" % (
        stream + 1, len(rows), len(table)
    ) + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % own_at  # fmt: skip


def nested_tables(depth: int) -> bytes:
    """HTML in which each table stands in a cell of another."""
    return b"<html><body>" + b"<table><tr><td>" * depth + b"1" + b"</td></tr></table>" * depth


def document_with_entities(secret: str) -> bytes:
    """A .docx whose text is an external entity, the file `secret`."""
    xml = f"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t>
</w:r></w:p></w:body></w:document>"""
    types = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
    relations = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""
    return archive(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": relations.encode(),
            "word/document.xml": xml.encode(),
        }
    )


def bombs_in_bombs() -> bytes:
    """An archive of archives of archives, each with sixteen of the next, that end in a gigabyte of zeros."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", bytes(64 << 20))
    bomb = content.getvalue()
    for _ in range(3):
        bomb = archive({f"{number}.zip": bomb for number in range(16)})
    return bomb
