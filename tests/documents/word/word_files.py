"""Makes .docx files of a few parts, as raw XML: what python-docx cannot write, and other programs do."""

import zipfile
from io import BytesIO

from budgetgraph.documents.document import Document
from budgetgraph.documents.word.reader import read_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def docx(body: str, **parts: str) -> bytes:
    """A file with this body, and parts such as `numbering` with what is inside their root."""
    roots = {"document": f"<w:body>{body}</w:body>", **parts}
    return archive(
        {
            "[Content_Types].xml": "<Types/>",
            **{
                f"word/{name}.xml": f"<w:{name} {_NAMESPACES}>{inside}</w:{name}>"
                for name, inside in roots.items()
            },
        }
    )


def archive(parts: dict[str, str]) -> bytes:
    """A ZIP archive of these files."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return file.getvalue()


def read(body: str, **parts: str) -> Document:
    """The document that such a file is."""
    return read_docx("x.docx", docx(body, **parts))


def p(*inside: str, properties: str = "") -> str:
    """A paragraph; what is not XML becomes a run with this text."""
    runs = "".join(part if part.startswith("<") else r(part) for part in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(*inside: str, properties: str = "") -> str:
    """A cell of paragraphs and tables."""
    blocks = "".join(part if part.startswith("<") else p(part) for part in inside) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def tbl(*rows: list[str]) -> str:
    """A table of rows of cells; what is not XML becomes a cell with this text."""
    cells = ("".join(part if part.startswith("<") else tc(part) for part in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
