"""Processes that can do no harm: forked from one that has all loaded, confined by the system, ended at will."""
