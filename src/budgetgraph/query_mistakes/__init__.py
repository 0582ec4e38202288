"""What is wrong with a query that the engine has refused: the place, the mistake, and what to write in its place.

The engine's own message names whatever its parser happened to try last. `misread` finds the first token with which
the text cannot go on, by asking the engine about beginnings of it, and then what a person would call the mistake.
"""

from budgetgraph.query_mistakes.diagnosis import misread

__all__ = ["misread"]
