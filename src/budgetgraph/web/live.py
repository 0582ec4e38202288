"""The release that is being served, and the switch to the next one while requests go on."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from email.utils import formatdate
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pyoxigraph import NamedNode
from starlette.requests import Request

from budgetgraph.releases.manifest import DisclosureEntry, DocumentEntry
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.release import Release
from budgetgraph.releases.statistics import Graphs, read_index
from budgetgraph.search import SearchIndex
from budgetgraph.settings import Publisher
from budgetgraph.store import ReleaseStore
from budgetgraph.vocabulary import DCAT, DCTERMS, FOAF
from budgetgraph.web.addresses import Addresses
from budgetgraph.web.http.cache import ByteCache
from budgetgraph.web.http.rendition import Rendition
from budgetgraph.web.http.stored_answers import StoredAnswer
from budgetgraph.web.thing import Reader, Thing

Result = TypeVar("Result")

log = logging.getLogger(__name__)

_EMAIL = NamedNode("http://www.w3.org/2006/vcard/ns#hasEmail")
_URL = NamedNode("http://www.w3.org/2006/vcard/ns#hasURL")
_CACHE = 128 * 1024 * 1024  # bytes of rendered documents
_ANSWERS = 64 * 1024 * 1024  # bytes of answers to queries
_KNOWN_WHOLE = 10_000  # large answers that are known to be whole
_NAMES = 4 * 1024 * 1024  # bytes of paths whose thing is known


@dataclass(eq=False)
class Live:
    """A release in service: its open store, and everything that was rendered from it so far.

    `modified` is when it became the current one, as an HTTP date: not when it was made, for after a rollback
    the current release is older than the one that clients have seen.
    """

    release: Release
    store: ReleaseStore
    publisher: Publisher
    modified: str
    graphs: Graphs
    search: SearchIndex | None = None  # None for a release that was made before there was search
    cache: ByteCache[Rendition] = field(default_factory=lambda: ByteCache(_CACHE))
    names: ByteCache[NamedNode] = field(default_factory=lambda: ByteCache(_NAMES))
    answers: ByteCache[StoredAnswer] = field(default_factory=lambda: ByteCache(_ANSWERS))
    known_whole: ByteCache[bool] = field(default_factory=lambda: ByteCache(_KNOWN_WHOLE))
    _making: dict[Hashable, asyncio.Future[Rendition]] = field(default_factory=dict)
    _worked_out: dict[str, Any] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """The release's version."""
        return self.release.version

    @cached_property
    def store_directory(self) -> Path:
        """The folder of the store, the same object each time."""
        return self.release.store

    @cached_property
    def endpoint(self) -> str:
        """The address of the query endpoint, as the publisher names it."""
        return f"{self.publisher.base}/sparql"

    @cached_property
    def addresses(self) -> Addresses:
        """How IRIs and paths correspond for this release's publisher."""
        return Addresses(self.publisher.base)

    @cached_property
    def _texts(self) -> dict[str, tuple[DisclosureEntry, DocumentEntry]]:
        disclosures = self.release.manifest.disclosures
        return {one.document: (entry, one) for entry in disclosures for one in entry.documents}

    def has_text(self, document: str) -> bool:
        """Whether a document (16 hex digits) is one that the release was read from."""
        return document in self._texts

    def text(self, document: str) -> tuple[str, tuple[int, ...]]:
        """The canonical text of a document that the release has, and where its pages begin; raises `OSError`."""
        entry, place = self._texts[document]
        whole = (self.release.folder(entry) / "document.txt").read_bytes().decode()
        return whole[place.start : place.end], place.pages

    def once(self, name: str, work_out: Callable[[], Result]) -> Result:
        """What holds of the whole release and is worked out once for it: small, and nothing that reads the store."""
        if name not in self._worked_out:
            self._worked_out[name] = work_out()
        result: Result = self._worked_out[name]
        return result

    async def rendition(self, key: Hashable, make: Callable[[], Rendition]) -> Rendition:
        """The rendition under `key`: from the cache, or made in a thread, once however many ask for it.

        Errors of `make` are raised and not kept.
        """
        known = self.cache.get(key)
        if known is not None:
            return known
        task = self._making.get(key)
        if task is None:
            task = self._making[key] = asyncio.ensure_future(self._make(key, make))
        return await asyncio.shield(task)  # one client that leaves must not take the others' document along

    async def _make(self, key: Hashable, make: Callable[[], Rendition]) -> Rendition:
        try:
            made = await asyncio.to_thread(make)
            self.cache.put(key, made, made.size)
            return made
        finally:
            del self._making[key]


