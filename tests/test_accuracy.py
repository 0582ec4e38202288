"""The gold standard is sound, and what is read of its disclosures does not get worse."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from accuracy import KEPT, KEPT_OF_FORMS, PAGE, faults, kept, measured, tables
from budgetgraph.code_lists import code_list
from forms import GoldForm, Saying, gold_forms, scores_of_forms
from gold import GOLD, GoldDisclosure, Place, gold_disclosures
from originals import SHARED
from scores import Scores, compare

DISCLOSURES = gold_disclosures()
OF_PROCUREMENT = {"procurement-line", "procurement-group"}  # not figures of line items
CLASSIFICATION = re.compile(r"(?:function/\d{3}(?:\d\d){0,2}|economic/\d{3}(?:\d\d)?|function/=\D+)?")
ROUNDING = Decimal("0.03")  # 万元, of sums whose summands are rounded by themselves
# Sums that the sources print wrongly; source.toml says so.
WRONG_SUMS = {
    ("shanghai-putuo-justice-2026-budget-unit", "expenditure-project", "function/20406"),
    (
        "shanghai-putuo-justice-2026-budget-unit",
        "expenditure-general-public-budget-project",
        "function/20406",
    ),
}

cell = Place("table-expenditure", "expenditure-total", "function/201", "", "", "amount", "1,200.50", "万元")
text = replace(cell, section="revenue", classification="function/=一般公共服务支出")


def ids(disclosure: GoldDisclosure) -> str:
    return disclosure.name


def amount(place: Place) -> Decimal:
    return Decimal(place.stated.replace(",", ""))


def sums(disclosure: GoldDisclosure) -> Iterator[tuple[str, str, Decimal, Decimal]]:
    """Each class of a table that has classes below it: item, class, what is printed, what they add up to."""
    columns: dict[tuple[str, ...], dict[str, Decimal]] = {}
    for place in disclosure.places:
        if place.is_in_table and place.classification and "=" not in place.classification:
            column = columns.setdefault((place.section, place.line_item, place.unit), {})
            column[place.classification] = amount(place)
    for (_, item, _), column in columns.items():
        for name, printed in column.items():
            below = [part for key, part in column.items() if key[:-2] == name]
            if below:
                yield item, name, printed, sum(below, Decimal())


def test_eight_disclosures_and_eleven_kinds_of_tables_are_covered() -> None:
    """The gold standard holds more than the six disclosures and eight kinds of tables that it must."""
    kinds = {place.section for disclosure in DISCLOSURES for place in disclosure.places if place.is_in_table}
    assert 8 == len(DISCLOSURES)
    assert 11 == len(kinds)


@pytest.mark.parametrize("disclosure", DISCLOSURES, ids=ids)
def test_lines_are_well_formed(disclosure: GoldDisclosure) -> None:
    """Every line names a section, a line item and a class that exist, and a number where it needs one."""
    sections = set(code_list("section-kind").values())
    items = {*code_list("line-item").values(), *OF_PROCUREMENT}
    for place in disclosure.places:
        assert place.section in sections, place
        assert place.line_item in items, place
        assert CLASSIFICATION.fullmatch(place.classification), place
        assert re.fullmatch(r"t?\d+", place.page), place
        assert place.label, place
        assert place.measure in {"amount", "change", "change-percent", "no-change"}, place
        assert (place.measure == "no-change") == (not place.stated), place
        assert place.unit in {"元", "万元", "%", ""}, place
        assert not place.stated or amount(place).is_finite(), place


@pytest.mark.parametrize("disclosure", DISCLOSURES, ids=ids)
def test_levels_add_up(disclosure: GoldDisclosure) -> None:
    """What is printed for a class is what the classes below it add up to, but for rounding and known errors."""
    wrong = {
        (disclosure.name, item, name)
        for item, name, printed, added in sums(disclosure)
        if abs(printed - added) > max(ROUNDING, Decimal("1.5") if printed > 1_000_000 else ROUNDING)
    }
    assert wrong == {known for known in WRONG_SUMS if known[0] == disclosure.name}


@pytest.mark.parametrize("disclosure", DISCLOSURES, ids=ids)
def test_the_originals_are_those_that_were_read(disclosure: GoldDisclosure) -> None:
    """The hashes in source.toml are those of the disclosures in the shared folder."""
    needs_originals(disclosure)
    source = tomllib.loads((GOLD / disclosure.name / "source.toml").read_text(encoding="utf-8"))
    found = [hashlib.sha256(original.read_bytes()).hexdigest() for original in disclosure.originals]
    assert [file["sha256"] for file in source["files"]] == found


def test_the_same_place_is_right() -> None:
    """A place that is read as printed is right, each printed place once."""
    assert (cell,) == compare([cell], [cell]).right
    assert (cell,) == compare([cell], [cell, cell]).surplus
    assert (cell,) == compare([cell, cell], [cell]).missing


def test_the_same_page_goes_first() -> None:
    """Of two printed places that agree, the one on the page that was read is right."""
    first, second = replace(cell, page="4"), replace(cell, page="5")
    comparison = compare([first, second], [second])
    assert ((second,), (first,)) == (comparison.right, comparison.missing)


@pytest.mark.parametrize(
    "other",
    [
        replace(cell, section="table-revenue"),
        replace(cell, line_item="expenditure-basic"),
        replace(cell, classification="function/208"),
        replace(cell, classification="economic/201"),
        replace(cell, classification=""),
        replace(cell, year="2024"),
        replace(cell, phase="revised"),
        replace(cell, measure="change"),
        replace(cell, stated="1200.50"),
        replace(cell, unit="元"),
        replace(cell, section="revenue"),
    ],
)
def test_any_difference_makes_it_wrong(other: Place) -> None:
    """Section, item, class, year, phase, measure, value and unit must all be those that are printed."""
    comparison = compare([cell], [other])
    assert ((), (cell,), (other,)) == (comparison.right, comparison.missing, comparison.surplus)


@pytest.mark.parametrize(
    "name", ["一般公共服务支出", "一、一般公共服务支出", "一般公共服务（类）支出", "一般公共服务"]
)
def test_a_class_is_known_by_its_name(name: str) -> None:
    """Without a code, names are compared, without row numbers, levels and the word 支出."""
    read = replace(text, classification=f"function/={name}")
    assert (text,) == compare([text], [read]).right


def test_a_code_stands_for_the_name_that_the_tables_give_it() -> None:
    """A name of the text is the class that is read by its code, when a table of the disclosure names it so."""
    named = replace(cell, label="201 一般公共服务支出/合计")
    assert (named, text) == compare(
        [named, text], [named, replace(text, classification="function/201")]
    ).right
    assert (text,) == compare([named, text], [named, replace(text, classification="function/208")]).missing


def test_parts_of_the_text_may_be_cut_differently() -> None:
    """In the text it does not matter which section a sentence is counted to."""
    assert (text,) == compare([text], [replace(text, section="expenditure")]).right


def test_a_number_without_a_unit_is_taken_with_any() -> None:
    """为0 without a unit agrees with a reading that has one."""
    bare = replace(cell, stated="0", unit="")
    assert (bare,) == compare([bare], [replace(bare, unit="万元")]).right


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (replace(cell, stated="1,200.60"), "expenditure-total/function:201 = 1,200.60万元"),
        (replace(cell, line_item="expenditure-basic"), "expenditure-basic/function:201 = 1,200.50万元"),
    ],
)
def test_what_is_mistaken_is_told_once(read: Place, told: str) -> None:
    """A wrong digit or item is one line, not a missing and a surplus one; it lowers precision and recall."""
    comparison = compare([cell], [read])
    (line,) = faults(comparison)
    assert line.startswith("wrong: p. ?, table-expenditure: expenditure-total/function:201 = 1,200.50万元")
    assert line.endswith(f"; read as {told}")
    scores = Scores()
    scores.add("one", comparison)
    assert (0.0, 0.0) == (scores.all.precision, scores.all.recall)


def test_what_is_not_alike_is_missing_and_surplus() -> None:
    """Another value of another item is told as such, in a line each."""
    other = replace(cell, line_item="expenditure-basic", stated="3.00")
    assert [f"missing: {cell}", f"surplus: {other}"] == list(faults(compare([cell], [other])))


def test_the_page_shows_the_scores_that_are_kept() -> None:
    """docs/accuracy.md has the tables that bench/accuracy.csv makes."""
    assert tables(kept()) in PAGE.read_text(encoding="utf-8")


def test_the_scores_kept_are_of_this_gold_standard() -> None:
    """bench/accuracy.csv counts as many printed places as tests/gold holds, by section."""
    printed = Counter(place.section for disclosure in DISCLOSURES for place in disclosure.places)
    assert printed == Counter(
        {name: score.printed for name, score in kept().sections.items() if score.printed}
    )


def test_what_is_read_does_not_get_worse() -> None:
    """Precision and recall of each section and in all are at least those in bench/accuracy.csv."""
    for disclosure in DISCLOSURES:
        needs_originals(disclosure)
    now, before = Scores(), kept()
    for disclosure, comparison in measured():
        now.add(disclosure.name, comparison)
    pairs = [("all", now.all, before.all)]
    pairs += [(name, now.sections[name], score) for name, score in before.sections.items()]
    worse = [name for name, new, old in pairs if new.precision < old.precision or new.recall < old.recall]
    assert [] == worse, f"`make accuracy` lists the faults; {KEPT.name} has the scores before"


@pytest.mark.parametrize("form", gold_forms(), ids=lambda form: form.name)
def test_all_that_forms_of_performance_state_is_read(form: GoldForm) -> None:
    """Nothing is missing, nothing wrong, nothing more than is printed."""
    assert [] == list(form.faults())


def test_what_a_form_states_wrongly_is_told() -> None:
    """A line is told that is printed and not read, and one that is read and not printed; both lower the scores."""
    form = next(form for form in gold_forms() if form.kind == "budget" and form.places[0].project != "*")
    first = form.places[0]
    changed = replace(form, places=(replace(first, stated="x"), *form.places[1:]))
    assert [f"missing: {replace(first, stated='x')}", f"surplus: {first}"] == list(changed.faults())
    score = changed.scores().all
    assert (len(form.places), len(form.places), len(form.places) - 1) == (
        score.printed,
        score.read,
        score.right,
    )


def test_the_scores_of_forms_that_are_kept_are_shown() -> None:
    """bench/accuracy-forms.csv counts this gold standard, and docs/accuracy.md has its tables."""
    assert scores_of_forms() == kept(KEPT_OF_FORMS)
    assert tables(kept(KEPT_OF_FORMS)) in PAGE.read_text(encoding="utf-8")


def test_a_statement_is_told_in_a_line() -> None:
    """With what it says, where it says something."""
    line = Saying("森林防火", "indicator", "巡山次数", "target", "≥300次", "≥ 300 次")
    assert "森林防火/indicator/巡山次数/target = ≥300次 (≥ 300 次)" == str(line)


def needs_originals(disclosure: GoldDisclosure) -> None:
    missing = [original.name for original in disclosure.originals if not original.is_file()]
    if missing:
        pytest.skip(f"{missing[0]} is not in {SHARED}, where the disclosures are looked for")
