# An observation that has no value for the measure that it names.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE WHERE { :m1 :count ?any }
