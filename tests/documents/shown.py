"""What the tests of readers compare: a document as plain texts."""

from budgetgraph.documents.document import Document, Paragraph


def shown(document: Document) -> list[object]:
    """Paragraphs as texts, tables as lists of lists of texts; merged cells at each place that they cover."""
    return [
        block.passage.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def assert_cut(document: Document) -> None:
    """Every passage is what stands in the text at its place."""
    passages = [mark.passage for mark in document.marks]
    for block in document.blocks:
        passages += (
            [block.passage] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row]
        )
    assert [p.text for p in passages] == [document.text[p.start : p.end] for p in passages]
