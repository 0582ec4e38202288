"""Short names of IRIs: our prefixes, one more for each code list, and a record of which were used."""

from __future__ import annotations

import re
from collections.abc import Mapping

from budgetgraph.vocabulary import CODE_IRI, PREFIXES

# What needs no escape in a Turtle local name, a JSON-LD compact IRI and an XML name alike, and no less legible
# than the whole IRI. Turtle would allow more (`\,` and `\=` in `#char=1,2`), at the price of reading well.
_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_LAST_SEPARATOR = re.compile(r"^(.*[/#])([^/#]*)$", re.DOTALL)
_CODE_LIST = re.compile(re.escape(CODE_IRI) + r"([a-z0-9-]+(?:/[0-9]+)?)/")


class Prefixes:
    """Shortens IRIs and remembers with which prefixes it did. `Prefixes().shorten(iri)` -> `bg:lineItem`.

    With `code_lists`, the codes of each list get a prefix of their own: `line-item:expenditure-total`.
    """

    def __init__(self, namespaces: Mapping[str, str] = PREFIXES, *, code_lists: bool = False) -> None:
        self._prefixes = {namespace: prefix for prefix, namespace in namespaces.items()}
        self._code_lists = code_lists
        self._known: dict[str, str | None] = {}
        self.used: dict[str, str] = {}

    def shorten(self, iri: str) -> str | None:
        """`prefix:name`, or None for an IRI in no known namespace or with a name that would need an escape."""
        if iri not in self._known:
            self._known[iri] = self._shorten(iri)
        return self._known[iri]

    def _shorten(self, iri: str) -> str | None:
        parts = _LAST_SEPARATOR.match(iri)
        if parts is None or not _LOCAL_NAME.fullmatch(parts[2]):
            return None
        prefix = self._prefixes.get(parts[1]) or self._prefix_of_code_list(parts[1])
        if prefix is None:
            return None
        self.used[prefix] = parts[1]
        return f"{prefix}:{parts[2]}"

    def _prefix_of_code_list(self, namespace: str) -> str | None:
        code_list = _CODE_LIST.fullmatch(namespace) if self._code_lists else None
        if code_list is None:
            return None
        prefix = code_list[1].replace("/", "-")
        return None if prefix in self._prefixes.values() else prefix
