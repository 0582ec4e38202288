# A dimension without a range.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE WHERE { :year <http://www.w3.org/2000/01/rdf-schema#range> ?any }
