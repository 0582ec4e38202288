"""RDF formats: what each is called, and how triples are written in it."""
