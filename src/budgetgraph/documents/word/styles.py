"""What a style says of the paragraphs and runs that have it: numbering, hidden, entry of a table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from budgetgraph.documents.word.names import attribute, is_on, path, q

_CONTENTS = re.compile(r"(?:toc|目录|WPSOffice手动目录)\s*\d", re.IGNORECASE)
_DEEPEST = 20  # styles that are based on one another


class Styles:
    """The styles of a document by their identifiers."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else root.findall(q("w:style"))
        self._styles = {attribute(style, "w:styleId") or "": style for style in found}
        self._default = next(
            (
                attribute(style, "w:styleId")
                for style in found
                if attribute(style, "w:type") == "paragraph"
                and attribute(style, "w:default") in {"1", "true"}
            ),
            None,
        )

    def numbering(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """The `w:numPr` that hold for a paragraph, its own first, then those of its style and what that is based on."""
        own = paragraph.find(path("w:pPr", "w:numPr"))
        if own is not None:
            yield own
        for style in self._chain(self._of(paragraph)):
            found = style.find(path("w:pPr", "w:numPr"))
            if found is not None:
                yield found

    def is_contents(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph is an entry of a table of contents."""
        style = self._styles.get(self._of(paragraph) or "")
        name = attribute(style.find(q("w:name"))) if style is not None else None
        return _CONTENTS.match(name or "") is not None

    def hides(self, run: etree._Element) -> bool:
        """Whether a run is hidden, by itself or by the style of its characters."""
        own = run.find(path("w:rPr", "w:vanish"))
        if own is not None:
            return is_on(own)
        style = attribute(run.find(path("w:rPr", "w:rStyle")))
        return any(is_on(based.find(path("w:rPr", "w:vanish"))) for based in self._chain(style))

    def hides_all(self, paragraph: etree._Element) -> bool:
        """Whether the style of a paragraph hides its text."""
        return any(is_on(s.find(path("w:rPr", "w:vanish"))) for s in self._chain(self._of(paragraph)))

    def level_of_style(self, paragraph: etree._Element) -> str | None:
        """The identifier of the paragraph's style, which a level of a list may name."""
        return self._of(paragraph)

    def _of(self, paragraph: etree._Element) -> str | None:
        return attribute(paragraph.find(path("w:pPr", "w:pStyle"))) or self._default

    def _chain(self, identifier: str | None) -> Iterator[etree._Element]:
        for _ in range(_DEEPEST):
            style = self._styles.get(identifier or "")
            if style is None:
                return
            yield style
            identifier = attribute(style.find(q("w:basedOn")))
