# A value that is in no collection.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT DATA { :west a <http://www.w3.org/2004/02/skos/core#Concept> } ;
DELETE { :o3 :place :north } INSERT { :o3 :place :west } WHERE { }
