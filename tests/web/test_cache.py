"""The bounded cache."""

from __future__ import annotations

from budgetgraph.web.http.cache import ByteCache


def test_what_was_not_asked_for_longest_goes_first() -> None:
    """A full cache drops the value that was used least recently."""
    cache: ByteCache[str] = ByteCache(limit=20)
    cache.put("a", "A", 10)
    cache.put("b", "B", 10)
    cache.get("a")
    cache.put("c", "C", 10)
    assert ["A", None, "C"] == [cache.get("a"), cache.get("b"), cache.get("c")]


def test_a_value_larger_than_the_cache_is_not_kept() -> None:
    """One huge value does not push out everything else."""
    cache: ByteCache[str] = ByteCache(limit=20)
    cache.put("a", "A", 10)
    cache.put("huge", "H", 21)
    assert ["A", None] == [cache.get("a"), cache.get("huge")]


def test_replacing_a_value_frees_its_bytes() -> None:
    """The bytes of a replaced value are not counted twice."""
    cache: ByteCache[str] = ByteCache(limit=20)
    for _ in range(5):
        cache.put("a", "A", 10)
    cache.put("b", "B", 10)
    assert 2 == len(cache)
