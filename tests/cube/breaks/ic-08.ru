# A slice key with a component that its structure does not have.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { :by-year qb:componentProperty :strange . :slice-2020 :strange "x" }
