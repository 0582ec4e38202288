# An observation in two data sets.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { :other-cube a qb:DataSet ; qb:structure :structure ; :currency "CNY" . :o3 qb:dataSet :other-cube }
