"""What is compared: a line item, or the part of it that goes to a class of expenditure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ITEM = re.compile(
    r"(?P<slug>[a-z][a-z0-9-]{0,80})(?:/(?P<scheme>function|economic)/(?P<code>[0-9a-z]{2,12}))?"
)


@dataclass(frozen=True)
class Item:
    """A line item by its slug; with `scheme` (`function` or `economic`) and `code`, its part for that class."""

    slug: str
    scheme: str = ""
    code: str = ""

    @classmethod
    def read(cls, text: str) -> Item | None:
        """From `expenditure-total` or `expenditure-total/function/20103`; None from what is neither."""
        match = _ITEM.fullmatch(text)
        return cls(match["slug"], match["scheme"] or "", match["code"] or "") if match else None

    @property
    def path(self) -> str:
        """How it is written in requests and in addresses of figures."""
        return f"{self.slug}/{self.scheme}/{self.code}" if self.scheme else self.slug
