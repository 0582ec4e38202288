"""Fairness in a lane."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.queries.clients import Client
from budgetgraph.queries.exchange import Exchange
from budgetgraph.queries.frames import Kind
from budgetgraph.queries.job import Job
from budgetgraph.queries.lane import Lane

STORE = Path("store")


def client(key: str, used: float = 0.0) -> Client:
    made = Client(key, 0)
    made.use(used, 0)
    return made


def exchange(client: Client) -> Exchange:
    return Exchange(Job("ASK {}"), client, STORE, 0)


def test_the_client_that_has_used_least_is_next() -> None:
    """Whoever came first; the queries of one client keep their order."""
    lane = Lane("quick", 1, lowered=False, waiting=10)
    greedy, modest = client("greedy", 5), client("modest", 1)
    lined = [exchange(greedy), exchange(greedy), exchange(modest), exchange(modest)]
    assert [None] * 4 == [lane.queue(one, 0) for one in lined]
    assert [*lined[2:], *lined[:2]] == [lane.next(0, lambda _: True) for _ in lined]
    assert lane.next(0, lambda _: True) is None


def test_clients_that_may_not_are_passed_over() -> None:
    """One that has as many long queries as it may lets others go first."""
    lane = Lane("long", 1, lowered=True, waiting=10)
    one, other = client("one"), client("other", 3)
    lane.queue(exchange(one), 0)
    lane.queue(exchange(other), 0)
    taken = lane.next(0, lambda client: client is other)
    assert taken is not None
    assert other is taken.client
    assert lane.next(0, lambda _: False) is None
    assert 1 == lane.waiting


def test_a_full_line_crowds_out_the_greediest() -> None:
    """Its newest query goes; a new client gets into a line that others have filled."""
    lane = Lane("quick", 1, lowered=False, waiting=3)
    greedy, modest = client("greedy", 5), client("modest")
    old, middle, new = (exchange(greedy) for _ in range(3))
    for one in (old, middle, new):
        lane.queue(one, 0)
    late = exchange(modest)
    assert new is lane.queue(late, 0)
    assert {old, middle, late} == set(lane.in_line())
    refused = exchange(greedy)
    assert refused is lane.queue(refused, 0)


def test_of_equals_the_one_with_most_in_line_goes() -> None:
    """Clients that have used nothing yet are told apart by how much they want at once."""
    lane = Lane("quick", 1, lowered=False, waiting=4)
    many, few = client("many"), client("few")
    wanted = [exchange(many) for _ in range(4)]
    for one in wanted:
        lane.queue(one, 0)
    assert wanted[-1] is lane.queue(exchange(few), 0)


def test_places() -> None:
    """A place is taken while a query is evaluated, and free when it is removed or waits for its client to read."""
    lane = Lane("quick", 1, lowered=False)
    one = exchange(client("a"))
    lane.enter(one)
    assert ("quick", False) == (one.lane, lane.is_free)
    one.take(Kind.BODY, b"x" * 1_000_000, 0)
    assert lane.is_free
    other = exchange(client("b"))
    lane.enter(other)
    assert not lane.is_free
    lane.remove(other)
    lane.remove(other)
    assert lane.is_free


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=40))
def test_the_line_is_counted_rightly(steps) -> None:
    """Whatever enters, is crowded out, taken or removed: the count is that of those in line, within the bound."""
    lane = Lane("quick", 2, lowered=False, waiting=5)
    clients = [client(str(number), number) for number in range(5)]
    for number, enters in steps:
        if enters:
            lane.queue(exchange(clients[number]), 0)
        elif number % 2:
            lane.next(0, lambda _: True)
        elif lane.in_line():
            lane.remove(lane.in_line()[-1])
        assert lane.waiting == len(lane.in_line()) <= 5
