# Two observations of the same item, place and year.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { :o4 a qb:Observation ; qb:dataSet :cube ; :place :north ; :amount 9.00 ; :year "2019"^^<http://www.w3.org/2001/XMLSchema#gYear> ; :item :travel }
