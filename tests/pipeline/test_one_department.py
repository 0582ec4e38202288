"""A registration against its document, and departments across years, in what is published."""

from pathlib import Path

import pytest

from budgetgraph.disclosures import read_disclosure
from budgetgraph.errors import RegistrationError
from budgetgraph.originals import read_originals
from budgetgraph.pipeline.publish import publish
from budgetgraph.pipeline.registration_check import check_registration
from budgetgraph.settings import Publisher
from budgetgraph.store import ReleaseStore
from tests.pipeline.data_folder import GOOD, register

NAMES = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?key ?label ?name WHERE {
  ?department a <http://www.w3.org/ns/org#FormalOrganization> ; ?label ?name .
  FILTER(?label IN (skos:prefLabel, skos:altLabel))
  BIND(STRAFTER(STR(?department), "/id/department/") AS ?key)
} ORDER BY ?key ?label ?name
"""
OF_DEPARTMENT = (
    "SELECT (COUNT(?d) AS ?n) WHERE { ?d <https://w3id.org/budgetgraph/def#disclosingBody> ?b } GROUP BY ?b"
)
REPLACES = "SELECT ?a ?b WHERE { ?a <http://purl.org/dc/terms/replaces> ?b }"
SCOPES = "SELECT ?scope WHERE { ?d <https://w3id.org/budgetgraph/def#scope> ?scope }"


def change(folder: Path, old: str, new: str) -> None:
    registration = folder / "disclosure.toml"
    registration.write_text(registration.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def add(data: Path, slug: str, year: int, name: str, code: str = "100001") -> Path:
    folder = register(data, slug, code=code, year=year, original=GOOD.replace("2020", str(year)).encode())
    change(folder, "某某委员会", name)
    return folder


def store_of(tmp_path: Path) -> ReleaseStore:
    outcome = publish(tmp_path / "data", tmp_path / "var", Publisher())
    assert [] == outcome.problems
    return ReleaseStore(outcome.release.directory / "store")


def names(store: ReleaseStore) -> list[tuple[str, str, str]]:
    rows = store.select(NAMES)
    return [(row["key"].value, row["label"].value.rpartition("#")[2], row["name"].value) for row in rows]


def test_a_department_has_the_name_of_its_latest_year(tmp_path: Path) -> None:
    """The others are alternatives, also where only the earlier year says them."""
    add(tmp_path / "data", "one", 2019, "某某局")
    add(tmp_path / "data", "two", 2020, "某某委员会")
    with store_of(tmp_path) as store:
        assert [
            ("130300-100001", "altLabel", "某某局"),
            ("130300-100001", "prefLabel", "某某委员会"),
        ] == names(store)


def test_one_name_under_two_codes_is_one_department(tmp_path: Path) -> None:
    """The disclosures keep their keys; both are of the body with the earlier code."""
    add(tmp_path / "data", "one", 2019, "某某委员会", "100001")
    add(tmp_path / "data", "two", 2020, "中共某某委员会", "200001")
    with store_of(tmp_path) as store:
        assert ["2"] == [row["n"].value for row in store.select(OF_DEPARTMENT)]
        assert {"130300-100001"} == {key for key, _, _ in names(store)}


def test_a_department_that_took_the_place_of_another_says_so(tmp_path: Path) -> None:
    """As a person has written it in departments.toml."""
    add(tmp_path / "data", "one", 2019, "环保局", "100001")
    add(tmp_path / "data", "two", 2020, "生态环境局", "200001")
    (tmp_path / "data" / "departments.toml").write_text(
        '[[renamed]]\nfrom = "130300-100001"\nto = "130300-200001"\nyear = 2020\n', encoding="utf-8"
    )
    with store_of(tmp_path) as store:
        (row,) = store.select(REPLACES)
        assert ("130300-200001", "130300-100001") == tuple(row[x].value.rpartition("/")[2] for x in "ab")


def test_a_later_year_changes_what_an_earlier_one_is_built_to(tmp_path: Path) -> None:
    """The name of the department is that of the latest year, so the earlier graph is made anew."""
    add(tmp_path / "data", "one", 2019, "某某局")
    with store_of(tmp_path) as store:
        assert [("130300-100001", "prefLabel", "某某局")] == names(store)
    add(tmp_path / "data", "two", 2020, "某某委员会")
    with store_of(tmp_path) as store:
        assert ("130300-100001", "altLabel", "某某局") in names(store)


def test_the_scope_is_published_where_it_is_known(tmp_path: Path) -> None:
    """As a concept; without one nothing is said."""
    folder = add(tmp_path / "data", "one", 2019, "某某局")
    add(tmp_path / "data", "two", 2020, "某某局")
    change(folder, 'kind = "budget"\n', 'kind = "budget"\nscope = "own"\n')
    with store_of(tmp_path) as store:
        assert ["https://w3id.org/budgetgraph/code/scope/own"] == [
            row["scope"].value for row in store.select(SCOPES)
        ]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("某某委员会2021年度部门预算", "fiscal year is registered as 2020, but the title says 2021"),
        ("某某委员会2020年度部门决算", "kind is registered as budget, but the title says final"),
        ("某某委员会2020年度单位预算", "caliber is registered as department, but the title says unit"),
    ],
)
def test_a_title_that_says_otherwise_is_told_unless_confirmed(tmp_path: Path, title: str, said: str) -> None:
    """What is registered wins when a person stands up for it."""
    folder = register(tmp_path, "one", original=f"{title}\n一、部门主要职责\n".encode())
    document = read_originals([folder / "original.txt"])
    with pytest.raises(RegistrationError, match=said) as caught:
        check_registration(read_disclosure(folder), document)
    assert title in caught.value.what
    change(folder, 'kind = "budget"\n', 'kind = "budget"\nconfirmed = ["fiscal_year", "kind", "caliber"]\n')
    check_registration(read_disclosure(folder), document)


@pytest.mark.parametrize(
    "title", ["某某委员会部门预算", "某某委员会2019年部门决算和2020年部门预算", "某某委员会2020年预算"]
)
def test_a_title_that_leaves_it_open_is_no_contradiction(tmp_path: Path, title: str) -> None:
    """Nothing, or several values of which the registered one is one."""
    folder = register(tmp_path, "one", original=f"{title}\n一、部门主要职责\n".encode())
    check_registration(read_disclosure(folder), read_originals([folder / "original.txt"]))


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ('scope = "all"', "`scope` is 'all'"),
        ('confirmed = ["name"]', "`confirmed` is"),
        ("confirmed = 1", "`confirmed`"),
    ],
)
def test_a_bad_scope_or_confirmation_is_told(tmp_path: Path, added: str, said: str) -> None:
    """With what can be written instead."""
    folder = register(tmp_path, "one")
    change(folder, 'kind = "budget"\n', f'kind = "budget"\n{added}\n')
    with pytest.raises(RegistrationError, match=said):
        read_disclosure(folder)
