# A slice key that no structure declares.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { :lost a qb:SliceKey ; qb:componentProperty :item }
