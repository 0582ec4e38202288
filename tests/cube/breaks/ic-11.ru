# An observation without a value for a dimension.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE WHERE { :o3 :year ?any }
