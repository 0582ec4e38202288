"""What every reader of SPARQL's text needs: the terminals of its grammar, and places as people count them."""
