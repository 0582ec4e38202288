"""Registering: pairs, codes, what is written, and that nothing is overwritten."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.disclosures import Disclosure, read_disclosure
from budgetgraph.errors import DuplicateKey, RegistrationError
from budgetgraph.identifiers import DisclosureKey
from budgetgraph.registration.department_code import assigned_code, known_code
from budgetgraph.registration.grouping import Group, group
from budgetgraph.registration.original import Original, read_original
from budgetgraph.registration.proposal import Proposal, answered, propose
from budgetgraph.registration.registration_text import registration_text
from budgetgraph.registration.registry import Registry
from budgetgraph.registration.setting import Setting

TEXT = "佳县民政局2023年部门预算\n一、主要职责\n承办县委、县政府交办的其他事项，负责全县民政工作的规划和组织实施。\n"
TABLES = "收支预算总表\n部门：佳县民政局  单位：万元\n" + "".join(
    f"\t第{n}项收入预算科目名称\n\t{n}00.00\n\n" for n in range(1, 9)
)
NOTHING_GIVEN: dict[str, str | int | None] = {}


def write(folder: Path, name: str, text: str) -> Original:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return read_original(folder / name)


def proposed(original: Original, registered: list[Disclosure] | None = None) -> Proposal:
    (found,) = group([original])
    return propose(found, NOTHING_GIVEN, registered or [])


def files(groups: list[Group]) -> list[list[str]]:
    return [[original.path.name for original in found.originals] for found in groups]


def registered(name: str, code: str, region: str = "610828", year: int = 2022) -> Disclosure:
    key = DisclosureKey(region, code, year, "budget")
    return Disclosure(Path("x"), key, name, (Path("x/a.txt"),))


def test_text_and_tables_are_one_disclosure(tmp_path: Path) -> None:
    """The tables print no year; the text goes first, whatever the order of the files."""
    originals = [write(tmp_path, "佳县-tables.txt", TABLES), write(tmp_path, "佳县-text.txt", TEXT)]
    assert [["佳县-text.txt", "佳县-tables.txt"]] == files(group(originals))


def test_texts_of_two_years_are_two_disclosures(tmp_path: Path) -> None:
    """Two files that are no pair stay apart."""
    originals = [write(tmp_path, "1.txt", TEXT), write(tmp_path, "2.txt", TEXT.replace("2023", "2024"))]
    assert [["1.txt"], ["2.txt"]] == files(group(originals))


def test_tables_that_fit_two_texts_are_joined_by_the_names_of_the_files(tmp_path: Path) -> None:
    """Tables without a year, beside the texts of two years."""
    names = {"2023-text.txt": TEXT, "2024-text.txt": TEXT.replace("2023", "2024"), "2024-tables.txt": TABLES}
    originals = [write(tmp_path, name, text) for name, text in names.items()]
    assert [["2023-text.txt"], ["2024-text.txt", "2024-tables.txt"]] == files(group(originals))


def test_tables_that_fit_two_texts_equally_stay_apart(tmp_path: Path) -> None:
    """Nobody knows of which year they are."""
    names = {"a.txt": TEXT, "b.txt": TEXT.replace("2023", "2024"), "c.txt": TABLES}
    originals = [write(tmp_path, name, text) for name, text in names.items()]
    assert [["a.txt"], ["b.txt"], ["c.txt"]] == files(group(originals))


def test_a_text_of_an_unknown_region_is_not_joined_to_tables_of_some_other(tmp_path: Path) -> None:
    """Every county has a bureau of the same name; files whose names go together are of one region."""
    text = TEXT.replace("佳县民政局", "民政局").replace("县委、县政府", "上级")
    tables = TABLES.replace("佳县民政局", "民政局")
    far = [write(tmp_path, "甲.txt", text), write(tmp_path, "110105-乙.txt", tables)]
    assert [["甲.txt"], ["110105-乙.txt"]] == files(group(far))
    near = [write(tmp_path, "丙-text.txt", text), write(tmp_path, "丙-tables.txt", tables)]
    assert [["丙-text.txt", "丙-tables.txt"]] == files(group(near))


def test_tables_of_another_department_stay_apart(tmp_path: Path) -> None:
    """A shared year is not enough, nor are names of files that go together."""
    other = TABLES.replace("民政局", "财政局")
    originals = [write(tmp_path, "x-text.txt", TEXT), write(tmp_path, "x-tables.txt", other)]
    assert [["x-text.txt"], ["x-tables.txt"]] == files(group(originals))


def test_what_is_registered_is_read_again(tmp_path: Path) -> None:
    """The registration holds what was read, and the folder a copy of the original."""
    original = write(tmp_path / "in", "a.txt", TEXT)
    folder = Registry(tmp_path / "data").add(proposed(original))
    disclosure = read_disclosure(folder)
    assert (610828, "佳县民政局", 2023, "budget", False) == (
        int(disclosure.key.region),
        disclosure.department_name,
        disclosure.key.year,
        disclosure.key.kind,
        disclosure.key.unit,
    )
    assert TEXT == (folder / "a.txt").read_text(encoding="utf-8")
    assert "# the title, line 1 of a.txt: “佳县民政局2023年部门预算”\nfiscal_year = 2023\n" in (
        folder / "disclosure.toml"
    ).read_text(encoding="utf-8")


def test_the_same_content_is_found_again(tmp_path: Path) -> None:
    """By its hash, whatever the file is called."""
    registry = Registry(tmp_path / "data")
    folder = registry.add(proposed(write(tmp_path / "in", "a.txt", TEXT)))
    copy = write(tmp_path / "in", "copy.txt", TEXT)
    assert folder == registry.folder_of(copy) == Registry(tmp_path / "data").folder_of(copy)
    assert None is registry.folder_of(write(tmp_path / "in", "other.txt", TABLES))


def test_a_taken_key_is_an_error_and_changes_nothing(tmp_path: Path) -> None:
    """A correction raises `version`; it does not replace a file by itself."""
    registry = Registry(tmp_path / "data")
    folder = registry.add(proposed(write(tmp_path / "in", "a.txt", TEXT)))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(DuplicateKey, match="raise `version`"):
        registry.add(proposed(write(tmp_path / "in", "b.txt", TEXT + "更正。\n"), registry.disclosures))
    assert before == {path.name: path.read_bytes() for path in folder.iterdir()}
    assert [folder] == list((tmp_path / "data" / "disclosures").iterdir())


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """It says where and what to do; nothing is left behind."""
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    with pytest.raises(RegistrationError, match="--into"):
        Registry(tmp_path / "data").add(proposed(write(tmp_path / "in", "a.txt", TEXT)))


def test_a_half_made_folder_is_no_disclosure(tmp_path: Path) -> None:
    """What a killed command has left is hidden, and not published."""
    registry = Registry(tmp_path / "data")
    folder = registry.add(proposed(write(tmp_path / "in", "a.txt", TEXT)))
    folder.rename(folder.with_name(".adding-x-1"))
    assert [] == Registry(tmp_path / "data").disclosures


def test_a_code_is_assigned_once_and_kept(tmp_path: Path) -> None:
    """The same department in another year has the code that it was registered under."""
    code = proposed(write(tmp_path, "a.txt", TEXT)).key.code
    assert code == proposed(write(tmp_path, "b.txt", TEXT)).key.code
    again = proposed(write(tmp_path, "c.txt", TEXT), [registered("佳县民政局", "146001")])
    assert ("146001", "that of the same department, registered before") == (
        again.key.code,
        again.settings["code"].origin,
    )


def test_a_printed_code_is_taken(tmp_path: Path) -> None:
    """Even where the department is registered under another."""
    original = write(tmp_path, "a.txt", TEXT + "部门：146001佳县民政局\n")
    assert "146001" == proposed(original, [registered("佳县民政局", "x123456")]).key.code


def test_two_printed_codes_are_for_a_person_to_choose_from(tmp_path: Path) -> None:
    """Then none is assigned."""
    proposal = proposed(write(tmp_path, "a.txt", TEXT + "部门：203001佳县民政局\n部门：146佳县民政局\n"))
    assert ["code"] == [setting.name for setting in proposal.missing]
    assert ("203001", "146") == proposal.missing[0].candidates


def test_assigned_codes_do_not_collide() -> None:
    """A code that another department of the region has gets more digits; that of another region does not matter."""
    code = assigned_code("佳县民政局", "610828", [])
    taken = [registered("佳县财政局", code)]
    assert 7 == len(code)
    assert code == assigned_code("佳县民政局", "610828", [registered("某某局", code, region="610829")])
    longer = assigned_code("佳县民政局", "610828", taken)
    assert code == longer[:-1]
    assert None is known_code("佳县民政局", "610828", taken)
    assert code == known_code("中共 佳县财政局", "610828", taken)


def test_an_answer_completes_a_proposal(tmp_path: Path) -> None:
    """With the region, the code is known, too."""
    proposal = proposed(write(tmp_path, "a.txt", TEXT.replace("佳县民政局", "民政局")))
    assert ["region"] == [setting.name for setting in proposal.missing]
    complete = answered(proposal, "region", "610828", [])
    assert ([], "610828") == (complete.missing, complete.key.region)


def test_a_value_that_was_given_against_the_document_is_confirmed(tmp_path: Path) -> None:
    """What is written in the registration wins, and publishing does not complain."""
    (found,) = group([write(tmp_path, "a.txt", TEXT)])
    proposal = propose(found, {"year": 2024}, [])
    assert (2024, (2023,)) == (proposal.settings["year"].value, proposal.settings["year"].others)
    assert ["fiscal_year"] == tomllib.loads(registration_text(proposal))["disclosure"]["confirmed"]


@given(name=st.text(min_size=1), words=st.text(), reason=st.text())
def test_any_text_is_written_as_toml(name: str, words: str, reason: str) -> None:
    """Quotation marks, line ends and control characters in a name or a quotation do no harm."""
    settings = {
        key: Setting(key, "x", "given by hand", words) for key in ("region", "code", "kind", "caliber")
    }
    settings |= {"year": Setting("year", 2023, words), "name": Setting("name", name, words)}
    settings["scope"] = Setting("scope", None, reason=reason)
    written = registration_text(Proposal((Original(Path(f"{name}.txt"), "", None, 0.0),), settings))  # type: ignore[arg-type]
    read = tomllib.loads(written)
    assert (name, Path(f"{name}.txt").name) == (read["department"]["name"], read["source"]["file"])
