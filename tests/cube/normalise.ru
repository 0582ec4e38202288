# Brings a cube to the form that the constraints expect: the types and the componentProperty that follow from the
# abbreviated forms, and values that stand on the data set or on a slice pushed down to the observations.
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT { ?dataset a qb:DataSet . ?observation a qb:Observation } WHERE { ?observation qb:dataSet ?dataset } ;
INSERT { ?slice a qb:Slice } WHERE { ?dataset qb:slice ?slice } ;
INSERT { ?observation a qb:Observation } WHERE { ?slice qb:observation ?observation } ;
INSERT { ?component qb:componentProperty ?property . ?property a qb:DimensionProperty }
  WHERE { ?component qb:dimension ?property } ;
INSERT { ?component qb:componentProperty ?property . ?property a qb:MeasureProperty }
  WHERE { ?component qb:measure ?property } ;
INSERT { ?component qb:componentProperty ?property . ?property a qb:AttributeProperty }
  WHERE { ?component qb:attribute ?property } ;

INSERT { ?observation ?property ?value } WHERE {
  ?component qb:componentProperty ?property ; qb:componentAttachment qb:DataSet .
  ?dataset qb:structure/qb:component ?component ; ?property ?value .
  ?observation qb:dataSet ?dataset .
} ;
INSERT { ?observation ?property ?value } WHERE {
  ?component qb:componentProperty ?property ; qb:componentAttachment qb:Slice .
  ?dataset qb:structure/qb:component ?component ; qb:slice ?slice .
  ?slice ?property ?value ; qb:observation ?observation .
} ;
INSERT { ?observation ?property ?value } WHERE {
  ?slice qb:sliceStructure/qb:componentProperty ?property ; ?property ?value ; qb:observation ?observation .
}
