"""Files in TOML."""

from pathlib import Path

import pytest

from budgetgraph.errors import SettingsError
from budgetgraph.toml_file import read_toml


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "cannot be read"), (b"[a", "not valid TOML"), (b"a = '\xff'", "not valid TOML")],
)
def test_what_is_wrong_with_a_file_is_told_as_its_reader_wants_it(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    """A file that is not there, no TOML, no UTF-8: the error is the reader's, and names the file."""
    path = tmp_path / "a.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError, match=rf"a\.toml.*{said}"):
        read_toml(path, SettingsError)
