# A combination of dimensions with an observation for one measure only.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { :m3 a qb:Observation ; qb:dataSet :measures ; :item :salaries ; qb:measureType :count ; :count 1 }
