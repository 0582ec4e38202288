"""What a run has found: tables to print, figures to keep, and what makes them meaningless."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass, field, is_dataclass
from pathlib import Path
from typing import Any

from corpus import Corpus
from load import generator
from machine import machine, machine_sentence


@dataclass
class Report:
    """Tables by title, figures by part, why servers are absent by name, and faults as sentences."""

    tables: dict[str, str] = field(default_factory=dict)
    figures: dict[str, Any] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def show(self, corpus: Corpus) -> None:
        """Prints the tables as Markdown."""
        print(f"{corpus.triples:,} triples of {corpus.departments} departments; load by {generator()}")
        print(machine_sentence())
        for title, shown in self.tables.items():
            print(f"\n### {title}\n\n{shown}")
        for name, reason in self.absent.items():
            print(f"\n{name} is not measured: {reason}.")

    def write(self, path: Path, asked: argparse.Namespace, corpus: Corpus) -> None:
        """Writes the figures as JSON, with what was asked and the machine that they were measured on."""
        content = {
            "machine": machine(),
            "generator": generator(),
            "asked": {name: value for name, value in vars(asked).items() if not isinstance(value, Path)},
            "departments": corpus.departments,
            "triples": corpus.triples,
            "absent": self.absent,
            **self.figures,
        }
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=1, default=_plain) + "\n", encoding="utf-8")


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"{value!r} cannot be written.")
