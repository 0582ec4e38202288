"""From an original file to a `Document`: its canonical text, and the blocks in it with their places.

Readers run in confined processes: see `budgetgraph.originals`.
"""
