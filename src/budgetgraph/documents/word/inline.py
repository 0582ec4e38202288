"""What is printed of a paragraph: inserted text is in, deleted and hidden text is out, a field is its result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from budgetgraph.documents.word.names import attribute, q
from budgetgraph.documents.word.styles import Styles

_OUT = frozenset(
    q(name)
    for name in (
        "w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:rt", "w:instrText", "w:delText",
        "w:delInstrText", "w:footnoteRef", "w:endnoteRef", "w:annotationRef", "m:rPr", "m:fPr",
    )
)  # fmt: skip
_CHARACTERS = {
    q("w:tab"): "\t",
    q("w:ptab"): "\t",
    q("w:br"): "\n",
    q("w:cr"): "\n",
    q("w:noBreakHyphen"): "-",
}
_TEXT = frozenset({q("w:t"), q("m:t")})
_NOTES = {q("w:footnoteReference"): "footnote", q("w:endnoteReference"): "endnote"}
# Of the symbol fonts, what forms are filled in with.
_SYMBOLS = {
    "F0FE": "☑",
    "F052": "☑",
    "F0A8": "□",
    "F0A3": "□",
    "F0FC": "✓",
    "F050": "✓",
    "F0FD": "☒",
    "F051": "☒",
}


@dataclass
class Inline:
    """The text of a paragraph, with the notes (kind, identifier) and text boxes that it anchors."""

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def add(self, other: Inline) -> None:
        """Another paragraph that goes on in this one."""
        self.text += other.text
        self.notes += other.notes
        self.boxes += other.boxes


class InlineReader:
    """Reads paragraphs in order: a field may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []  # of each open field, whether its result has begun

    def read(self, paragraph: etree._Element) -> Inline:
        """What is printed of a paragraph."""
        found = Inline()
        parts: list[str] = []
        is_hidden = self._styles.hides_all(paragraph)
        for element in self._leaves(paragraph):
            if self._field(element) or not all(self._fields) or is_hidden:
                continue
            self._take(element, found, parts)
        found.text = "".join(parts)
        self._fields = [has_result for has_result in self._fields if has_result]
        return found

    def _field(self, element: etree._Element) -> bool:
        """Whether the element is a border of a field, which is noted."""
        if element.tag != q("w:fldChar"):
            return False
        kind = attribute(element, "w:fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()
        return True

    def _take(self, element: etree._Element, found: Inline, parts: list[str]) -> None:
        tag = element.tag
        if tag in _TEXT:
            parts.append(element.text or "")
        elif tag == q("w:txbxContent"):
            found.boxes.append(element)
        elif tag in _NOTES:
            found.notes.append((_NOTES[str(tag)], attribute(element, "w:id") or ""))
        elif tag == q("w:sym"):
            parts.append(_symbol(attribute(element, "w:char") or ""))
        else:
            parts.append(_CHARACTERS.get(str(tag), ""))

    def _leaves(self, element: etree._Element) -> Iterator[etree._Element]:
        """What may print something, in order; nothing of what is deleted or hidden, and one of each alternative."""
        for child in element:
            if child.tag in _OUT or (child.tag == q("w:r") and self._styles.hides(child)):
                yield from child.findall(q("w:fldChar")) if child.tag == q("w:r") else ()
            elif child.tag == q("mc:AlternateContent"):
                yield from self._leaves(chosen(child))
            elif len(child) and child.tag != q("w:txbxContent"):
                yield from self._leaves(child)
            else:
                yield child


def chosen(alternatives: etree._Element) -> etree._Element:
    """The first of several forms of the same thing, each made for another generation of programs."""
    first = alternatives.find(q("mc:Choice"))
    if first is not None and len(first):
        return first
    fallback = alternatives.find(q("mc:Fallback"))
    return alternatives if fallback is None else fallback


def _symbol(code: str) -> str:
    try:
        return _SYMBOLS.get(code.upper()) or chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
