"""Tables of procurement: their layouts, their lines, and the rows that sum lines up."""
