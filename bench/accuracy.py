"""Measures what the project reads of the disclosures whose figures are kept in tests/gold: precision and recall.

Prints each figure that is wrong, missing or surplus, and the scores as Markdown tables; then the same of what forms of
performance state. With --write it keeps the scores in bench/accuracy.csv, bench/accuracy-forms.csv and docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from budgetgraph.facts.figure import Phase
from budgetgraph.originals import read_originals
from budgetgraph.sections.reading import read_facts
from forms import gold_forms, scores_of_forms
from gold import GoldDisclosure, Place, gold_disclosures
from originals import ROOT
from places import places
from scores import Comparison, Score, Scores, compare

PAGE = ROOT / "docs" / "accuracy.md"
KEPT = ROOT / "bench" / "accuracy.csv"
KEPT_OF_FORMS = ROOT / "bench" / "accuracy-forms.csv"
_TABLES = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- end -->)", re.DOTALL)
_TABLES_OF_FORMS = re.compile(r"(?<=<!-- measured in forms -->\n).*?(?=<!-- end of forms -->)", re.DOTALL)
_HEAD = "| {} | Printed | Read | Right | Precision | Recall |\n| --- | ---: | ---: | ---: | ---: | ---: |\n"


def measured() -> Iterator[tuple[GoldDisclosure, Comparison]]:
    """Each disclosure of the gold standard whose originals are at hand, with what was read of it."""
    for disclosure in gold_disclosures():
        if all(original.is_file() for original in disclosure.originals):
            yield disclosure, compare(disclosure.places, _read(disclosure))


def _read(disclosure: GoldDisclosure) -> Iterator[Place]:
    phase: Phase = "executed" if disclosure.kind == "final" else "approved"
    reading = read_facts(read_originals(disclosure.originals), disclosure.year, phase)
    return places(reading, disclosure.year, phase)


def faults(comparison: Comparison) -> Iterator[str]:
    """A line for each figure that is not as printed."""
    mistaken = list(comparison.mistaken())
    for printed, read in mistaken:
        yield f"wrong: {printed}; read as {read.what}"
    told = [place for pair in mistaken for place in pair]
    for word, those in (("missing", comparison.missing), ("surplus", comparison.surplus)):
        yield from (f"{word}: {place}" for place in those if all(place is not other for other in told))


def tables(scores: Scores) -> str:
    """The scores as Markdown."""
    by_section = _HEAD.format("Section") + _rows(scores.sections) + _row("**all**", scores.all)
    return f"\n{by_section}\n{_HEAD.format('Disclosure')}{_rows(scores.disclosures)}\n"


def _rows(scores: Mapping[str, Score]) -> str:
    return "".join(_row(f"`{name}`", scores[name]) for name in sorted(scores))


def _row(name: str, score: Score) -> str:
    counts = f"{score.printed:,} | {score.read:,} | {score.right:,}"
    precision = f"{score.precision:.4f}" if score.read else "–"
    recall = f"{score.recall:.4f}" if score.printed else "–"
    return f"| {name} | {counts} | {precision} | {recall} |\n"


def keep(scores: Scores, path: Path = KEPT, place: re.Pattern[str] = _TABLES) -> None:
    """Writes the scores to their file and to their place on the page."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(("of", "name", "printed", "read", "right"))
        lines.writerows(_kept(scores))
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(place.sub(lambda _: tables(scores), text), encoding="utf-8")


def kept(path: Path = KEPT) -> Scores:
    """The scores that were last kept in a file."""
    scores = Scores()
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            score = Score(int(line["printed"]), int(line["read"]), int(line["right"]))
            if line["of"] == "all":
                scores.all = score
            else:
                (scores.sections if line["of"] == "section" else scores.disclosures)[line["name"]] = score
    return scores


def _kept(scores: Scores) -> Iterator[tuple[object, ...]]:
    groups = (("section", scores.sections), ("disclosure", scores.disclosures), ("all", {"all": scores.all}))
    for of, group in groups:
        for name, score in sorted(group.items()):
            yield of, name, score.printed, score.read, score.right


def main() -> int:
    """Measures, prints, and with --write keeps the scores; ends with 1 when no original is at hand."""
    asked = _arguments()
    _measure_forms(asked)
    scores = Scores()
    for disclosure, comparison in measured():
        scores.add(disclosure.name, comparison)
        lines = [] if asked.brief else list(faults(comparison))
        print("\n".join([f"## {disclosure.name}", *lines]))
    if not scores.all.printed:
        print(
            "No original is at hand: BUDGETGRAPH_SHARED is to name the folder that holds disclosures/.",
            file=sys.stderr,
        )
        return 1
    print(tables(scores))
    if asked.write:
        keep(scores)
    return 0


def _measure_forms(asked: argparse.Namespace) -> None:
    for form in [] if asked.brief else gold_forms():
        print("\n".join([f"## {form.name} (performance)", *form.faults()]))
    scores = scores_of_forms()
    print(tables(scores))
    if asked.write:
        keep(scores, KEPT_OF_FORMS, _TABLES_OF_FORMS)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--brief", action="store_true", help="print the scores alone, not each fault")
    parser.add_argument("--write", action="store_true", help=f"keep the scores in {Path('docs/accuracy.md')}")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
