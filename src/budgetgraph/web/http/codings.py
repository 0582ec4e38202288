"""Which content coding a client likes best (RFC 9110, section 12.5.3)."""

from __future__ import annotations

from functools import lru_cache

from budgetgraph.queries.codings import ENCODERS

ALL = tuple(ENCODERS)


@lru_cache(maxsize=512)
def coding(accept_encoding: str, offered: tuple[str, ...] = ALL) -> str | None:
    """The best of the codings that are `offered` (best-liked by us first), None for none."""
    qualities = dict(map(_quality, accept_encoding.lower().split(",")))
    others = qualities.pop("*", 0.0)
    ranked = [(qualities.get(name, others), -place, name) for place, name in enumerate(offered)]
    quality, _, best = max(ranked)
    return best if quality > 0 and quality >= qualities.get("identity", 0.0) else None


def _quality(element: str) -> tuple[str, float]:
    name, _, parameter = element.partition(";")
    quality = parameter.replace(" ", "").removeprefix("q=") or "1"
    try:
        return name.strip(), float(quality)
    except ValueError:
        return name.strip(), 0.0
