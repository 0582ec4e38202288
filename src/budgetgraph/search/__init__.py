"""Full-text search: an index of the texts that people read, built with a release and asked with a few words."""

from budgetgraph.search.builder import build_index, indexed_lines
from budgetgraph.search.index import INDEX_FILE, Facets, Hit, SearchIndex

__all__ = ["INDEX_FILE", "Facets", "Hit", "SearchIndex", "build_index", "indexed_lines"]
