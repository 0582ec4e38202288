"""Graphs to write and read back: every kind of term, and texts that are hard to write."""

from __future__ import annotations

from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from budgetgraph.vocabulary import PREFIXES

XSD = PREFIXES["xsd"]
BG = PREFIXES["bg"]

_texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=30
) | st.sampled_from(
    [
        "",
        '"',
        "'''",
        '"""',
        "\\",
        "\n",
        "\t",
        "a\nb",
        "\\u0041",
        "中文“引号”",
        "\x00",
        "\x7f",
        "\ufeff",
        "😀",
        "a\r\nb",
    ]
)
_local = st.text(st.sampled_from("abcXYZ0189_-.~!$&'()*+,;=:@/?é中·\u200d%"), min_size=0, max_size=12).map(
    lambda text: text.replace("%", "%25")
)
_iris = st.builds(
    lambda start, rest: NamedNode(start + rest),
    st.sampled_from(
        [
            BG,
            PREFIXES["skos"],
            PREFIXES["unit"],
            "https://w3id.org/budgetgraph/code/line-item/",
            "http://localhost:8000/id/disclosure/1/2020/budget/",
            "http://localhost:8000/id/document/x#",
            "urn:x:",
            "mailto:x",
        ]
    ),
    _local,
)
_predicates = st.sampled_from(
    [
        BG + "lineItem",
        BG + "position",
        BG + "deadline",
        PREFIXES["rdf"] + "type",
        PREFIXES["skos"] + "prefLabel",
        PREFIXES["obeu-measure"] + "amount",
        PREFIXES["oa"] + "start",
        "http://example.org/päth/p",
    ]
).map(NamedNode)
_numbers = st.sampled_from(
    ["0", "1", "-1", "+1", "007", "1.50", "-.5", "4993300.00", "1.", "9007199254740993", "1e3", "x"]
)
_typed = st.builds(
    lambda value, name: Literal(value, datatype=NamedNode(name)),
    _numbers | st.sampled_from(["true", "false", "True", "2020-10-31"]) | _texts,
    st.sampled_from([XSD + n for n in ("integer", "decimal", "double", "boolean", "date", "gYear", "string")])
    | st.just("http://example.org/datatype"),
)
_in_languages = st.builds(
    lambda text, language: Literal(text, language=language),
    _texts,
    st.sampled_from(["zh-Hans", "en", "en-GB", "zh-Hant-TW", "de-x-formal"]),
)
_literals = _typed | _in_languages | _texts.map(Literal)
_blank = st.sampled_from(["b1", "b2"]).map(BlankNode)

triples = st.builds(Triple, _iris | _blank, _predicates, _iris | _blank | _literals)
graphs = st.lists(triples, max_size=12)
datasets = st.lists(
    st.builds(
        lambda triple, graph: Quad(triple.subject, triple.predicate, triple.object, graph), triples, _iris
    ),
    max_size=12,
)
