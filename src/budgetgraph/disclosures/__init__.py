"""What was published, by whom, when: each disclosure as the `disclosure.toml` beside its originals registers it."""

from budgetgraph.disclosures.disclosure import Body, Disclosure, Kind, Scope, hash_of
from budgetgraph.disclosures.folders import find_disclosures
from budgetgraph.disclosures.registration import REGISTRATION, read_disclosure

__all__ = [
    "REGISTRATION",
    "Body",
    "Disclosure",
    "Kind",
    "Scope",
    "find_disclosures",
    "hash_of",
    "read_disclosure",
]
