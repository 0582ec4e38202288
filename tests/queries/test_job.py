"""What goes to a worker and what comes back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.queries.job import End, Head, Job

any_text = st.text(st.characters(), max_size=30)  # lone surrogates, too


@given(query=any_text, graphs=st.lists(any_text, max_size=3), encoding=st.none() | st.just("br"))
def test_a_job_comes_as_it_was_sent(query, graphs, encoding) -> None:
    """Every text, also one with NUL or a lone surrogate."""
    job = Job(query, graphs, solutions="JSON", encoding=encoding, size=10, seconds=0.5)
    came = Job.of_json(job.to_json())
    assert (query, graphs, "JSON", None, encoding, 10, 0.5) == (
        came.query,
        came.default_graphs,
        came.solutions,
        came.graph,
        came.encoding,
        came.size,
        came.seconds,
    )


@pytest.mark.parametrize("query", ["\ud800", "a\0b", "\U0001f4b0", '"\\'])
def test_hard_texts(query) -> None:
    """The texts that other encodings stumble over."""
    assert query == Job.of_json(Job(query).to_json()).query


def test_head_and_end_come_as_they_were_sent() -> None:
    """Nothing of what a worker says is lost."""
    head, end = Head("JSON", "zstd", "size"), End(3, 200, 0.25, "time", whole=False)
    assert (head, end) == (Head(**json.loads(head.to_json())), End(**json.loads(end.to_json())))
