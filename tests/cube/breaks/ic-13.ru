# An observation without its required attribute.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE WHERE { :cube :currency ?any }
