# A slice without a value for the dimension of its key.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { :cube qb:slice :hollow . :hollow a qb:Slice ; qb:sliceStructure :by-year }
