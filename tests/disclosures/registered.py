"""Folders with registrations."""

from pathlib import Path

GOOD = """
[disclosure]
fiscal_year = 2020
kind = "budget"
[department]
region = "130300"
code = "779002"
name = "某委员会"
[source]
file = "a.txt"
[expect]
projects = 18
"""
FILE = 'file = "a.txt"'


def register(folder: Path, content: str = GOOD) -> Path:
    """A folder with this registration."""
    folder.mkdir(parents=True)
    (folder / "disclosure.toml").write_text(content, encoding="utf-8")
    return folder
