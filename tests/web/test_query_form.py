"""The form at /sparql, as it is for those without JavaScript: what is passed to its template is shown."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from budgetgraph.web.pages import render

EXAMPLE = {
    "name": "all",
    "title_zh": "全部",
    "title_en": "All of <it>",
    "query": "SELECT * { ?s ?p 'ä & b' }",
}
ROWS = {"variables": ["x"], "rows": [{"x": {"type": "literal", "value": "1"}}], "count": 1}


@pytest.fixture
def form(client: TestClient) -> Any:
    live = client.app.state.follower.served
    return lambda **context: render(
        "sparql.html", live, "/sparql", **{"query": "ASK { }", "result": None, "problem": None, **context}
    )


def test_examples_are_links_to_their_results(form: Any) -> None:
    """Each is a link that runs it, and the editor is told where to find them all."""
    html = form(examples=[EXAMPLE])
    assert 'href="sparql?query=SELECT+%2A+%7B+%3Fs+%3Fp+%27%C3%A4+%26+b%27+%7D"' in html
    assert "All of &lt;it&gt;" in html
    assert 'data-examples="sparql/examples.json"' in html


def test_there_need_be_no_examples(form: Any) -> None:
    """Then the page neither lists any nor sends the editor to look for them."""
    assert "data-examples" not in form()
    assert "data-examples" not in form(examples=[])


def test_a_result_that_was_cut_short_says_so(form: Any) -> None:
    """In both languages; one that is whole says nothing."""
    notice = {"zh": "结果不完整。", "en": "Incomplete."}
    assert "结果不完整。 <span" in form(result={**ROWS, "truncated": notice})
    assert "Incomplete." not in form(result={**ROWS, "truncated": None}) + form(result=ROWS)


@pytest.mark.parametrize("context", [{}, {"result": ROWS}, {"result": {"boolean": True}}])
def test_the_editor_knows_whether_something_was_asked(form: Any, context: dict[str, Any]) -> None:
    """A result stands in an element of its own, which the editor replaces by running the query itself."""
    assert bool(context) == ('<div id="answer">' in form(**context))
