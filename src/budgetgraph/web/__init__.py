"""The current release over HTTP: pages for people, RDF and SPARQL for machines."""
