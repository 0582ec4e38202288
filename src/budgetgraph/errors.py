"""The tree of errors: each says what is wrong, where, and what to do next.

BudgetGraphError
├── InputError              something that was handed to us cannot be used
│   ├── UnreadableFile      an original that cannot be opened, decoded or taken apart
│   │   └── Starved         one for which the machine had no process or no memory left
│   ├── NotADisclosure      a document in which no section of a budget disclosure is recognised
│   ├── RegistrationError   a disclosure.toml or publisher.toml that is incomplete or wrong
│   ├── DuplicateKey        two registered disclosures with the same key
│   ├── ExpectationFailed   a document that does not hold what its disclosure.toml says it holds
│   ├── ProcessingFailed    an original on which the reading itself failed, for a reason that nobody foresaw
│   ├── InvalidRdf          an RDF file that does not parse
│   └── SettingsError       an environment variable or option with an impossible value
├── UndeclaredTerm          a term that no vocabulary declares was about to enter the graph
├── ValidationFailed        a graph of ours breaks a shape (or the validator itself broke)
├── ReleaseError            a release that cannot be made, found or trusted
│   ├── ReleaseNotFound
│   └── ReleaseDamaged
└── QueryError              a query that cannot be answered
    ├── MalformedQuery
    ├── ServiceFailed       an endpoint that a query calls gave no answer that can be used
    ├── RefusedQuery
    │   └── QueryTooLong
    ├── UnknownExample
    └── UnfitFormat         a graph that the format asked for cannot hold
"""

from __future__ import annotations

from pathlib import Path


class BudgetGraphError(Exception):
    """Base of all errors that are meant for the user.

    `what` is a sentence, `where` names the culprit (a file, a line, an address), `hint` says what to do next.
    """

    def __init__(self, what: str, *, where: str | Path | None = None, hint: str | None = None) -> None:
        super().__init__(what, where, hint)
        self.what = what
        self.where = None if where is None else str(where)
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.hint}" if self.hint else ""
        return f"{place}{self.what}{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; the default would lose the keyword arguments.
        return _rebuild, (type(self), self.what, self.where, self.hint)


def _rebuild(
    kind: type[BudgetGraphError], what: str, where: str | None, hint: str | None
) -> BudgetGraphError:
    return kind(what, where=where, hint=hint)


class InputError(BudgetGraphError):
    """Something that was handed to us cannot be used."""


class UnreadableFile(InputError):
    """An original that cannot be opened, decoded or taken apart."""


class Starved(UnreadableFile):
    """An original for which the machine had no process or no memory left: at another time it may be read."""


class NotADisclosure(InputError):
    """A document in which no section of a budget disclosure is recognised."""


class RegistrationError(InputError):
    """A `disclosure.toml` or `publisher.toml` that is incomplete or wrong."""


class DuplicateKey(InputError):
    """Two registered disclosures with the same key."""


class ExpectationFailed(InputError):
    """A document that does not hold what its `disclosure.toml` says it holds."""


class ProcessingFailed(InputError):
    """An original on which the reading itself failed, for a reason that nobody foresaw."""


class InvalidRdf(InputError):
    """An RDF file that does not parse."""


class SettingsError(InputError):
    """An environment variable or option with an impossible value."""


class UndeclaredTerm(BudgetGraphError):
    """A term that no vocabulary declares was about to enter the graph."""


class ValidationFailed(BudgetGraphError):
    """A graph of ours breaks a shape, or the validator itself broke: never taken for conformance."""


class ReleaseError(BudgetGraphError):
    """A release that cannot be made."""


class ReleaseNotFound(ReleaseError):
    """A release that is not there."""


class ReleaseDamaged(ReleaseError):
    """A release whose files are not the ones its manifest lists."""


class QueryError(BudgetGraphError):
    """A query that cannot be answered."""


class MalformedQuery(QueryError):
    """A query that does not parse."""


class ServiceFailed(QueryError):
    """A query that calls another endpoint, which gave no answer that can be used."""


class RefusedQuery(QueryError):
    """A query that parses and that we will not run."""


class QueryTooLong(RefusedQuery):
    """A query with more characters than are read."""


class UnknownExample(QueryError):
    """An example query of a name that there is not."""


class UnfitFormat(QueryError):
    """A graph that the format asked for cannot hold, though others can."""
