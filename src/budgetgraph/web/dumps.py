"""`/dumps/{release}/…`: the files of every release, with their hashes."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from budgetgraph.errors import ReleaseError
from budgetgraph.formats import Format
from budgetgraph.releases.manifest import MANIFEST, SEAL, FileEntry
from budgetgraph.releases.release import Release
from budgetgraph.web.http.problems import Problem
from budgetgraph.web.http.rendition import FOREVER, Rendition, has_it, send
from budgetgraph.web.live import Follower, Live, serving
from budgetgraph.web.pages import render

# The graph's dumps stand at the top of their release's address; the engine's own files are nobody's business.
_DUMPS = "dumps/"
_PRIVATE = "store/"
_MEDIA_TYPES = {
    **{f.suffix: f.media_type for f in Format},
    "gz": "application/gzip",
    "json": "application/json",
    "sha256": "text/plain",
    "txt": "text/plain",
}


async def releases(request: Request) -> Response:
    """The releases that can be downloaded."""
    live = await serving(request)
    versions = list(reversed(_follower(request).publication.versions()))
    html = render("releases.html", live, "/dumps/", versions=versions)
    rendition = Rendition.of(html.encode(), "text/html; charset=utf-8", version=live.version, name="releases")
    return send(request, rendition, live.modified)


async def files(request: Request) -> Response:
    """The files of a release."""
    live = await serving(request)
    release = _release(request)
    path = f"/dumps/{release.version}/"
    html = render(
        "release.html", live, path, shown=release, files=_files(release), manifest=MANIFEST, seal=SEAL
    )
    rendition = Rendition.of(html.encode(), "text/html; charset=utf-8", version=release.version, name="files")
    return send(request, rendition, live.modified)


async def file(request: Request) -> Response:
    """A file of a release, which never changes."""
    release = _release(request)
    name: str = request.path_params["path"]
    entry = _files(release).get(name)
    if entry is None and name not in (MANIFEST, SEAL):
        raise Problem(
            404, f"Release {release.version} has no file {name!r}.", f"See /dumps/{release.version}/."
        )
    inside = f"{_DUMPS}{name}" if f"{_DUMPS}{name}" in release.manifest.files else name
    headers = {"Cache-Control": FOREVER, "Content-Type": _media_type(name)}
    if entry:
        headers["ETag"] = f'"{entry.sha256}"'
        if has_it(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
    return FileResponse(release.directory / inside, headers=headers)


def dump_addresses(live: Live) -> list[str]:
    """The addresses of the dumps of the whole graph."""
    start = f"{live.publisher.base}/dumps/{live.version}/"
    return [
        start + name.removeprefix(_DUMPS) for name in live.release.manifest.files if name.startswith(_DUMPS)
    ]


def _files(release: Release) -> Mapping[str, FileEntry]:
    """The public files of a release by their path below its address, the dumps first."""
    entries = release.manifest.files.items()
    public = {name.removeprefix(_DUMPS): entry for name, entry in entries if not name.startswith(_PRIVATE)}
    return dict(sorted(public.items(), key=lambda item: ("/" in item[0], item[0])))


def _release(request: Request) -> Release:
    version: str = request.path_params["version"]
    try:
        return _follower(request).publication.release(version)
    except ReleaseError as error:
        raise Problem(404, error.what, "See /dumps/ for the releases that there are.") from error


def _follower(request: Request) -> Follower:
    follower: Follower = request.app.state.follower
    return follower


def _media_type(name: str) -> str:
    media_type = _MEDIA_TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
