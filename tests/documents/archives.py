"""ZIP files for tests."""

import io
import zipfile
from collections.abc import Mapping


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP file with these members, compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return made.getvalue()
