"""From a saved page (.html, .mht) to a `Document`."""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from budgetgraph.documents.composition import compose
from budgetgraph.documents.document import Document
from budgetgraph.documents.flow import Item, Line
from budgetgraph.documents.html.article import left_out, says_of_the_page
from budgetgraph.documents.html.encoding import decode_html
from budgetgraph.documents.html.flow import FlowReader
from budgetgraph.errors import UnreadableFile

_HINT = "Fetch the page again with a browser, and save it."


def read_html(name: str, data: bytes) -> Document:
    """The document in a page; raises `UnreadableFile`."""
    return compose(name, data, "text/html", _items(name, decode_html(name, data)))


def read_mht(name: str, data: bytes) -> Document:
    """The document in a page that a browser saved with its pictures in one file (RFC 2557)."""
    for part in email.message_from_bytes(data).walk():
        page = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(page, bytes):
            text = decode_html(name, page, part.get_content_charset())
            return compose(name, data, "multipart/related", _items(name, text))
    raise UnreadableFile("There is no page in it.", where=name, hint=_HINT)


def _items(name: str, text: str) -> Iterator[Item]:
    body = _body(name, text)
    for item in FlowReader(name, left_out(body)).items(body):
        if isinstance(item, Line) and says_of_the_page(item.text):
            yield replace(item, mark="about-the-page")
        else:
            yield item


def _body(name: str, text: str) -> etree._Element:
    """The body of a page, taken apart as browsers do it: damaged as it may be."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root: etree._Element | None = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableFile("Its elements lie too deep within one another.", where=name, hint=_HINT)
    if root is None:
        raise UnreadableFile("There is no HTML in it.", where=name, hint=_HINT)
    body = root.find("body")
    return root if body is None else body
