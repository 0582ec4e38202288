"""The formats of SPARQL results: each knows its name, its media type and its suffix."""

from __future__ import annotations

from enum import Enum

from pyoxigraph import QueryResultsFormat


class ResultFormat(Enum):
    """A format of SPARQL solutions and truth values. `ResultFormat.of_suffix("csv")`."""

    JSON = ("SPARQL results in JSON", "application/sparql-results+json", "json", QueryResultsFormat.JSON)
    XML = ("SPARQL results in XML", "application/sparql-results+xml", "xml", QueryResultsFormat.XML)
    CSV = ("CSV", "text/csv", "csv", QueryResultsFormat.CSV)
    TSV = ("TSV", "text/tab-separated-values", "tsv", QueryResultsFormat.TSV)

    def __init__(self, label: str, media_type: str, suffix: str, engine: QueryResultsFormat) -> None:
        self.label = label
        self.media_type = media_type
        self.suffix = suffix
        self.engine = engine

    @classmethod
    def of_suffix(cls, suffix: str) -> ResultFormat | None:
        """The format with this file name suffix (without the dot), or None."""
        return next((f for f in cls if f.suffix == suffix), None)

    @classmethod
    def of_media_type(cls, media_type: str) -> ResultFormat | None:
        """The format with this media type (without parameters), or None."""
        return next((f for f in cls if f.media_type == media_type), None)
