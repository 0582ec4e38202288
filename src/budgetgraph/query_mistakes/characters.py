"""Full-width punctuation, which Chinese keyboards write where SPARQL wants the ASCII sign.

SPARQL takes most of it for letters, so that `?o；bg:x` begins with a variable of the name `o；bg`.
"""

from __future__ import annotations

from budgetgraph.query_mistakes.mistake import Mistake
from budgetgraph.query_mistakes.reading import Reading

HALF_WIDTH = {
    **{chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum()},
    "“": '"', "”": '"', "‘": "'", "’": "'", "。": ".", "、": ",", "\u3000": " ", "【": "[", "】": "]",
    "《": "<", "》": ">", "〈": "<", "〉": ">",
}  # fmt: skip
# A name may hold such signs on purpose: they are blamed at the culprit and in the triple before it.
_TOKENS_BEFORE = 3
_HARMLESS = ("string", "iri", "gap")


def full_width_mistake(reading: Reading) -> Mistake | None:
    """The first such sign in the culprit, or else the last one shortly before it."""
    here = [reading.culprit, *range(reading.culprit - 1, reading.culprit - 1 - _TOKENS_BEFORE, -1)]
    for number in here:
        token = reading.at(number)
        if token.kind in _HARMLESS:
            continue
        for place, character in enumerate(token.text, token.start):
            if character in HALF_WIDTH:
                return full_width(place, character)
    return None


def full_width(place: int, character: str) -> Mistake:
    """The mistake of writing this character at this place."""
    half = HALF_WIDTH[character]
    shown, name, chinese = ("a space", "ideographic space", "半角空格") if half == " " else (
        f"{half}" if half in "'\"" else f"'{half}'", f"'{character}'", f"半角的 {half}"
    )  # fmt: skip
    subject = f"an {name}" if half == " " else name
    return Mistake(
        place,
        f"{subject} is full-width: write {shown}",
        f"「{character}」是全角符号，应写成{chinese}",
        "Switch the input method to half-width punctuation outside strings and comments.",
    )
