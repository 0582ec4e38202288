"""Messages between the service and its workers."""

from __future__ import annotations

import socket
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgetgraph.queries.frames import MOST_BYTES, Frames, Kind, frame, receive

messages = st.lists(st.tuples(st.sampled_from(Kind), st.binary(max_size=200)), max_size=8)


@given(messages=messages, size=st.integers(1, 64))
@settings(max_examples=60, deadline=None)
def test_messages_come_whole(messages, size) -> None:
    """However the bytes are cut on the way, the messages come out as they went in."""
    sent = b"".join(frame(kind, content) for kind, content in messages)
    frames = Frames()
    came = [one for start in range(0, len(sent), size) for one in frames.feed(sent[start : start + size])]
    assert messages == came


def test_a_message_that_is_too_long_is_a_fault() -> None:
    """A worker that says it will send gigabytes is not believed."""
    with pytest.raises(ValueError, match="message"):
        list(Frames().feed(struct.pack("!BI", Kind.BODY, MOST_BYTES + 1)))


def test_an_unknown_kind_is_a_fault() -> None:
    """So is a kind that nobody knows."""
    with pytest.raises(ValueError, match="99"):
        list(Frames().feed(struct.pack("!BI", 99, 0)))


def test_receiving() -> None:
    """A worker gets one message at a time, however large, and None when the service has gone, even in mid-message."""
    ours, theirs = socket.socketpair()
    with theirs:
        ours.sendall(frame(Kind.JOB, b"x" * 50_000) + frame(Kind.JOB) + frame(Kind.JOB, b"cut short")[:-1])
        ours.close()
        assert (Kind.JOB, b"x" * 50_000) == receive(theirs)
        assert (Kind.JOB, b"") == receive(theirs)
        assert receive(theirs) is None
