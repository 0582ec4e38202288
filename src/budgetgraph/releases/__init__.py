"""Releases: checked, versioned, immutable folders of files, one of which is current."""
