"""What the elements of HTML are for: blocks, those that print nothing, those that are hidden."""

from __future__ import annotations

import re

from lxml import etree

_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary "
    "table tbody td tfoot th thead tr ul"
)

_SILENT = (
    "applet area audio base button canvas datalist embed frame frameset head iframe img input link map meta "
    "noframes noscript object option param script select source style svg template textarea title track video"
)
BLOCKS = frozenset(_BLOCKS.split())
_PRINT_NOTHING = frozenset(_SILENT.split())

_HIDDEN = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all", re.IGNORECASE
)


def tag_of(element: etree._Element) -> str:
    """The name of an element, empty for a comment or a processing instruction."""
    return str(element.tag).rpartition(":")[2] if isinstance(element.tag, str) else ""


def is_silent(element: etree._Element) -> bool:
    """Whether nothing of an element is shown: by what it is, or because the page hides it."""
    tag = tag_of(element)
    if not tag or tag in _PRINT_NOTHING:
        return True
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def plain_text(element: etree._Element) -> str:
    """The text shown of an element, blank space left out."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, child in walk:
        if event == "start" and is_silent(child):
            walk.skip_subtree()
        elif event == "start":
            parts.append(child.text or "")
        if event == "end" and child is not element:
            parts.append(child.tail or "")
    return "".join("".join(parts).split())
