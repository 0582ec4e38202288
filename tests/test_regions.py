"""The list of administrative divisions: complete, found by code and by name, and made from its packages."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from budgetgraph import regions
from budgetgraph.regions import Region, all_regions, ancestors, at_start, by_code, by_name, successor

ROOT = Path(__file__).parents[1]
GENERATE = ROOT / "generate"

needs_packages = pytest.mark.skipif(
    not (GENERATE / ".packages").is_dir() or not (GENERATE / "node_modules").is_dir(),
    reason="there are no generate/.packages and generate/node_modules (`make regions` makes them)",
)


def codes(found: list[Region]) -> list[str]:
    return [region.code for region in found]


@needs_packages
def test_the_table_is_what_the_packages_make(tmp_path: Path) -> None:
    """Made anew, the table has the same bytes as the committed one."""
    made = tmp_path / "region.csv"
    environment = {**os.environ, "PYTHONPATH": str(GENERATE / ".packages")}
    subprocess.run([sys.executable, "regions.py", made], cwd=GENERATE, env=environment, check=True)
    assert (ROOT / "ontology" / "codes" / "region.csv").read_bytes() == made.read_bytes()


def test_the_list_is_complete() -> None:
    """34 at the provincial level, 333 prefectures and some 2,850 counties exist; 366 more are gone since 2010."""
    levels = Counter(region.level for region in all_regions() if region.is_current)
    assert {1: 34, 2: 333, 3: 2847} == levels
    assert 366 == sum(not region.is_current for region in all_regions())


def test_every_division_but_a_province_is_below_one_of_a_higher_level() -> None:
    """The parent is in the list, also where no prefecture stands between a county and its province."""
    for region in all_regions():
        above = list(ancestors(region))
        assert (region.level == 1) == (above == [])
        assert [higher.level for higher in above] == sorted({higher.level for higher in above}, reverse=True)
        assert all(higher.level < region.level for higher in above)
        assert region.level == 1 or above[-1].code == f"{region.code[:2]}0000"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("秦皇岛市", ["130300"]),
        ("秦皇岛", ["130300"]),
        ("普陀区", ["310107", "330903"]),
        ("内蒙古", ["150000"]),
        ("延边", ["222400"]),
        ("仙桃市", ["429004"]),
        ("石河子市", ["659001"]),
        ("雄安", []),
        ("市", []),
        ("", []),
        (" 上 海 市 ", ["310000"]),
        ("密云县", ["110228"]),
        ("密云", ["110118", "110228"]),
        ("襄都区", ["130502"]),
        ("海南", ["150303", "460000", "632500"]),
        ("沙县", ["350405", "350427"]),
    ],
)
def test_names_lead_to_codes(name: str, expected: list[str]) -> None:
    """Full and short names, of today first; none for a name that no list has."""
    assert expected == codes(by_name(name))


def test_a_former_name_of_a_code_leads_to_it() -> None:
    """130502 was 桥东区 until 2019; three cities had a 桥东区, and of one the code is gone."""
    assert ["130502", "130702", "130103"] == codes(by_name("桥东区"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上海市普陀区石泉路街道", ["310107"]),
        ("普陀区财政局", ["310107", "330903"]),
        ("河北省秦皇岛市审计局", ["130300"]),
        ("江苏省人民政府办公厅", ["320000"]),
        ("吉林省吉林市", ["220200"]),
        ("宁夏回族自治区隆德县", ["640423"]),
        ("重庆市江北区", ["500105"]),
        ("中共某省委", []),
        ("", []),
    ],
)
def test_the_beginning_of_a_text_leads_down(text: str, expected: list[str]) -> None:
    """Each name has to be below the one before it."""
    assert expected == codes(at_start(text))


@pytest.mark.parametrize(
    ("gone", "followed"),
    [("110228", "110118"), ("350427", "350405"), ("522200", "520600"), ("130103", None), ("130300", None)],
)
def test_a_division_that_is_gone_knows_what_followed(gone: str, followed: str | None) -> None:
    """The next list has it under the same short name; 桥东区 of 石家庄 was divided, and has no follower."""
    region = by_code(gone)
    assert region
    follower = successor(region)
    assert followed == (follower and follower.code)


def test_a_follower_exists_later_and_in_the_same_province() -> None:
    """What follows was first listed after the last year of what it follows."""
    pairs = [(region, successor(region)) for region in all_regions() if not region.is_current]
    followed = [(old, new) for old, new in pairs if new]
    assert len(followed) > 200
    for old, new in followed:
        assert (old.last or 0) < (new.first or 0)
        assert old.code[:2] == new.code[:2]


def test_an_unknown_code_is_none() -> None:
    """Also what gathers districts in the standard and is no division."""
    assert [None] * 4 == [by_code(code) for code in ("", "999999", "310100", "469000")]


def test_the_list_is_read_once() -> None:
    """The same objects are given again."""
    assert by_code("130300") is regions.by_code("130300")
