"""Formats know their names; language tags are written as people write them."""

import pytest
from pyoxigraph import Literal

from budgetgraph.formats import Format, ResultFormat
from budgetgraph.formats.language import conventional


@pytest.mark.parametrize("kind", [Format, ResultFormat])
def test_a_format_is_found_by_its_names(kind: type[Format] | type[ResultFormat]) -> None:
    """By suffix and by media type, each of which is one format's alone."""
    for format in kind:
        assert format is kind.of_suffix(format.suffix)
        assert format is kind.of_media_type(format.media_type)
    assert kind.of_suffix("exe") is None
    assert kind.of_media_type("image/png") is None


def test_media_types_are_those_of_the_engine() -> None:
    """Each format writes what its media type says."""
    for format in [*Format, *ResultFormat]:
        assert format.engine.media_type.partition(";")[0] == format.media_type


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh-hans", "zh-Hans"),
        ("ZH-HANT-tw", "zh-Hant-TW"),
        ("en", "en"),
        ("en-gb", "en-GB"),
        ("de-x-latn", "de-x-latn"),
        ("sl-rozaj-1994", "sl-rozaj-1994"),
        ("es-419", "es-419"),
    ],
)
def test_language_tags_have_their_usual_case(tag: str, expected: str) -> None:
    """Script in title case, region in capitals (RFC 5646, 2.1.1); it is the same tag to the engine."""
    assert expected == conventional(tag)
    assert Literal("x", language=tag) == Literal("x", language=expected)
