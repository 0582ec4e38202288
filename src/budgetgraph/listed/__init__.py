"""The long code lists as statements: regions and the classes of expenditure, one concept at a time.

The short lists (`ontology/codes/*.ttl`) are read whole by every process. The long ones are tables
(`ontology/codes/*.csv`): what they say of the few concepts that a disclosure names is made here when it is asked for,
and a release publishes all of it in its graph of codes.
"""
