"""The web application, assembled once from lists."""

from __future__ import annotations

import logging
from asyncio import CancelledError, create_task
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from budgetgraph import __version__
from budgetgraph.queries.federation import Federation, read_services
from budgetgraph.queries.limits import Limits, read_limits
from budgetgraph.queries.pool import Pool
from budgetgraph.releases.publication import Publication
from budgetgraph.web import (
    catalogue,
    coverage,
    discovery,
    dumps,
    findings,
    home,
    resources,
    source,
    vocabularies,
)
from budgetgraph.web.comparison import handlers as comparison
from budgetgraph.web.graphs import pages as graph_pages
from budgetgraph.web.http.conduct import Conduct
from budgetgraph.web.http.openapi import Address, openapi
from budgetgraph.web.http.problems import (
    PROBLEM_JSON,
    Problem,
    media_type_for_problem,
    problem_json,
    problem_page,
    problem_text,
)
from budgetgraph.web.http.requests import raw_path
from budgetgraph.web.http.shortcut import Shortcut
from budgetgraph.web.http.traffic import Traffic
from budgetgraph.web.http.turns import Turns
from budgetgraph.web.listings import departments, disclosures, narrowing
from budgetgraph.web.live import Follower
from budgetgraph.web.monitoring import handlers as monitoring
from budgetgraph.web.monitoring.ledger import Ledger
from budgetgraph.web.monitoring.metrics import Metrics, shared_folder
from budgetgraph.web.monitoring.query_log import QueryLog, read_query_log
from budgetgraph.web.pages import render_without_release
from budgetgraph.web.search import handlers as search
from budgetgraph.web.sparql import examples, terms
from budgetgraph.web.sparql.endpoint import Sparql
from budgetgraph.web.sparql.protocol import METHODS

log = logging.getLogger(__name__)

SPARQL = "/sparql"

ADDRESSES: Sequence[Address] = [
    Address("/", home.home, "What is here, and the latest release"),
    Address("/id/{path:path}", resources.thing, "A thing: 303 to the document about it"),
    Address(
        "/doc/{path:path}", resources.document, "The document about a thing (.html .ttl .jsonld .nt .rdf)"
    ),
    Address(SPARQL, None, "SPARQL 1.1 Protocol, query operation", METHODS),
    Address(
        "/sparql/terms.json", terms.terms, "The prefixes, classes and properties in use, for the query editor"
    ),
    Address("/sparql/examples", examples.examples, "Example queries (.html .ttl .jsonld .nt .rdf)"),
    Address("/sparql/examples.json", examples.examples_json, "Example queries as a list in JSON"),
    Address("/sparql/examples.{suffix}", examples.examples, "", listed=False),
    Address("/sparql/examples/{name}", examples.example, "An example query"),
    Address("/graphs", graph_pages.graphs, "The graphs with their counts"),
    Address("/graphs.{suffix}", graph_pages.graphs, "", listed=False),
    Address("/graphs/{path:path}", graph_pages.graph, "A graph: what it holds, and its VoID statistics"),
    Address("/search", search.search, "Full-text search, ?q=words, as page or JSON"),
    Address("/search.{suffix}", search.search, "", listed=False),
    Address("/opensearch.xml", search.description, "The search as OpenSearch describes it"),
    Address(
        "/disclosures",
        disclosures.disclosures,
        "The disclosures, narrowed down and a page at a time (.html .csv .json .ttl .jsonld .nt .rdf)",
        parameters=narrowing.PARAMETERS,
    ),
    Address("/disclosures.{suffix}", disclosures.disclosures, "", listed=False),
    Address(
        "/departments",
        departments.departments,
        "The departments that disclosed something, by region (formats as for /disclosures)",
        parameters=departments.PARAMETERS,
    ),
    Address("/departments.{suffix}", departments.departments, "", listed=False),
    Address("/findings", findings.findings, "What the checks found", parameters=findings.PARAMETERS),
    Address("/findings.{suffix}", findings.findings, "", listed=False),
    Address(
        "/coverage",
        coverage.coverage,
        "How much of each disclosure is read (.html .csv)",
        parameters=coverage.PARAMETERS,
    ),
    Address("/coverage.{suffix}", coverage.coverage, "", listed=False),
    Address(
        "/compare",
        comparison.comparison,
        "Figures side by side (.html .csv .json)",
        parameters=comparison.PARAMETERS,
    ),
    Address("/compare/schema.json", comparison.schema, "The JSON Schema of a comparison in JSON"),
    Address("/compare.{suffix}", comparison.comparison, "", listed=False),
    Address("/catalog", catalogue.catalogue, "The DCAT catalogue"),
    Address("/catalog.{suffix}", catalogue.catalogue, "", listed=False),
    Address("/def", vocabularies.ontology, "The ontology"),
    Address("/def.{suffix}", vocabularies.ontology, "", listed=False),
    Address("/def/context.jsonld", vocabularies.context, "The JSON-LD context"),
    Address("/def/{version}", vocabularies.ontology, "A version of the ontology"),
    Address("/shapes", vocabularies.shapes, "The shapes and rules"),
    Address("/shapes.{suffix}", vocabularies.shapes, "", listed=False),
    Address("/shapes/{version}", vocabularies.shapes, "A version of the shapes"),
    Address("/code", vocabularies.code_lists, "All code lists"),
    Address("/code.{suffix}", vocabularies.code_lists, "", listed=False),
    Address("/code/{path:path}", vocabularies.code, "A code list or a code"),
    Address(
        "/source/{document}", source.source, "The canonical text of a document, ?char=start,end highlighted"
    ),
    Address("/dumps/", dumps.releases, "The releases"),
    Address("/dumps/{version}/", dumps.files, "The files of a release, with their hashes"),
    Address("/dumps/{version}/{path:path}", dumps.file, "A file of a release"),
    Address("/health", monitoring.health, "Whether releases are served"),
    Address("/metrics", monitoring.metrics, "What is being done, for Prometheus"),
    Address("/robots.txt", discovery.robots, "What crawlers may read", listed=False),
    Address("/sitemap.xml", discovery.sitemap, "The pages worth indexing", listed=False),
    Address("/.well-known/void", discovery.void, "The VoID description"),
]

