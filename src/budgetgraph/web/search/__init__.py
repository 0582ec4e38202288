"""`/search`: the full-text search for people and programs."""
