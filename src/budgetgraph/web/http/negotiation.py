"""Content negotiation: which of the media types on offer a client likes best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_ELEMENT = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*")+')
_RANGE = re.compile(rf"\s*(?P<type>{_WORD})(?:/(?P<subtype>{_WORD}))?\s*(?=;|$)")
_PARAMETER = re.compile(
    rf';\s*(?P<name>{_WORD})\s*=\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<plain>[^;"\s]*))\s*'
)

# Wishes about how a type is written, not about which type: one that we cannot fulfil is no reason to refuse.
_WISHES = frozenset(["charset", "profile", "version"])


@dataclass(frozen=True)
class MediaRange:
    """One element of an `Accept` header; `narrowed` by parameters that none of our types has."""

    type: str
    subtype: str
    quality: float
    narrowed: bool = False

    @property
    def specificity(self) -> int:
        """The more specific of two ranges that cover a type decides about it."""
        return (self.type != "*") + (self.subtype != "*")

    def covers(self, media_type: str) -> bool:
        """Whether a media type (without parameters) lies in this range."""
        major, _, minor = media_type.partition("/")
        return self.type in ("*", major) and self.subtype in ("*", minor) and not self.narrowed


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """The best of the media types in `offers` (best-liked by us first), or None when none is acceptable.

    Between types of equal quality the one that the client named more exactly wins, then our own order.
    No header, an empty one and one without a single readable element mean that everything will do.
    """
    return _choose(accept or "", tuple(offers))


@lru_cache(maxsize=256)  # a client sends the same header with each request, and there are few clients
def _choose(accept: str, offers: tuple[str, ...]) -> str | None:
    ranges = list(parse_accept(accept))
    if not ranges:
        return offers[0] if offers else None
    ranked = [(_judge(offer, ranges), -place, offer) for place, offer in enumerate(offers)]
    (quality, _), _, best = max(ranked, default=((0.0, 0), 0, None))
    return best if quality > 0 else None


def parse_accept(header: str) -> Iterator[MediaRange]:
    """The readable elements of an `Accept` header, in its order."""
    for element in _ELEMENT.findall(header):
        parsed = _parse_range(element)
        if parsed:
            yield parsed


def _judge(offer: str, ranges: Iterable[MediaRange]) -> tuple[float, int]:
    covering = [
        (media_range.specificity, media_range.quality) for media_range in ranges if media_range.covers(offer)
    ]
    specificity, quality = max(covering, default=(0, 0.0))
    return quality, specificity


def _parse_range(element: str) -> MediaRange | None:
    match = _RANGE.match(element)
    if not match:
        return None
    parameters = dict(_parameters(element[match.end() :]))
    quality = _quality(parameters.pop("q", "1"))
    major, minor = match["type"].lower(), (match["subtype"] or "").lower()
    if quality is None or not (minor or major == "*"):
        return None
    # Java's URLConnection sends a lone `*` for `*/*`.
    return MediaRange(major, minor or "*", quality, narrowed=bool(parameters.keys() - _WISHES))


def _parameters(text: str) -> Iterator[tuple[str, str]]:
    for match in _PARAMETER.finditer(text):
        yield match["name"].lower(), match["plain"] if match["quoted"] is None else match["quoted"]


def _quality(text: str) -> float | None:
    return min(float(text), 1.0) if re.fullmatch(r"\d*\.?\d+|\d+\.", text) else None
