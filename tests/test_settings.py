"""Settings."""

from pathlib import Path

import pytest

from budgetgraph.errors import SettingsError
from budgetgraph.settings import Publisher, read_publisher


def test_defaults_need_no_file(tmp_path: Path) -> None:
    """Without publisher.toml everything has a sensible value."""
    assert Publisher() == read_publisher(tmp_path, {})


def test_the_environment_wins(tmp_path: Path) -> None:
    """A variable is stronger than the file, the file stronger than the default; a last slash is dropped."""
    (tmp_path / "publisher.toml").write_text('base = "https://a.example"\nname = "A"\n')
    publisher = read_publisher(tmp_path, {"BUDGETGRAPH_BASE": "https://b.example/"})
    assert ("https://b.example", "A") == (publisher.base, publisher.name)


@pytest.mark.parametrize(
    "content", ['bas = "https://a.example"', "name = 5", "name = ", 'base = "ftp://a"', 'base = "a.example"']
)
def test_a_wrong_setting_is_told(tmp_path: Path, content: str) -> None:
    """An unknown name, a wrong type, no TOML, or no address: an error that names the file or setting."""
    (tmp_path / "publisher.toml").write_text(content)
    with pytest.raises(SettingsError, match=r"publisher\.toml"):
        read_publisher(tmp_path, {})