_OF_THE_FRAMEWORK = ("/static", "/openapi.json")


class Application(FastAPI):
    """The framework's application behind a front of ours.

    What the framework lets one add comes behind several layers of its own, each of which every request passes.
    """

    def __init__(self, lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]]) -> None:
        super().__init__(
            title="BudgetGraph", version=__version__, docs_url=None, redoc_url=None, lifespan=lifespan
        )
        self.front: ASGIApp = super().__call__

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or starts and stops."""
        await self.front(scope, receive, send)


def create_app(publication: Path, limits: Limits | None = None) -> Application:
    """The application that serves the current release of a publication, and its next one when it is switched.

    `limits` of queries are those of the environment when they are not given. Raises `ReleaseNotFound` or
    `ReleaseDamaged` when there is no release to begin with, `SettingsError` for an impossible setting.
    """
    app = Application(lifespan=_lifespan)
    follower = app.state.follower = Follower(Publication(publication))
    limits = limits or read_limits()
    federation = app.state.federation = Federation(read_services(), limits.query_timeout)
    ledger = app.state.ledger = Ledger(Metrics(shared_folder()), QueryLog(read_query_log().detail))
    pool = app.state.pool = Pool(
        limits, follower.served.store_directory, done=ledger.over, federation=federation
    )
    follower.switched = lambda live: pool.use(live.store_directory)
    app.state.searches = Turns("searches")
    app.state.comparisons = Turns("comparisons")
    endpoint = Sparql(follower, pool, ledger)
    for address in ADDRESSES:
        handler = address.handler or endpoint
        app.add_route(address.path, handler, methods=list(address.methods), include_in_schema=False)  # type: ignore[arg-type]
    app.mount(
        "/static", GZipMiddleware(StaticFiles(packages=[("budgetgraph.web", "static")]), compresslevel=6)
    )
    app.openapi = lambda: openapi(ADDRESSES)  # type: ignore[method-assign]
    # Starlette hands each handler only errors of its class, which its types do not say.
    app.add_exception_handler(Problem, _tell_problem)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, _tell_http_exception)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, _tell_fault)
    app.front = _front(app, endpoint, ledger)
    return app


def release_to_serve(publication: Path) -> tuple[str, str]:
    """The version and the base IRI of the release that would be served; raises as `create_app` does."""
    follower = Follower(Publication(publication))
    follower.close()
    return follower.served.version, follower.served.publisher.base


def _front(app: Application, endpoint: Sparql, ledger: Ledger) -> ASGIApp:
    """What a request passes before the framework sees it."""
    conduct = Conduct(
        Shortcut(app.front, path=SPARQL, endpoint=endpoint, tell=tell),
        methods=lambda scope: _methods(app, scope),
        prefix=lambda: _prefix(app),
        failed=_tell_failure,
    )
    paths = [*(address.path for address in ADDRESSES), *_OF_THE_FRAMEWORK]
    return Traffic(conduct, addresses=paths, prefix=lambda: _prefix(app), answered=ledger.metrics.answered)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    pool: Pool = app.state.pool
    pool.start()
    following = create_task(app.state.ledger.metrics.follow(lambda: pool.state))
    yield
    following.cancel()
    pool.close()
    await app.state.federation.close()
    app.state.follower.close()


def _methods(app: FastAPI, scope: Scope) -> set[str]:
    """The methods that the address of a request knows."""
    matching = (route for route in app.routes if route.matches(scope)[0] is not Match.NONE)
    return next((set(getattr(route, "methods", None) or ("GET", "HEAD")) for route in matching), set())


def _prefix(app: FastAPI) -> str:
    follower: Follower = app.state.follower
    return follower.served.addresses.prefix


async def _tell_http_exception(request: Request, error: HTTPException) -> Response:
    """What the framework itself refuses: an unknown address, a method that an address does not know."""
    headers: dict[str, str] = dict(error.headers or {})
    if error.status_code == 404:
        hint = "The home page lists what there is."
        return tell(request, Problem(404, f"There is nothing at {request.url.path}.", hint, headers=headers))
    if error.status_code == 405:
        allowed = ", ".join(sorted({*_methods(request.app, request.scope), "OPTIONS"}))
        what = f"{request.method} is not possible here."
        return tell(
            request, Problem(405, what, f"Allowed: {allowed}.", headers={**headers, "Allow": allowed})
        )
    return tell(request, Problem(error.status_code, str(error.detail), headers=headers))


def _tell_failure(request: Request, error: BaseException) -> Response:
    """A fault of ours: the log has the trace, the client a sentence."""
    if isinstance(error, CancelledError):
        hint, headers = "Try again in a moment.", {"Retry-After": "5"}
        return tell(request, Problem(503, "The server is being stopped.", hint, headers=headers))
    log.error("%s %s failed.", request.method, request.url.path, exc_info=error)
    hint = "It has been logged. Try again; if it stays so, tell the publisher the address and the time."
    return tell(request, Problem(500, "Something went wrong on our side.", hint))


async def _tell_fault(request: Request, error: Exception) -> Response:
    return _tell_failure(request, error)


_TITLES = {
    400: "请求有误",
    403: "不允许",
    404: "没有找到",
    405: "不支持的方法",
    406: "没有可接受的格式",
    413: "请求过大",
    415: "不支持的媒体类型",
    429: "请求过多",
    500: "出错了",
    502: "外部端点无应答",
    503: "暂时繁忙",
    504: "查询超时",
    507: "查询过大",
}


async def _tell_problem(request: Request, problem: Problem) -> Response:
    return tell(request, problem)


def tell(request: Request, problem: Problem) -> Response:
    """A problem in the format that the client asked for."""
    media_type = media_type_for_problem(request)
    if media_type == PROBLEM_JSON:
        return problem_json(problem, request)
    if media_type == "text/plain":
        return problem_text(problem)
    title_zh = _TITLES.get(problem.status, "出错了")
    context: dict[str, Any] = {"problem": problem, "title_zh": title_zh}
    return problem_page(problem, render_without_release("problem.html", raw_path(request), **context))
