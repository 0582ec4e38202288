# A slice without a slice structure.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { :cube qb:slice :bare . :bare a qb:Slice }
