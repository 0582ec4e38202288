# A dimension of concepts without a code list.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

DELETE WHERE { :item qb:codeList ?any }
