"""What goes wrong, said in the format that the client asked for (RFC 9457 for machines, a page for people)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from budgetgraph.formats import Format, ResultFormat
from budgetgraph.web.http.negotiation import choose
from budgetgraph.web.http.requests import root_path

PROBLEM_JSON = "application/problem+json"
_HTML = "text/html"
_TEXT = "text/plain"
_MACHINE_TYPES = [
    PROBLEM_JSON,
    "application/json",
    *(format.media_type for format in Format),
    *(format.media_type for format in ResultFormat),
]


@dataclass(frozen=True)
class Offer:
    """Something that can be had instead: its media type and where."""

    media_type: str
    path: str


@dataclass(eq=False)
class Problem(Exception):
    """An answer that is no success. `what` is a sentence, `hint` says what to do next."""

    status: int
    what: str
    hint: str = ""
    offers: Sequence[Offer] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The status in words."""
        return HTTPStatus(self.status).phrase


def media_type_for_problem(request: Request) -> str:
    """HTML, problem+json or plain text: a client that asked for data gets data also when things go wrong."""
    path = request.url.path.removeprefix(root_path(request))
    offers = [*_MACHINE_TYPES, _HTML, _TEXT] if _is_for_programs(path) else [_HTML, *_MACHINE_TYPES, _TEXT]
    best = choose(request.headers.get("accept"), offers)
    return best if best in (_HTML, _TEXT) else PROBLEM_JSON


def _is_for_programs(path: str) -> bool:
    suffix = path.rpartition("/")[2].rpartition(".")[2]
    return path == "/sparql" or suffix in ("json", "csv") or Format.of_suffix(suffix) is not None


def problem_json(problem: Problem, request: Request) -> Response:
    """The problem for a program."""
    body: dict[str, object] = {"title": problem.title, "status": problem.status, "detail": problem.what}
    if problem.hint:
        body["hint"] = problem.hint
    if problem.offers:
        body["offered"] = [
            {"type": offer.media_type, "href": f"{root_path(request)}{offer.path}"}
            for offer in problem.offers
        ]
    body |= {**problem.details, "instance": request.url.path}
    return _response(problem, json.dumps(body, ensure_ascii=False, indent=1), PROBLEM_JSON)


def problem_text(problem: Problem) -> Response:
    """The problem for a terminal."""
    offers = [f"  {offer.media_type}  {offer.path}" for offer in problem.offers]
    lines = [f"{problem.status} {problem.title}", problem.what, problem.hint, *offers]
    return _response(problem, "".join(f"{line}\n" for line in lines if line), f"{_TEXT}; charset=utf-8")


def problem_page(problem: Problem, html: str) -> Response:
    """The problem for a person, on a page that was rendered already."""
    return _response(problem, html, f"{_HTML}; charset=utf-8")


def _response(problem: Problem, body: str, content_type: str) -> Response:
    headers = {"Vary": "Accept", "Cache-Control": "no-store", **problem.headers, "Content-Type": content_type}
    return Response(body, problem.status, headers)
