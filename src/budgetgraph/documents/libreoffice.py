"""Makes .docx of old Word files (.doc), .wps, .rtf and .odt through LibreOffice, when it is installed.

Each conversion has a profile of its own in an empty folder, in which macros are off and nothing is fetched, and is
ended with all its processes after a time.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from budgetgraph.errors import UnreadableFile

PATIENCE = 120
"""Seconds; a disclosure takes one to three."""

_LIMITED = ("/bin/sh", "-c", 'ulimit -v 4194304 && ulimit -f 524288 && exec "$@"', "sh")
"""What is put before a command, so that it has 4 GiB of address space and writes files of 256 MiB at most."""

_PROGRAMS = ("soffice", "libreoffice")
# By how a file begins, the filter that reads it: without one, LibreOffice takes whatever it does not know for text.
_FILTERS = (
    (b"\xd0\xcf\x11\xe0", "MS Word 97"),
    (b"{\\rtf", "Rich Text Format"),
    (b"PK\x03\x04", "writer8"),
    (b"<?xml", "MS Word 2003 XML"),
)
_SETTINGS = {
    ("Common/Security/Scripting", "DisableMacrosExecution"): "true",
    ("Common/Security/Scripting", "MacroSecurityLevel"): "3",
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    ("Writer/Content/Update", "Link"): "0",  # never
}


def convert(name: str, data: bytes, suffix: str) -> bytes:
    """The bytes of a .docx with what is in an old Word file, an RTF or an ODT file.

    Raises `UnreadableFile`, also where LibreOffice is not installed.
    """
    reading = next((filter_ for begins, filter_ in _FILTERS if data.lstrip().startswith(begins)), None)
    if reading is None or (reading == "MS Word 97" and "WordDocument".encode("utf-16-le") not in data):
        raise UnreadableFile("This is no Word file.", where=name, hint="Fetch the original again.")
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise UnreadableFile(
            f"{suffix or 'This format'} is read through LibreOffice, which is not installed.",
            where=name,
            hint="Install it (Debian: apt-get install --no-install-recommends libreoffice-writer-nogui), "
            "or save the document as .docx.",
        )
    with tempfile.TemporaryDirectory(prefix="budgetgraph-") as folder:
        command = [program, f"--infilter={reading}"]
        return _converted(name, command, Path(folder), _original(Path(folder), suffix, data))


def _original(folder: Path, suffix: str, data: bytes) -> Path:
    original = folder / f"original{suffix}"
    original.write_bytes(data)
    return original


def _converted(name: str, command: list[str], folder: Path, original: Path) -> bytes:
    _write_profile(folder / "profile")
    output = _run(name, folder, [
        *command, "--headless", "--norestore", "--nolockcheck", "--nodefault",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "converted"), str(original),
    ])  # fmt: skip
    converted = folder / "converted" / f"{original.stem}.docx"
    if not converted.is_file():
        raise UnreadableFile(
            f"LibreOffice could not convert it ({output or 'it does not say why'}).",
            where=name,
            hint="Open it in the program that made it and save it as .docx.",
        )
    return converted.read_bytes()


def _run(name: str, folder: Path, command: list[str]) -> str:
    """What LibreOffice says was wrong, in one line."""
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(  # noqa: S603  # the program is found on the PATH, the file's name is ours
        [*_LIMITED, *command],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _, errors = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(
            f"LibreOffice did not convert it in {PATIENCE} seconds.", where=name, hint="Save it as .docx."
        ) from error
    finally:
        _end(process)
    said = (line.removeprefix("Error: ") for line in errors.decode("utf-8", "replace").splitlines())
    return " ".join(line for line in said if line and not line.startswith("Warning:"))[:200]


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends LibreOffice with the processes that it began, which are a group of their own."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.communicate()


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for (path, name), value in _SETTINGS.items()
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )
