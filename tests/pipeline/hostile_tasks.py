"""The nursery that builds disclosures, with documents that make their process do something else; the slug says what."""

import os
import signal

from budgetgraph.confinement.worker import take_tasks
from budgetgraph.pipeline import nursery, trip


def _run_forever(_):
    while True:
        pass


def _eat_memory(_):
    eaten = []
    while True:
        eaten.append(bytes(1 << 27))


def _kill(_):
    os.kill(os.getpid(), signal.SIGKILL)


def _divide(_):
    return 1 // 0


def _leave_out_quotations(data):
    """Without quotations no fact leads back to its passage, which breaks a shape."""
    real = trip.map_facts
    trip.map_facts = lambda *facts: [q for q in real(*facts) if "wasQuotedFrom" not in q.predicate.value]
    return nursery._build(data)


def _speak_for_another(data):
    """Says everything in the graph of another disclosure."""
    answer = nursery._build(data)
    return type(answer)(
        answer.kind, tuple((n, c.replace(b"/2020/budget>", b"/2019/budget>")) for n, c in answer.parts)
    )


def _say_a_long_word(data):
    """A literal of 17 MiB."""
    answer = nursery._build(data)
    line = b'<http://localhost:8000/id/x> <http://x/p> "' + b"x" * (17 << 20) + b'" <http://x/g> .\n'
    return type(answer)(answer.kind, tuple((n, line if n == "graph.nq" else c) for n, c in answer.parts))


HOSTILE = {
    b"bad-forever": _run_forever,
    b"bad-memory": _eat_memory,
    b"bad-killed": _kill,
    b"bad-zero": _divide,
    b"bad-violation": _leave_out_quotations,
    b"bad-word": _say_a_long_word,
    b"bad-impostor": _speak_for_another,
}


def _build(data):
    acts = (act for slug, act in HOSTILE.items() if slug in data)
    return next(acts, nursery._build)(data)


def _compare(data):
    return (_run_forever if b"-999999/" in data else nursery.TASKS["compare"])(data)


if __name__ == "__main__":
    nursery.warm_up()
    tasks = {"build": _build, "compare": _compare}
    take_tasks(lambda order, data: tasks[order["task"]](data))
