"""Who counts as one client, and what clients have used."""

from __future__ import annotations

import pytest

from budgetgraph.queries.clients import Client, Clients, client_key
from budgetgraph.queries.limits import Limits


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("", "", True),
        ("testclient", "192.0.2.1", False),
    ],
)
def test_one_client(one, other, same) -> None:
    """An IPv4 address, also when it is written as one of IPv6, or a /64 network of IPv6."""
    assert same == (client_key(one) == client_key(other))


def test_what_was_used_is_forgotten_by_and_by() -> None:
    """Half of it in ten seconds."""
    client = Client("a", 0)
    client.use(8, 0)
    assert (8, 4, 2) == (client.used(0), client.used(10), client.used(20))
    client.use(1, 20)
    assert 3 == client.used(20)


def test_seconds_of_evaluation_are_limited() -> None:
    """Who has used more than its share waits until it has come back, and is told how long."""
    limits, client = Limits(client_seconds=60), Client("a", 0)
    assert client.wait_before_next(limits, 0) == 0
    client.use(70, 0)
    wait = client.wait_before_next(limits, 0)
    assert 10 <= wait <= 12
    assert client.wait_before_next(limits, 5) > 0
    assert client.wait_before_next(limits, wait + 0.1) == 0


def test_savings_are_limited() -> None:
    """However long a client was silent, it has no more than a minute's share."""
    limits, client = Limits(client_seconds=60), Client("a", 0)
    client.wait_before_next(limits, 0)
    assert client.wait_before_next(limits, 10_000) == 0
    client.use(61, 10_000)
    assert client.wait_before_next(limits, 10_000) > 0


@pytest.mark.parametrize(("rate", "at_once"), [(0.0, 1000), (5.0, 5), (0.5, 1)])
def test_queries_a_second(rate, at_once) -> None:
    """As many at once as in a second, then one by one; 0 is no limit."""
    limits, client = Limits(client_rate=rate), Client("a", 0)
    asked = 0
    while asked < 1000 and client.wait_before_next(limits, 100) == 0:
        asked += 1
    assert at_once == asked
    if rate:
        wait = client.wait_before_next(limits, 100)
        assert client.wait_before_next(limits, 100 + wait * 0.5) > 0
        assert client.wait_before_next(limits, 100 + wait * 1.01) == 0


def test_silent_clients_are_forgotten() -> None:
    """After two minutes, unless a query of theirs is still there: memory does not grow with all who ever asked."""
    now = [0.0]
    clients = Clients(lambda: now[0])
    for number in range(100):
        clients.get(f"192.0.2.{number}")
    clients.get("192.0.2.7").evaluated = 1
    kept = clients.get("192.0.2.7")
    now[0] = 125.0
    clients.get("198.51.100.1")
    assert 2 == len(clients)
    assert kept is clients.get("192.0.2.7")
