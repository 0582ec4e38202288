"""Short texts read as a disclosure of 2020 would be."""

from budgetgraph.documents.text import read_text
from budgetgraph.sections.reading import Reading, read_facts


def reading_of(text: str, year: int = 2020) -> Reading:
    """The reading of a text."""
    return read_facts(read_text("x.txt", text.encode()), year)
