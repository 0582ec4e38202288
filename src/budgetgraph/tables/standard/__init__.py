"""One file for each table; whatever lies here with a `TABLE` in it is tried (see docs/table-types.md)."""
