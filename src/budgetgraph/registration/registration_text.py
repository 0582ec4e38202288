"""The text of a `disclosure.toml`, with a comment for each value that says where it was read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from budgetgraph.registration.proposal import Proposal
from budgetgraph.registration.setting import Setting, Value

_LONGEST = 60  # code points of a quotation in a comment
_SECTIONS: dict[str, dict[str, str]] = {
    "disclosure": {"fiscal_year": "year", "kind": "kind", "caliber": "caliber", "scope": "scope"},
    "department": {"region": "region", "code": "code", "name": "name"},
}


def registration_text(proposal: Proposal) -> str:
    """TOML; a scope that nobody knows is left out, and what the document says against a value is confirmed."""
    return "\n".join([*_settings(proposal), "[source]", *_files(proposal), ""])


def _settings(proposal: Proposal) -> Iterator[str]:
    for section, names in _SECTIONS.items():
        yield f"[{section}]"
        for printed, name in names.items():
            yield from _line(printed, proposal.settings[name])
        yield from _confirmed(proposal) if section == "disclosure" else ()
        yield ""


def _line(name: str, setting: Setting) -> Iterator[str]:
    if setting.value is None:
        yield f"# {name} is unknown: {_plain(setting.reason)}"
    else:
        words = f": “{_plain(setting.words)}”" if setting.words else ""
        file = f" of {setting.file}" if setting.file else ""
        yield f"# {_plain(setting.origin + file)}{words}"
        yield f"{name} = {_toml(setting.value)}"


def _confirmed(proposal: Proposal) -> Iterator[str]:
    """What a person has set against the document; without this, publishing would complain."""
    names = {"year": "fiscal_year", "kind": "kind", "caliber": "caliber"}
    against = [printed for name, printed in names.items() if proposal.settings[name].others]
    if against:
        yield "# the document says something else"
        yield f"confirmed = [{', '.join(map(_toml, against))}]"


def _files(proposal: Proposal) -> Iterator[str]:
    names = [_toml(name) for name in proposal.files]
    yield f"file = {names[0]}" if len(names) == 1 else f"files = [{', '.join(names)}]"


def _toml(value: Value) -> str:
    """A TOML value; what JSON leaves as it is and TOML forbids (DEL) is escaped, too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _plain(text: str) -> str:
    """One line of a comment, without control characters."""
    line = "".join(character if character.isprintable() else " " for character in text)
    return line if len(line) <= _LONGEST * 3 else f"{line[: _LONGEST * 3]}…"
