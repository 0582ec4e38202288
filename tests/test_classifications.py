"""The classes of expenditure: found by code and by name, in the year of the document or in any other."""

from __future__ import annotations

import pytest

from budgetgraph.classifications import (
    YEARS,
    ListedClass,
    all_classes,
    by_code,
    by_name,
    is_well_formed,
    moves,
    name_key,
)


def codes(found: list[ListedClass]) -> list[str]:
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("scheme", "code", "year", "name"),
    [
        ("function", "210", 2018, "医疗卫生与计划生育支出"),
        ("function", "210", 2019, "卫生健康支出"),
        ("function", "210", 2030, "卫生健康支出"),
        ("function", "210", 2011, "医疗卫生与计划生育支出"),
        ("function", "2080505", 2020, "机关事业单位基本养老保险缴费支出"),
        ("economic", "30311", 2017, "住房公积金"),
        ("economic", "30311", 2018, "代缴社会保险费"),
        ("economic", "30307", 2017, "医疗费"),
        ("economic", "30307", 2018, "医疗费补助"),
    ],
)
def test_a_code_has_the_name_of_its_year(scheme: str, code: str, year: int, name: str) -> None:
    """Names change while codes stay, and one code changed its meaning."""
    found = by_code(scheme, code, year)
    assert found
    assert name == found.name_in(year).name


@pytest.mark.parametrize(
    ("scheme", "name", "year", "expected"),
    [
        ("function", "医疗卫生与计划生育", 2026, ["210"]),
        ("function", "社会保障和就业", 2020, ["208"]),
        ("function", "社会保障和就业支出（类）", 2020, ["208"]),
        ("function", "其它社会保障和就业支出", 2025, ["20899", "2089999"]),
        ("function", "政府办公厅(室)及相关 机构事务", 2017, ["20103"]),
        ("function", "行政事业单位离退休", 2025, ["20805"]),
        ("economic", "住房公积金", 2017, ["30311"]),
        ("economic", "住房公积金", 2018, ["30113"]),
        ("economic", "其他社会保障缴费", 2017, ["30104"]),
        ("economic", "其他社会保障缴费", 2024, ["30112"]),
        ("economic", "维修(护)费", 2019, ["30213"]),
        ("economic", "对个人和家庭的补助", 2020, ["303"]),
        ("economic", "机关工资福利支出", 2020, ["501"]),
        ("function", "办公费", 2020, []),
        ("economic", "", 2020, []),
    ],
)
def test_a_name_leads_to_its_code_in_any_year(scheme: str, name: str, year: int, expected: list[str]) -> None:
    """Old names in later years, later names in earlier ones; spellings do not matter, moved meanings do."""
    assert expected == codes(by_name(scheme, name, year))


def test_level_and_class_above_tell_same_names_apart() -> None:
    """行政运行 stands below many; 其他公共安全支出 is a 款 and its only 项."""
    assert len(by_name("function", "行政运行", 2025)) > 5
    assert ["2010301"] == codes(by_name("function", "行政运行", 2025, within="20103"))
    assert ["20499"] == codes(by_name("function", "其他公共安全支出", 2025, level=2))
    assert ["2049999"] == codes(by_name("function", "其他公共安全支出", 2025, level=3))


def test_what_is_listed_for_the_year_comes_first() -> None:
    """Of the codes of one name, those that documents of the year print."""
    found = by_name("function", "行政运行", 2025)
    assert sorted((one.is_listed(2025) for one in found), reverse=True) == [
        one.is_listed(2025) for one in found
    ]


def test_an_unknown_code_is_none() -> None:
    """Also a known one in the other scheme."""
    assert [None] * 3 == [
        by_code("function", "2069901", 2020),
        by_code("economic", "208", 2020),
        by_code("function", "", 2020),
    ]


@pytest.mark.parametrize("year", YEARS)
def test_what_is_above_a_listed_class_is_listed(year: int) -> None:
    """Each year's scheme is a whole tree."""
    for one in all_classes():
        if one.is_listed(year) and one.above:
            higher = by_code(one.scheme, one.above, year)
            assert higher
            assert higher.is_listed(year), (one.code, year)


def test_every_code_is_well_formed_and_every_name_told_apart_by_its_key() -> None:
    """Codes have three, five or seven digits; names of one meaning differ by more than their spelling."""
    for one in all_classes():
        assert is_well_formed(one.code)
        assert one.scheme == "function" or one.level < 3
        keys = [name_key(name.name) for name in one.names]
        assert sorted(set(keys)) == sorted(keys)
        assert all(name.english for name in one.names)


def test_a_moved_meaning_has_both_its_codes() -> None:
    """The code of the later years exists, and has the same name."""
    for move in moves():
        old, new = by_code(move.scheme, move.old, move.year - 1), by_code(move.scheme, move.new, move.year)
        assert old
        assert new
        assert new.is_called(old.names[0].name)


@pytest.mark.parametrize("code", ["2", "20", "2080", "208050", "20805051", "２０８", "20a", ""])
def test_codes_of_other_lengths_are_not_well_formed(code: str) -> None:
    """One that was cut short is none, nor are digits of full width."""
    assert not is_well_formed(code)
