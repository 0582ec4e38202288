# An observation that has a value for a measure that it does not name.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { :m1 :value 5.00 }
