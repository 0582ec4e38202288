"""What the disclosures of one department say of each other is found when a release is made."""

from pathlib import Path
from unittest import mock

from pyoxigraph import NamedNode

from budgetgraph.confinement.answer import Answer
from budgetgraph.confinement.confined import Confined
from budgetgraph.errors import Starved
from budgetgraph.pipeline.across import Across
from budgetgraph.pipeline.cache import Cache
from budgetgraph.pipeline.publish import publish
from budgetgraph.settings import Publisher
from budgetgraph.store import ReleaseStore
from budgetgraph.vocabulary import BG
from tests.pipeline.data_folder import GOOD, register

FINDINGS = """
PREFIX bg: <https://w3id.org/budgetgraph/def#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?key ?stated ?computed (GROUP_CONCAT(?from; separator=" ") AS ?facts) WHERE {
  { SELECT ?finding ?from WHERE { ?finding prov:wasDerivedFrom ?fact BIND (STRAFTER(STR(?fact), "/130300-100001/") AS ?from) } ORDER BY ?from }
  ?finding a bg:ReconciliationFinding ; bg:statedTotal ?stated ; bg:computedTotal ?computed .
  FILTER (CONTAINS(STR(?finding), "/finding/across-"))
  BIND (STRAFTER(STR(?finding), "/130300-100001/") AS ?key)
} GROUP BY ?key ?stated ?computed ORDER BY ?key
"""
RISEN = GOOD.replace("2020年支出预算10.00万元", "2020年支出预算10.00万元，比上年增加5.00万元")
EXPECTED = [
    (
        "2020/budget/finding/across-01",
        "50000.0",
        "100000.0",
        (
            "2019/budget 2019/budget/figure/expenditure-total 2020/budget 2020/budget/change/expenditure-total"
            " 2020/budget/derived/2019/expenditure-total 2020/budget/figure/expenditure-total"
        ),
    )
]


def two_years(data: Path) -> None:
    """10万元 in each year, and in the second a rise by 5万元."""
    register(data, "first", year=2019, original=GOOD.replace("2020", "2019").encode())
    register(data, "second", original=RISEN.encode())


def found(tmp_path: Path) -> list[tuple[str, ...]]:
    release = publish(tmp_path / "data", tmp_path / "var", Publisher()).release
    with ReleaseStore(release.directory / "store") as store:
        return [
            tuple(row[name].value for name in ("key", "stated", "computed", "facts"))
            for row in store.select(FINDINGS)
        ]


def test_a_change_that_last_year_s_own_disclosure_does_not_bear_out_is_found(tmp_path: Path) -> None:
    """Told of the later disclosure, with the facts of both."""
    two_years(tmp_path / "data")
    assert EXPECTED == found(tmp_path)


def test_a_finding_lasts_when_nothing_is_built_anew(tmp_path: Path) -> None:
    """Both come from the cache the second time."""
    two_years(tmp_path / "data")
    assert found(tmp_path) == found(tmp_path)


def test_a_finding_goes_when_the_source_is_mended(tmp_path: Path) -> None:
    """One of the two is built anew, the other is not."""
    two_years(tmp_path / "data")
    assert EXPECTED == found(tmp_path)
    mended = GOOD.replace("2020", "2019").replace("10.00", "5.00")
    (tmp_path / "data" / "disclosures" / "first" / "original.txt").write_text(mended, encoding="utf-8")
    assert [] == found(tmp_path)


def test_a_disclosure_that_is_carried_forward_is_still_compared(tmp_path: Path) -> None:
    """Its original can no longer be read; what it said holds until it can."""
    two_years(tmp_path / "data")
    assert EXPECTED == found(tmp_path)
    (tmp_path / "data" / "disclosures" / "first" / "original.txt").write_bytes(b"\x00")
    assert EXPECTED == found(tmp_path)


def test_different_departments_are_not_compared(tmp_path: Path) -> None:
    """The same year before, but somebody else's."""
    two_years(tmp_path / "data")
    registration = tmp_path / "data" / "disclosures" / "first" / "disclosure.toml"
    other = registration.read_text(encoding="utf-8").replace("100001", "100002").replace("某某", "另一")
    registration.write_text(other, encoding="utf-8")
    assert [] == found(tmp_path)


def test_what_memory_was_short_for_is_compared_once_more(tmp_path: Path) -> None:
    """Nothing is told when the second time goes well; that the first did not is nobody's business."""
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        said = f"<http://x/{name}> <{BG.disclosingBody.value}> <http://x/body> <http://x/{name}> .\n"
        (tmp_path / name / "graph.nq").write_text(said)
        (tmp_path / name / "findings.nq").write_text("")
    confined = mock.create_autospec(Confined, instance=True)
    confined.ask.side_effect = [Starved("Memory was short."), Answer("findings", (("findings.nq", b""),))]
    across = Across(NamedNode("http://x/findings"), Cache(tmp_path / "cache"), confined, workers=2)
    assert ([], []) == across.check([tmp_path / "first", tmp_path / "second"])
    assert 2 == confined.ask.call_count
