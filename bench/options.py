"""What the command line of bench/serving.py asks for, within bounds."""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus import MAX_TRIPLES
from servers import NAMES

PARTS = ("rates", "overhead", "memory", "attack")
RESULTS = Path(__file__).parent / "results"
CACHE = Path(__file__).parents[1] / ".cache" / "bench"
USUAL = {
    "triples": 300_000,
    "clients": [1, 8, 32],
    "rounds": 3,
    "seconds": 2,
    "rows": 5_000_000,
    "attack_seconds": 10,
    "wait": 6,
}
QUICK = {
    "triples": 50_000,
    "clients": [8],
    "rounds": 1,
    "seconds": 1,
    "rows": 500_000,
    "attack_seconds": 2,
    "wait": 3,
}
BOUNDS = {
    "triples": MAX_TRIPLES,
    "rounds": 20,
    "seconds": 10,
    "rows": 10_000_000,
    "attack_seconds": 30,
    "wait": 60,
}


def options(description: str) -> argparse.Namespace:
    """Reads the command line; what it leaves open is as usual, or as in a quick run."""
    asked = _parser(description).parse_args()
    for name, value in (QUICK if asked.quick else USUAL).items():
        if getattr(asked, name) is None:
            setattr(asked, name, value)
    for name, most in BOUNDS.items():
        setattr(asked, name, max(1, min(getattr(asked, name), most)))
    return asked


def _parser(description: str) -> argparse.ArgumentParser:
    shape = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=description, formatter_class=shape)
    add = parser.add_argument
    add("--quick", action="store_true", help="a small run, in less than 90 s: not for figures")
    add("--parts", nargs="+", choices=PARTS, default=PARTS)
    add("--servers", nargs="+", choices=NAMES, default=NAMES)
    add("--clients", type=int, nargs="+", choices=range(1, 65), metavar="1..64", help=_usual("clients"))
    for name, meaning in {
        "triples": "of the corpus, about",
        "rounds": "of the rates, in which the servers take turns",
        "seconds": "of load each time",
        "rows": "of the long answer",
        "attack_seconds": "of the good client, at rest and under attack",
        "wait": "seconds that a server is watched for when its clients have left",
    }.items():
        add(f"--{name.replace('_', '-')}", type=int, help=f"{meaning}; {_usual(name)}")
    add("--results", type=Path, default=RESULTS, help="the folder that serving.json is written to")
    add("--cache", type=Path, default=CACHE, help="the folder that the corpus and the peers are kept in")
    return parser


def _usual(name: str) -> str:
    most = f", at most {BOUNDS[name]}" if name in BOUNDS else ""
    return f"usually {USUAL[name]}{most}"
