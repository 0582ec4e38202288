"""Targets are read, and what is printed is kept."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.calendar import read_numeric_day
from budgetgraph.facts.target import (
    DeadlineTarget,
    PeriodTarget,
    QualitativeTarget,
    QuantitativeTarget,
    ReferenceTarget,
    TargetColumns,
    read_target,
)


def target(text: str) -> object:
    """What a text states as a target, in the fiscal year 2020."""
    return read_target(Passage(0, text), 2020)


@pytest.mark.parametrize(
    ("text", "comparator", "stated", "number", "unit"),
    [
        ("≥90百分比", "gteq", True, "90", "PERCENT"),
        ("≤10百分比", "lteq", True, "10", "PERCENT"),
        ("100百分比", "eq", False, "100", "PERCENT"),
        ("≥95.00(%)", "gteq", True, "95.00", "PERCENT"),
        ("=300.00(场)", "eq", True, "300.00", "NUM"),
        ("95%以上", "gteq", True, "95", "PERCENT"),
        ("不低于100%", "gteq", True, "100", "PERCENT"),
        ("115天", "eq", False, "115", "DAY"),
        ("12月", "eq", False, "12", "MO"),
        ("≥1年", "gteq", True, "1", "YR"),
        ("24摄氏度", "eq", False, "24", "DEG_C"),
        ("2人", "eq", False, "2", "INDIV"),
        ("1套", "eq", False, "1", "NUM"),
        ("＜3次", "lt", True, "3", "NUM"),
        ("１０辆", "eq", False, "10", "NUM"),
        ("≥80", "gteq", True, "80", None),
        ("≥10万元", "gteq", True, "10", None),
        ("≥500米", "gteq", True, "500", None),
        ("3吨", "eq", False, "3", None),
        ("24小时", "eq", False, "24", None),
        ("≤0起", "lteq", True, "0", None),
        ("≥2次/年", "gteq", True, "2", None),
        ("10日内", "lteq", True, "10", "DAY"),
        ("15个工作日内", "lteq", True, "15", "DAY"),
        ("10%以内", "lteq", True, "10", "PERCENT"),
        ("-5℃", "eq", False, "-5", "DEG_C"),
        ("≥-5℃", "gteq", True, "-5", "DEG_C"),
        ("达到95%", "eq", False, "95", "PERCENT"),
        ("达95%及以上", "gteq", True, "95", "PERCENT"),
        ("≥80M", "gteq", True, "80", None),
        ("90%（含）以上", "gteq", True, "90", "PERCENT"),
        ("90%(含)以上", "gteq", True, "90", "PERCENT"),
        ("不得低于90%", "gteq", True, "90", "PERCENT"),
        ("45291", "eq", False, "45291", None),
    ],
)
def test_quantities(text: str, comparator: str, stated: bool, number: str, unit: str | None) -> None:
    """Comparator, number and unit; a comparator that is not printed is `eq` and said not to be stated."""
    found = target(text)
    assert isinstance(found, QuantitativeTarget)
    assert (comparator, stated, Decimal(number), unit) == (
        found.comparator,
        found.comparator_stated,
        found.number,
        found.unit,
    )


@pytest.mark.parametrize(
    ("text", "date", "inferred"),
    [
        ("10月31日前", "2020-10-31", True),
        ("2020年6月份", "2020-06", False),
        ("2021年3月5日", "2021-03-05", False),
        ("11月底前完成", "2020-11", True),
        ("2020.11", "2020-11", False),
        ("2020-12-31", "2020-12-31", False),
        ("2020/12/31前", "2020-12-31", False),
    ],
)
def test_deadlines(text: str, date: str, inferred: bool) -> None:
    """A day or a month; a year that is not printed is the fiscal year, and marked as inferred."""
    found = target(text)
    assert isinstance(found, DeadlineTarget)
    assert (date, inferred) == (found.deadline.date, found.deadline.year_inferred)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("进一步提高", "increase"),
        ("进一步提供保障", "increase"),
        ("逐步降低", "decrease"),
        ("保持稳定", "maintain"),
        ("优良", None),
        ("是", None),
        ("2月30日前", None),
        ("2020年2月30日", None),
        ("事故不增加", "maintain"),
        ("不断提高", "increase"),
        ("2020年", None),
        ("2020年底", None),
        ("95%-100%", None),
        ("10-20人", None),
        ("≥95%，≤100%", None),
        ("12-1月", None),
        ("≥90%10", None),
        ("1:1", None),
        ("2020年10月31日前完成100%", None),
        ("1次性完成", None),
        ("3季度", None),
    ],
)
def test_words(text: str, direction: str | None) -> None:
    """A target in words points somewhere, or nobody says where; ranges, years and impossible days stay words."""
    found = target(text)
    assert isinstance(found, QualitativeTarget)
    assert direction == found.direction


@pytest.mark.parametrize(("text", "unit"), [("≥10万元", "万元"), ("≥2次/年", "次/年"), ("10日内", "日")])
def test_a_unit_is_kept_as_printed(text: str, unit: str) -> None:
    """Whether we know what it measures or not, without the words that compare."""
    found = target(text)
    assert isinstance(found, QuantitativeTarget)
    assert unit == found.stated_unit


@pytest.mark.parametrize(
    ("text", "begin", "end", "inferred"),
    [
        ("2023.07-2024.01", "2023-07", "2024-01", False),
        ("2025.1.1-2025.12.31", "2025-01-01", "2025-12-31", False),
        ("2025年1月1日-2025年12月31日", "2025-01-01", "2025-12-31", False),
        ("2019年6月30日至2020年6月30日", "2019-06-30", "2020-06-30", False),
        ("2025年1月—12月", "2025-01", "2025-12", False),
        ("1-12月", "2020-01", "2020-12", True),
    ],
)
def test_periods(text: str, begin: str, end: str, inferred: bool) -> None:
    """The first and the last day or month; in the fiscal year where no year is printed at all."""
    found = target(text)
    assert isinstance(found, PeriodTarget)
    assert (begin, end, inferred) == (found.begin.date, found.end.date, found.begin.year_inferred)


@pytest.mark.parametrize(
    ("cells", "comparator", "unit", "printed", "spare"),
    [
        (("≥", "90", "%"), "gteq", "%", "≥90%", None),
        (("定量", "90", "%"), "eq", "%", "90%", None),
        (("≥", "90%", "%"), "gteq", "%", "≥90%", None),
        (("≥", "90%", "个"), "gteq", "%", "≥90%", "个"),
        (("", "≥95", "（天）"), "gteq", "天", "≥95（天）", None),
        (("=", "3", "无"), "eq", None, "=3", None),
        (("≤", "3", "10"), "lteq", None, "≤3", None),
    ],
)
def test_columns_join_into_the_target(
    cells: tuple[str, str, str], comparator: str, unit: str | None, printed: str, spare: str | None
) -> None:
    """Sign and unit of columns of their own count where the value prints none itself."""
    sign, value, measure = (Passage(10 * i, text) for i, text in enumerate(cells))
    found = read_target(value, 2020, TargetColumns(sign, measure))
    assert isinstance(found, QuantitativeTarget)
    assert (comparator, unit, printed, spare) == (
        found.comparator,
        found.stated_unit,
        found.printed,
        found.spare_unit and found.spare_unit.text,
    )


def test_words_take_nothing_from_columns() -> None:
    """A target in words has no sign; a unit beside it is kept apart."""
    found = read_target(Passage(2, "优良"), 2020, TargetColumns(Passage(0, "≥"), Passage(5, "等级")))
    assert isinstance(found, QualitativeTarget)
    assert ("优良", Passage(5, "等级")) == (found.printed, found.spare_unit)


@pytest.mark.parametrize("text", ["按合同约定完成", "在约定时间内完成", "在合同期内完成"])
def test_references(text: str) -> None:
    """A target that a contract sets."""
    assert isinstance(target(text), ReferenceTarget)


@given(st.text(max_size=30))
def test_any_text_is_some_target_and_is_kept(text: str) -> None:
    """Nothing that is printed as a target is lost or changed."""
    passage = Passage(3, text)
    assert passage == read_target(passage, 2020).stated


@given(
    st.sampled_from(["", "≥", "≤", "＞", "不低于"]),
    st.decimals(min_value=0, max_value=10**6, places=2),
    st.sampled_from(["百分比", "%", "天", "次", "人", ""]),
)
def test_a_written_quantity_comes_back(comparator: str, number: Decimal, unit: str) -> None:
    """Number and printed unit are what was written."""
    found = target(f"{comparator}{number}{unit}")
    assert isinstance(found, QuantitativeTarget)
    assert (number, unit or None, bool(comparator)) == (
        found.number,
        found.stated_unit,
        found.comparator_stated,
    )


@given(
    st.sampled_from(["≥", "≤", "＝", "定量", ""]),
    st.decimals(min_value=0, max_value=10**6, places=2),
    st.sampled_from(["%", "天", "公里", "万人次", "（个）", "", "无", "/"]),
)
def test_a_quantity_in_three_cells_comes_back(sign: str, number: Decimal, unit: str) -> None:
    """Sign, number and unit are what their cells say, and the target is printed as they are together."""
    cells = [Passage(20 * i, text) for i, text in enumerate((sign, str(number), unit))]
    is_unit = unit not in ("", "无", "/")
    assume(is_unit or read_numeric_day(str(number)) is None)
    found = read_target(cells[1], 2020, TargetColumns(cells[0], cells[2]))
    assert isinstance(found, QuantitativeTarget)
    assert (number, unit.strip("（）") if is_unit else None) == (found.number, found.stated_unit)
    assert (sign in ("≥", "≤", "＝")) == found.comparator_stated
    printed = f"{sign if found.comparator_stated else ''}{number}{unit if is_unit else ''}"
    assert printed == found.printed


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)), st.integers(0, 400))
def test_a_written_period_comes_back(begin: datetime.date, days: int) -> None:
    """However its days are written."""
    end = min(begin + datetime.timedelta(days=days), datetime.date(2099, 12, 31))
    for form in (
        "{0.year}.{0.month}.{0.day}",
        "{0.year}年{0.month}月{0.day}日",
        "{0:%Y-%m-%d}",
        "{0:%Y/%m/%d}",
    ):
        found = target(f"{form.format(begin)}至{form.format(end)}")
        assert isinstance(found, PeriodTarget)
        assert (begin.isoformat(), end.isoformat()) == (found.begin.date, found.end.date)
