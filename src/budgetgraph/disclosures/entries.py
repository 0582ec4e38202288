"""The entries of a TOML file in sections, read strictly: a name that nobody knows is an error, and so is a wrong type."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from budgetgraph.errors import RegistrationError
from budgetgraph.toml_file import read_toml

Choice = TypeVar("Choice", bound=str)


class Entries:
    """What a file says, by section and name; whatever is asked for raises `RegistrationError` where it is wrong.

    `known` has the names of each section; an empty collection takes any.
    """

    def __init__(self, path: Path, known: Mapping[str, Collection[str]]) -> None:
        self._path = path
        self._content = read_toml(path, RegistrationError)
        # First of all: a misspelt name would else be told as the absence of the right one.
        unknown = list(self._unknown(known))
        if unknown:
            raise self.error(f"Unknown: {', '.join(unknown)}.", "Mend the spelling, or remove it.")

    def error(self, what: str, hint: str) -> RegistrationError:
        """The error that says what is wrong with the file."""
        return RegistrationError(what, where=self._path, hint=hint)

    def text(self, section: str, name: str) -> str:
        """A text that must be there."""
        return self.optional_text(section, name) or self._missing(section, name)

    def optional_text(self, section: str, name: str) -> str | None:
        """A text that may be there."""
        value = self._get(section, name)
        if value is not None and not isinstance(value, str):
            raise self.error(f"`{name}` in [{section}] is {value!r}.", "Write a text in quotation marks.")
        return value

    def choice(self, section: str, name: str, choices: Sequence[Choice]) -> Choice:
        """One of some texts, which must be there."""
        return self.optional_choice(section, name, choices) or self._missing(section, name)

    def optional_choice(self, section: str, name: str, choices: Sequence[Choice]) -> Choice | None:
        """One of some texts, None where there is none."""
        value = self.optional_text(section, name)
        chosen = next((choice for choice in choices if choice == value), None)
        if value is not None and chosen is None:
            raise self.error(f"`{name}` is {value!r}.", f"Write {' or '.join(map(repr, choices))}.")
        return chosen

    def integer(self, section: str, name: str, allowed: range) -> int:
        """A whole number that must be there."""
        value = self._get(section, name)
        if type(value) is not int or value not in allowed:
            bounds = f"between {allowed[0]} and {allowed[-1]}"
            raise self.error(f"`{name}` in [{section}] is {value!r}.", f"Write a number {bounds}.")
        return value

    def texts(self, section: str, one: str, several: str) -> tuple[str, ...]:
        """The text under the name `one`, or the different texts in a list under `several`."""
        listed = self._get(section, several)
        if listed is None:
            return (self.text(section, one),)
        if not isinstance(listed, list) or not listed or not all(isinstance(x, str) and x for x in listed):
            raise self.error(f"`{several}` in [{section}] is {listed!r}.", 'Write a list, like ["a", "b"].')
        if self.has(section, one):
            raise self.error(f"[{section}] has both `{one}` and `{several}`.", "Keep one of them.")
        if len(set(listed)) < len(listed):
            raise self.error(f"`{several}` in [{section}] names one twice.", "Name each once.")
        return tuple(listed)

    def names(self, section: str, name: str, known: Collection[str]) -> frozenset[str]:
        """A list of some of the known names, empty where there is none."""
        value = self._get(section, name) or []
        if not isinstance(value, list) or not set(map(str, value)) <= set(known):
            hint = f"Write a list of some of {', '.join(sorted(known))}."
            raise self.error(f"`{name}` is {value!r}.", hint)
        return frozenset(map(str, value))

    def counts(self, section: str) -> dict[str, int]:
        """The whole section as numbers of things by name, empty where there is none."""
        table = self._content.get(section, {})
        if not all(type(value) is int and value >= 0 for value in table.values()):
            raise self.error(f"[{section}] does not list counts.", "Write lines like `projects = 18`.")
        return dict(table)

    def has(self, section: str, name: str) -> bool:
        """Whether anything is said under a name."""
        return self._get(section, name) is not None

    def _unknown(self, known: Mapping[str, Collection[str]]) -> Iterator[str]:
        for section, table in self._content.items():
            if not isinstance(table, dict):
                yield f"{section} (no section)"
                continue
            names = known.get(section)
            yield from (
                f"[{section}] {name}" for name in table if names is None or (names and name not in names)
            )

    def _missing(self, section: str, name: str) -> NoReturn:
        raise self.error(f"`{name}` is missing in [{section}].", "Add it; see docs/adding.md.")

    def _get(self, section: str, name: str) -> Any:
        return self._content.get(section, {}).get(name)
