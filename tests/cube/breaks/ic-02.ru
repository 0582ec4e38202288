# A data set with two structures, of which one is as good as the other.
PREFIX : <http://example.org/cube#>
PREFIX qb: <http://purl.org/linked-data/cube#>

INSERT { :cube qb:structure :copy . :copy a qb:DataStructureDefinition ; qb:component ?component } WHERE { :structure qb:component ?component }
