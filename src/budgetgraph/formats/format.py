"""The RDF formats we speak: each knows its name, its media type and its suffix."""

from __future__ import annotations

from enum import Enum

from pyoxigraph import RdfFormat


class Format(Enum):
    """An RDF format. `Format.of_suffix("ttl")`, `Format.of_media_type("text/turtle")`."""

    TURTLE = ("Turtle", "text/turtle", "ttl", RdfFormat.TURTLE, False)
    JSON_LD = ("JSON-LD", "application/ld+json", "jsonld", RdfFormat.JSON_LD, False)
    N_TRIPLES = ("N-Triples", "application/n-triples", "nt", RdfFormat.N_TRIPLES, False)
    RDF_XML = ("RDF/XML", "application/rdf+xml", "rdf", RdfFormat.RDF_XML, False)
    N_QUADS = ("N-Quads", "application/n-quads", "nq", RdfFormat.N_QUADS, True)
    TRIG = ("TriG", "application/trig", "trig", RdfFormat.TRIG, True)

    def __init__(self, label: str, media_type: str, suffix: str, engine: RdfFormat, datasets: bool) -> None:
        self.label = label
        self.media_type = media_type
        self.suffix = suffix
        self.engine = engine
        self.datasets = datasets

    @classmethod
    def of_suffix(cls, suffix: str) -> Format | None:
        """The format with this file name suffix (without the dot), or None."""
        return next((f for f in cls if f.suffix == suffix), None)

    @classmethod
    def of_media_type(cls, media_type: str) -> Format | None:
        """The format with this media type (without parameters), or None."""
        return next((f for f in cls if f.media_type == media_type), None)
