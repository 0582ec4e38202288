"""Looks at the answers before their speed: every server must say the same much."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass

from pyoxigraph import RdfFormat, parse

from connection import Connection
from corpus import Corpus
from questions import DOCUMENT, JSON, QUESTIONS, Question
from servers import Running
from variation import varied

CLIENT = "198.19.0.1"  # what it asks is not held against those who are measured
WARM_UP = 3  # questions, of which the last is looked at
SLOW = 2.0  # seconds after which the first will do


@dataclass(frozen=True)
class Given:
    """An answer: its solutions or triples, its bytes, and the seconds that it took when asked alone."""

    rows: int
    size: int
    seconds: float


Answers = dict[tuple[str, str], Given]  # by question and server


def answers(running: list[Running], corpus: Corpus) -> Answers:
    """What each server answers to each question. Raises `ConnectionError` when one does not answer it."""
    return {(q.name, server.name): _given(server, q, corpus) for q in QUESTIONS for server in running}


def disagreements(given: Answers) -> list[str]:
    """A sentence for each query whose answers are not equally long."""
    told = []
    for question in (question for question in QUESTIONS if question is not DOCUMENT):
        rows = {server: answer.rows for (name, server), answer in given.items() if name == question.name}
        if len(set(rows.values())) > 1:
            told.append(f"{question.name}: " + ", ".join(f"{name} {n} rows" for name, n in rows.items()))
    return told


def _given(server: Running, question: Question, corpus: Corpus) -> Given:
    with Connection(server.port, client=CLIENT) as connection:
        for number in range(WARM_UP):
            start = time.perf_counter()
            target = varied(server.asking(question), number, corpus.departments)
            try:
                body = connection.answer(target, question.accept)
            except OSError as error:
                raise ConnectionError(
                    f"{server.name} does not answer the {question.name}: {error}"
                ) from error
            seconds = time.perf_counter() - start
            if seconds > SLOW:
                break
    return Given(_rows(body, question), len(body), seconds)


def _rows(body: bytes, question: Question) -> int:
    if question.accept == JSON:
        return len(json.loads(body)["results"]["bindings"])
    return sum(1 for _ in parse(body, format=RdfFormat.TURTLE))