class Follower:
    """Follows the publication's `current` pointer: the next release is opened before it replaces the one served.

    `switched` is called with the release that is served from now on.
    """

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.switched: Callable[[Live], None] = lambda _: None
        self._pointer = publication.directory / "current"
        self._mark = _mark(self._pointer)
        self._live = _open(publication, self._pointer)
        self._switching = False

    @property
    def served(self) -> Live:
        """The release served now, without a look at the pointer."""
        return self._live

    async def live(self) -> Live:
        """The release to serve this request from.

        Looks at the pointer each time (a few microseconds). The request that sees it changed opens the new
        release; others go on with the old one meanwhile. A release that cannot be opened leaves the old one
        in service until the pointer changes again.
        """
        mark = _mark(self._pointer)
        if mark != self._mark and mark is not None and not self._switching:
            self._switching = True
            try:
                await self._switch(mark)
            finally:
                self._switching = False
        return self._live

    def close(self) -> None:
        """Closes the store that is served."""
        self._live.store.close()

    async def _switch(self, mark: tuple[int, int]) -> None:
        try:
            live = await asyncio.to_thread(_open, self.publication, self._pointer)
        except Exception:
            # Whatever is wrong with it, readers must not notice.
            log.exception("The new release cannot be opened; %s is still served.", self._live.version)
        else:
            # The old store is closed when the last request that uses it lets go of it.
            log.warning("Now serving release %s (before: %s).", live.version, self._live.version)
            self._live = live
            self.switched(live)
        self._mark = mark


async def serving(request: Request) -> Live:
    """The release to answer this request from."""
    follower: Follower = request.app.state.follower
    return await follower.live()


def _mark(pointer: Path) -> tuple[int, int] | None:
    """What changes whenever the pointer is replaced; None in the absence of one."""
    try:
        status = os.lstat(pointer)
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns


def _open(publication: Publication, pointer: Path) -> Live:
    release = publication.current()
    modified = formatdate(os.lstat(pointer).st_mtime, usegmt=True)
    store = ReleaseStore(release.store)
    search = SearchIndex.of(release.search)
    return Live(release, store, _publisher(release, store), modified, read_index(release), search)


def _publisher(release: Release, store: ReleaseStore) -> Publisher:
    """Who publishes, as the release's catalogue says: not as the settings of this process say."""
    base = release.manifest.base
    catalogue = next(iter(Reader(store).instances(DCAT.Catalog)), None)
    if catalogue is None:
        return Publisher(base=base)
    agent, licence = catalogue.thing(DCTERMS.publisher), catalogue.thing(DCTERMS.license)
    contact = catalogue.thing(DCAT.contactPoint)
    default = Publisher(base=base)
    return replace(
        default,
        name=agent.label if agent and agent.name else default.name,
        title_zh=catalogue.text(DCTERMS.title) or default.title_zh,
        title_en=catalogue.text(DCTERMS.title, "en") or default.title_en,
        description_zh=catalogue.text(DCTERMS.description) or default.description_zh,
        description_en=catalogue.text(DCTERMS.description, "en") or default.description_en,
        licence=licence.iri if licence else default.licence,
        homepage=_iri(agent, FOAF.homepage),
        contact=_iri(contact, _EMAIL) or _iri(contact, _URL),
    )


def _iri(thing: Thing | None, predicate: NamedNode) -> str:
    value = thing.thing(predicate) if thing else None
    return value.iri if value else ""
