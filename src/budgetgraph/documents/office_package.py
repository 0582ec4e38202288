"""The parts of a .docx, .xlsx or .odt file: a ZIP archive of XML, opened with limits."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from lxml import etree

from budgetgraph.errors import UnreadableFile

_MOST_PARTS = 20_000
_LARGEST_PART = 256 * 1024 * 1024  # bytes, unpacked; the longest table seen in a disclosure is 3 MB of XML
_LARGEST_WHOLE = 1024 * 1024 * 1024
_DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError, ValueError)


class OfficePackage:
    """The parts by name, unpacked one at a time; raises `UnreadableFile` for what is damaged, too large or locked."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _DAMAGED as error:
            raise self._damaged() from error
        self._sizes = {info.filename: info.file_size for info in self._archive.infolist()}
        self._check()

    @property
    def parts(self) -> list[str]:
        """The names of all parts."""
        return list(self._sizes)

    def bytes_of(self, part: str) -> bytes:
        """A part unpacked, empty where there is none."""
        if part not in self._sizes:
            return b""
        try:
            return self._archive.read(part)
        except _DAMAGED as error:
            raise self._damaged() from error

    def tree_of(self, part: str, rename: tuple[bytes, bytes] = (b"", b"")) -> etree._Element | None:
        """A part as XML, None where there is none; entities and whatever lies outside are not followed.

        `rename` replaces a namespace by another one before.
        """
        data = self.bytes_of(part)
        if not data:
            return None
        data = data.replace(*rename) if rename[0] else data
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged() from error
        if root.getroottree().docinfo.doctype:
            raise UnreadableFile(
                f"{part} in it declares a document type, which no office program writes.",
                where=self.name,
                hint="Open it in the program that made it and save it again.",
            )
        return root

    def _check(self) -> None:
        sizes = self._sizes.values()
        if len(sizes) > _MOST_PARTS or max(sizes, default=0) > _LARGEST_PART or sum(sizes) > _LARGEST_WHOLE:
            raise UnreadableFile(
                f"Unpacked it is larger than {_LARGEST_PART // 1024**2} MiB a part or "
                f"{_LARGEST_WHOLE // 1024**2} MiB in all.",
                where=self.name,
                hint="The file is damaged or hostile: fetch the original again, or split it.",
            )

    def _damaged(self) -> UnreadableFile:
        return UnreadableFile(
            "It is no whole office file, or its XML is damaged.",
            where=self.name,
            hint="Fetch the original again, or open it in the program that made it and save it again.",
        )
