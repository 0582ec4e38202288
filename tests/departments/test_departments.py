"""One department across years."""

from pathlib import Path

import pytest

from budgetgraph.departments.decisions import Decisions, Renaming, read_decisions
from budgetgraph.departments.department import Department, departments, with_bodies
from budgetgraph.departments.doubts import doubts
from budgetgraph.departments.name import comparable
from budgetgraph.disclosures import Disclosure
from budgetgraph.errors import RegistrationError
from budgetgraph.identifiers import DisclosureKey


def disclosure(name: str, code: str, year: int, *, region: str = "320000", unit: bool = False) -> Disclosure:
    key = DisclosureKey(region, code, year, "budget", unit)
    return Disclosure(Path(str(key)), key, name, (Path("a.txt"),))


def keys(found: list[Department]) -> list[tuple[str, list[str]]]:
    return [(department.key, sorted(department.keys)) for department in found]


def different(one: str, other: str) -> Decisions:
    return Decisions(different=frozenset([frozenset([one, other])]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("江苏省委办公厅", "中共江苏省委办公厅"),
        ("江苏省财政厅（本级）", "江苏省财政厅"),
        ("江苏省 财政厅", "江苏省财政厅"),
        ("江苏省委机要局（省国家密码管理局）", "江苏省委机要局(省国家密码管理局)"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    """Party, scope, blank space and kinds of brackets make no other name."""
    assert comparable(one) == comparable(other)


def test_one_code_is_one_department_with_its_names() -> None:
    """The latest name leads; each is listed with its years."""
    (found,) = departments(
        [disclosure("省环保厅", "101", 2017), disclosure("省生态环境厅", "101", 2019)], Decisions()
    )
    assert ("320000-101", "省生态环境厅") == (found.key, found.name)
    assert {"省环保厅": [2017], "省生态环境厅": [2019]} == found.names


def test_one_name_in_one_region_is_one_department() -> None:
    """Under the printed code rather than an assigned one, whatever came first."""
    disclosures = [
        disclosure("江苏省委办公厅", "xabcdef", 2017),
        disclosure("中共江苏省委办公厅", "201", 2019),
    ]
    assert [("320000-201", ["320000-201", "320000-xabcdef"])] == keys(departments(disclosures, Decisions()))


def test_one_name_in_two_regions_is_two_departments() -> None:
    """There is a 财政局 everywhere, and no doubt about it."""
    found = departments(
        [disclosure("财政局", "1", 2020, region="310107"), disclosure("财政局", "1", 2020, region="330903")],
        Decisions(),
    )
    assert ["310107-1", "330903-1"] == [department.key for department in found]
    assert [] == doubts(found, Decisions())


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("陕西省汉中市城固县档案馆", "城固县档案馆", True),
        ("汉中市城固县档案馆", "陕西省城固县档案馆（本级）", True),
        ("档案馆", "城固县档案馆", True),
        ("城固县档案馆", "汉中市档案馆", False),
        ("城固档案馆", "城固县档案馆", False),
        ("城固县档案局", "陕西省汉中市城固县档案馆", False),
        ("汉中市洋县档案馆", "城固县档案馆", False),
    ],
)
def test_the_region_in_front_of_a_name_does_not_tell(one: str, other: str, is_one: bool) -> None:
    """A name with more or less of its region's path in front is one name; that of another place is another."""
    found = departments(
        [disclosure(one, "x1", 2024, region="610722"), disclosure(other, "x2", 2025, region="610722")],
        Decisions(),
    )
    assert is_one == (len(found) == 1)


def test_a_department_of_the_city_is_none_of_its_county() -> None:
    """One name without its place, in two regions, stays two departments."""
    county, city = "陕西省汉中市城固县档案馆", "陕西省汉中市档案馆"
    found = departments(
        [disclosure(county, "x1", 2024, region="610722"), disclosure(city, "x2", 2024, region="610700")],
        Decisions(),
    )
    assert [("610700-x2", ["610700-x2"]), ("610722-x1", ["610722-x1"])] == keys(found)


def test_a_unit_and_its_department_of_one_code_are_one_body() -> None:
    """单位预算 and 部门预算 are two disclosures of it."""
    both = [disclosure("区府办", "x1", 2025), disclosure("区府办", "x1", 2025, unit=True)]
    (found,) = departments(both, Decisions())
    assert (2, {"区府办": [2025]}) == (len(found.disclosures), found.names)


def test_what_a_person_says_is_the_same_is_joined_under_the_first_key() -> None:
    """Even with other names and codes."""
    disclosures = [disclosure("省商务厅", "301", 2018), disclosure("省外经贸厅", "107", 2015)]
    decisions = Decisions(same=(("320000-301", "320000-107"),))
    assert [("320000-301", ["320000-107", "320000-301"])] == keys(departments(disclosures, decisions))


def test_what_a_person_says_is_different_is_never_joined() -> None:
    """Not by its name, nor by way of a third key."""
    disclosures = [disclosure("某局", code, 2020) for code in ("1", "2", "3")]
    decisions = different("320000-1", "320000-3")
    assert [("320000-1", ["320000-1", "320000-2"]), ("320000-3", ["320000-3"])] == keys(
        departments(disclosures, decisions)
    )


def test_a_code_with_two_names_is_doubtful_until_somebody_decides() -> None:
    """One key alone in [[same]] says that the names are one body's."""
    found = departments(
        [disclosure("江苏省环保厅", "101", 2017), disclosure("江苏省统计局", "101", 2019)], Decisions()
    )
    (doubt,) = doubts(found, Decisions())
    assert (("320000-101",), "one code has several names: 江苏省环保厅, 江苏省统计局") == (
        doubt.keys,
        doubt.why,
    )
    assert [] == doubts(found, Decisions(same=(("320000-101",),)))


@pytest.mark.parametrize(
    ("one", "other", "is_doubtful"),
    [
        ("江苏省文化和旅游厅", "江苏省文化旅游厅", True),
        ("江苏教育厅", "教育厅", True),
        ("江苏省财政厅", "江苏省财政和国资厅", True),
        ("江苏省司法厅", "江苏省民政厅", False),
        ("中共江苏省委办公厅", "江苏省人大常委会办公厅", False),
        ("江苏省第一监狱", "江苏省第二监狱", False),
        ("江苏省财政厅", "江苏省高级人民法院", False),
    ],
)
def test_similar_names_are_doubtful(one: str, other: str, is_doubtful: bool) -> None:
    """The region's name, which all have, and a number, which tells them apart, do not make them alike."""
    found = departments([disclosure(one, "1", 2020), disclosure(other, "2", 2021)], Decisions())
    assert is_doubtful == bool(doubts(found, Decisions()))
    assert [] == doubts(found, different("320000-1", "320000-2"))


def test_each_disclosure_learns_its_body() -> None:
    """The latest name, and whose place it took, by the key that that one has now."""
    disclosures = [
        disclosure("省外经贸厅", "x107", 2015),
        disclosure("省外经贸厅", "107", 2016),
        disclosure("省商务厅", "301", 2018),
    ]
    decisions = Decisions(renamed=(Renaming("320000-x107", "320000-301", 2018),))
    bodies = [found.body for found in with_bodies(disclosures, decisions)]
    assert [
        ("320000-107", "省外经贸厅", ()),
        ("320000-107", "省外经贸厅", ()),
        ("320000-301", "省商务厅", (("320000-107", 2018),)),
    ] == [(body.key, body.name, body.replaces) for body in bodies if body]


def test_decisions_are_read(tmp_path: Path) -> None:
    """The three kinds, with notes that are for people."""
    (tmp_path / "departments.toml").write_text(
        '[[same]]\ndepartments = ["1-a", "1-b"]\nnote = "x"\n[[different]]\ndepartments = ["1-c", "1-d", "1-e"]\n'
        '[[renamed]]\nfrom = "1-f"\nto = "1-g"\nyear = 2019\n',
        encoding="utf-8",
    )
    decisions = read_decisions(tmp_path)
    assert (("1-a", "1-b"),) == decisions.same
    assert 3 == len(decisions.different)
    assert (Renaming("1-f", "1-g", 2019),) == decisions.renamed


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    """Most data folders need none."""
    assert Decisions() == read_decisions(tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[same", "not valid TOML"),
        ("same = 1", r"Write \[\[same\]\]"),
        ("[[alike]]\n", "Unknown: alike"),
        ('[[same]]\ndepartment = ["1-a"]', "Unknown in"),
        ("[[same]]\ndepartments = []", "no list of departments"),
        ('[[different]]\ndepartments = ["1-a"]', "no list of departments"),
        ('[[same]]\ndepartments = ["财政局"]', "no department's key"),
        ('[[renamed]]\nfrom = "1-a"\nto = "1-b"', "`year`"),
        ('[[renamed]]\nfrom = "1-a"\nto = "1-a"\nyear = 2019', "its own place"),
        ('[[renamed]]\nto = "1-a"\nyear = 2019', "None is no department's key"),
    ],
)
def test_a_bad_decision_is_told(tmp_path: Path, content: str, said: str) -> None:
    """What is wrong, and in which file."""
    (tmp_path / "departments.toml").write_text(content, encoding="utf-8")
    with pytest.raises(RegistrationError, match=said) as caught:
        read_decisions(tmp_path)
    assert str(tmp_path / "departments.toml") == caught.value.where
