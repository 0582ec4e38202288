"""`/sparql` and what belongs to it."""
