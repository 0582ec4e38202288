# An observation without its measure.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE WHERE { :o3 :amount ?any }
