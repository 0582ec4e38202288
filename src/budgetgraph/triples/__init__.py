"""How each fact is said in RDF."""
