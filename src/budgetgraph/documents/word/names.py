"""The names of WordprocessingML (ECMA-376 Part 1) that are looked for."""

from __future__ import annotations

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PREFIX = {
    "w": _MAIN,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _MAIN.encode())
"""The namespace of the strict variant (ISO/IEC 29500 Strict), and the usual one in its place."""

_OFF = {"0", "false", "off"}


def q(name: str) -> str:
    """A name with its prefix, such as `w:p`, as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{_PREFIX[prefix]}}}{local}"


def attribute(element: etree._Element | None, name: str = "w:val") -> str | None:
    """The value of an attribute, None where element or attribute is lacking."""
    return None if element is None else element.get(q(name))


def number(element: etree._Element | None, name: str = "w:val", default: int = 0) -> int:
    """An attribute as a whole number."""
    try:
        return int(attribute(element, name) or default)
    except ValueError:
        return default


def is_on(element: etree._Element | None) -> bool:
    """Whether a property such as `w:vanish` is there and not switched off."""
    return element is not None and attribute(element) not in _OFF


def path(*names: str) -> str:
    """A path for `find`, such as `w:pPr/w:numPr`."""
    return "/".join(q(name) for name in names)
