"""The terminals of SPARQL that its grammar and the engine agree on, as patterns of regular expressions.

Source: https://www.w3.org/TR/sparql11-query/#sparqlGrammar. They are possessive, for none ever gives back: what
would match in fewer characters is never followed by what follows it.
"""

from __future__ import annotations

import re

START = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
"""The characters that a name begins with (`PN_CHARS_BASE`), to stand in square brackets."""
NAME = rf"{START}_0-9\u00b7\u0300-\u036f\u203f-\u2040"
"""Those that it goes on with, but for `-` (`PN_CHARS`), to stand in square brackets."""
RUN = rf"[{START}][{NAME}.-]*+"
"""A keyword, or what may stand before the colon of a prefixed name; both without regard to dots at the end."""
LOCAL_SIGN = rf"(?:[{NAME}:-]|%[0-9A-Fa-f]{{2}}|\\[_~.!$&'()*+,;=/?#@%-])"
"""A sign behind that colon, but for dots."""

_ESCAPE = r"\\(?:[tbnrf\"'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
SPACE = r"[ \t\r\n]++"
COMMENT = r"#[^\r\n]*+"
STRING = (
    rf"(?:'''(?:'{{0,2}}+(?:[^'\\]|{_ESCAPE}))*+'''|\"\"\"(?:\"{{0,2}}+(?:[^\"\\]|{_ESCAPE}))*+\"\"\""
    rf"|'(?:[^'\\\n\r]|{_ESCAPE})*+'|\"(?:[^\"\\\n\r]|{_ESCAPE})*+\")"
)
IRI = r"<(?:[^<>\"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>"
VARIABLE = rf"[?$][{NAME}]++"

CERTAIN_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
"""Matches where what begins with `<` is in no reading a comparison: `//` would have to be two divisions."""
