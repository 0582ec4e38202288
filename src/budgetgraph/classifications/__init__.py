"""Classes of expenditure, by function and by economic nature, by code and by name, in any year.

The list (`ontology/codes/classification.csv`) was read from disclosures, because the official one is in no data that
could be used; it grows with them. A code is `listed` in the years between the first and the last in which documents
print it; in any other year it is looked up all the same, because documents lag behind and the list has gaps.
"""

from budgetgraph.classifications.code import above, is_below, is_well_formed, level_of
from budgetgraph.classifications.listed_class import YEARS, ClassName, ListedClass
from budgetgraph.classifications.listing import SCHEMES, all_classes, by_code, by_name
from budgetgraph.classifications.move import Move, moves
from budgetgraph.classifications.name import any_spelling, name_key

__all__ = [
    "SCHEMES",
    "YEARS",
    "ClassName",
    "ListedClass",
    "Move",
    "above",
    "all_classes",
    "any_spelling",
    "by_code",
    "by_name",
    "is_below",
    "is_well_formed",
    "level_of",
    "moves",
    "name_key",
]
