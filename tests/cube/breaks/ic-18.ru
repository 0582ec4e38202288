# A slice with an observation of another data set.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { :slice-2020 qb:observation :m1 }
