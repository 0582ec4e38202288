"""PDFs: from drawn characters and lines to paragraphs and tables.

What a PDF holds are glyphs and lines at places of a page. `page` makes lines of print and grids of one page,
`flow` joins what runs over pages and takes out what belongs to the pages, `writing` writes the canonical text.
"""

from budgetgraph.documents.pdf.reader import read_pdf

__all__ = ["read_pdf"]
