"""Registering originals: one folder with a `disclosure.toml` for each disclosure."""
