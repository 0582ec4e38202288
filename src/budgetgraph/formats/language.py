"""Language tags as people write them: the RDF engine keeps them in lower case."""

from __future__ import annotations

from functools import cache


@cache
def conventional(tag: str) -> str:
    """A language tag in the case that BCP 47 (RFC 5646, section 2.1.1) recommends: `zh-hans` -> `zh-Hans`.

    Tags that differ only in case are the same tag, so this changes how a literal looks and not which it is.
    """
    first, *rest = tag.lower().split("-")
    subtags = [first]
    for subtag in rest:
        subtags.append(subtag if _is_singleton(subtags[-1]) else _cased(subtag))
    return "-".join(subtags)


def _cased(subtag: str) -> str:
    if len(subtag) == 4 and subtag.isalpha():
        return subtag.title()
    return subtag.upper() if len(subtag) == 2 else subtag


def _is_singleton(subtag: str) -> bool:
    return len(subtag) == 1
