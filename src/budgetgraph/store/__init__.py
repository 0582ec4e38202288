"""The triple store: builds a release's store and answers SPARQL from it; the only room that opens one.

The default graph holds each triple of the named graphs once. The engine could make that union while it answers,
but then a triple that two graphs state would count twice, in joins and sums, too, and FROM would be ignored.
"""

from budgetgraph.store.answer import Answer
from budgetgraph.store.building import build_store
from budgetgraph.store.release_store import ReleaseStore
from budgetgraph.store.restored import Term

__all__ = ["Answer", "ReleaseStore", "Term", "build_store"]
