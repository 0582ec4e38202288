"""What a confined process answers, which may be anything when it was taken over."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.confinement.answer import Answer
from budgetgraph.confinement.parcel import packed, unpacked
from budgetgraph.errors import BudgetGraphError, ExpectationFailed, NotADisclosure, UnreadableFile

PARTS = st.lists(st.tuples(st.text(max_size=5), st.binary(max_size=20)), max_size=4)


@given(st.text(max_size=5), PARTS)
def test_what_is_packed_is_unpacked(head: str, parts: list[tuple[str, bytes]]) -> None:
    """Names and bytes, whatever they are."""
    assert (head, parts) == unpacked(b"".join(packed(head, parts)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"{}\n",
        b"[]\n",
        b'["files"]\n',
        b'["files", 1]\n',
        b'["files", [["a", "b"]]]\n',
        b'["files", [["a", 1]]]\n',
        b'["files", [["a", -1], ["b", 2]]]\nx',
        b'["files", [["a", 1]]]\nxy',
    ],
)
def test_what_is_no_answer_is_refused(data: bytes) -> None:
    """Half a line, other JSON, lengths that are not those of the bytes."""
    with pytest.raises((ValueError, TypeError)):
        Answer.of_bytes(data)


@pytest.mark.parametrize("kind", [NotADisclosure, ExpectationFailed, UnreadableFile])
def test_an_error_keeps_its_kind_and_words(kind: type[BudgetGraphError]) -> None:
    """So that it is treated as if it had been raised here."""
    told = Answer.of_error(kind("What.", where="a.txt", hint="Do.")).error
    assert (kind, "a.txt: What. Do.") == (type(told), str(told))


@pytest.mark.parametrize("name", ["Path", "BudgetGraph", "annotations", None, 1, "__builtins__"])
def test_an_error_of_no_kind_of_ours_is_an_unreadable_file(name: object) -> None:
    """Nothing else is made by its name."""
    answer = Answer("error", (("", json.dumps([name, "What.", None, None]).encode()),))
    assert UnreadableFile is type(answer.error)
