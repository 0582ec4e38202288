# A value that is in no concept scheme.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { :stray a <http://www.w3.org/2004/02/skos/core#Concept> } ;
DELETE { :o3 :item :travel } INSERT { :o3 :item :stray } WHERE { }
