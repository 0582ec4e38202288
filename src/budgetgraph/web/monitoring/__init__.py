"""For who keeps watch: `/health`, `/metrics` and the log of queries."""
