"""A nursery whose tasks echo, or do what a hostile document makes a program do."""

import os
import signal

from budgetgraph.confinement.answer import Answer
from budgetgraph.confinement.worker import take_tasks


def _do(order, data):
    if order.get("sleep"):
        signal.pause()
    if order.get("lies"):
        return Answer("x", (("a", b"b"),) * int(order["lies"]))
    return Answer("echo", (("", data), ("process", str(os.getpid()).encode())))


if __name__ == "__main__":
    take_tasks(_do)
