"""Prefixes that nobody has declared."""

from __future__ import annotations

from difflib import get_close_matches

from budgetgraph.query_mistakes.mistake import Mistake
from budgetgraph.query_mistakes.reading import Reading
from budgetgraph.vocabulary import PREFIXES

_LONGEST_SHOWN = 40
# Other names under which people know the vocabularies that have a prefix here.
_ALSO_CALLED = {
    "budget": "bg",
    "budgetgraph": "bg",
    "cube": "qb",
    "currency": "cur",
    "dc": "dcterms",
    "dct": "dcterms",
    "datacube": "qb",
    "p-plan": "pplan",
    "sdo": "schema",
    "shacl": "sh",
}


def prefix_mistake(reading: Reading) -> Mistake | None:
    """A name whose prefix is neither declared nor one of ours."""
    prefix, colon, _ = reading.token.text.partition(":")
    if reading.token.kind != "name" or not colon or prefix in PREFIXES or prefix in reading.prologue.declared:
        return None
    shown = prefix if len(prefix) <= _LONGEST_SHOWN else f"{prefix[:_LONGEST_SHOWN]}…"
    return Mistake(
        reading.token.start,
        f"the prefix {shown}: is not declared",
        f"前缀 {shown}: 没有声明",
        _advice(shown),
    )


def _advice(prefix: str) -> str:
    meant = _meant(prefix)
    if meant is None:
        return (
            f"Add a line at the top: PREFIX {prefix}: <…> with the address of the vocabulary between < and >."
        )
    line = f"PREFIX {prefix}: <{PREFIXES[meant]}>"
    return f"Add a line at the top: {line} or write {meant}:, which needs no declaration here."


def _meant(prefix: str) -> str | None:
    if prefix.lower() in PREFIXES:
        return prefix.lower()
    near = get_close_matches(prefix.lower(), PREFIXES, n=1, cutoff=0.65)
    return _ALSO_CALLED.get(prefix.lower()) or (near[0] if near else None)
