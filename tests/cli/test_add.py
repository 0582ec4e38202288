"""`budgetgraph add` and `budgetgraph departments`."""

from importlib import import_module
from pathlib import Path

import pytest

from budgetgraph.disclosures import find_disclosures
from tests.cli.command_line import Run, runner

KNOWN = "佳县民政局2023年部门预算\n一、主要职责\n"
UNKNOWN = "民政局2023年部门预算\n一、主要职责\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("COLUMNS", "160")
    return runner(monkeypatch, capfd)


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("budgetgraph.cli.add"), "_is_terminal", lambda: True)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def keys(data: Path) -> list[str]:
    return [str(disclosure.key) for disclosure in find_disclosures(data)[0]]


def test_a_document_that_says_all_is_registered(tmp_path: Path, run: Run) -> None:
    """What was read is shown with its words; nothing is asked."""
    done = run("add", write(tmp_path / "a.txt", KNOWN), "--into", tmp_path / "data")
    assert 0 == done.code
    for shown in (
        "610828 陕西省榆林市佳县",
        "the title, line 1",
        "佳县民政局2023年部门预算",
        "registered 610828-",
    ):
        assert shown in done.out
    assert 1 == len(keys(tmp_path / "data"))


def test_what_is_missing_is_told_and_the_others_are_registered(tmp_path: Path, run: Run) -> None:
    """Exit code 3; the option that would say it is named, and nothing is written for that one."""
    files = (write(tmp_path / "a.txt", UNKNOWN), write(tmp_path / "b.txt", KNOWN))
    done = run("add", *files, "--into", tmp_path / "data")
    assert 3 == done.code
    assert "not registered: a.txt: It does not say everything" in done.err
    assert "--region …" in done.err
    assert 1 == len(list((tmp_path / "data" / "disclosures").iterdir()))


def test_nothing_registered_is_exit_code_1(tmp_path: Path, run: Run) -> None:
    """And no folder is made."""
    done = run("add", write(tmp_path / "a.txt", UNKNOWN), "--into", tmp_path / "data")
    assert (1, False) == (done.code, (tmp_path / "data").exists())


@pytest.mark.parametrize("region", ["610828", "佳县"])
def test_an_option_says_what_is_missing(tmp_path: Path, run: Run, region: str) -> None:
    """A region by its code or by its name."""
    data = tmp_path / "data"
    done = run(
        "add", write(tmp_path / "a.txt", UNKNOWN), "--into", data, "--region", region, "--code", "146001"
    )
    assert (0, ["610828-146001/2023/budget"]) == (done.code, keys(data))


@pytest.mark.parametrize("region", ["普陀区", "某某县", "999999"])
def test_a_name_of_no_single_region_is_wrong_usage(tmp_path: Path, run: Run, region: str) -> None:
    """The divisions that it can mean are named."""
    done = run("add", write(tmp_path / "a.txt", UNKNOWN), "--region", region)
    assert 2 == done.code
    assert "names no single region" in done.err


def test_the_same_file_again_is_there_already(tmp_path: Path, run: Run) -> None:
    """That is no error, and a second copy in one command is the same file, too."""
    file, copy = write(tmp_path / "a.txt", KNOWN), write(tmp_path / "b.txt", KNOWN)
    assert 0 == run("add", file, copy, "--into", tmp_path / "data").code
    done = run("add", copy, "--into", tmp_path / "data")
    assert 0 == done.code
    assert f"{copy} is there already: {tmp_path / 'data'}" in done.out
    assert 1 == len(keys(tmp_path / "data"))


def test_an_option_for_what_is_registered_is_told_to_change_nothing(tmp_path: Path, run: Run) -> None:
    """Exit code 3, and the file in which it can be written."""
    file = write(tmp_path / "a.txt", KNOWN)
    run("add", file, "--into", tmp_path / "data")
    done = run("add", file, "--into", tmp_path / "data", "--year", "2022")
    assert (3, True) == (done.code, "options change nothing that is there" in done.err)
    assert [2023] == [disclosure.key.year for disclosure in find_disclosures(tmp_path / "data")[0]]


def test_a_folder_is_no_original(tmp_path: Path, run: Run) -> None:
    """The files in it are to be named."""
    done = run("add", tmp_path, "--into", tmp_path / "data")
    assert (1, True) == (done.code, "This is a folder. Name the files in it." in done.err)


def test_another_file_of_the_same_key_is_an_error(tmp_path: Path, run: Run) -> None:
    """The hint says how a correction is registered."""
    run("add", write(tmp_path / "a.txt", KNOWN), "--into", tmp_path / "data")
    done = run("add", write(tmp_path / "b.txt", KNOWN + "更正。\n"), "--into", tmp_path / "data")
    assert 1 == done.code
    assert "is registered already, with another file. Is it a correction?" in done.err


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path, run: Run) -> None:
    """It is named with what is wrong."""
    bad, good = write(tmp_path / "a.txt", ""), write(tmp_path / "b.txt", KNOWN)
    done = run("add", bad, good, tmp_path / "none.txt", "--into", tmp_path / "data")
    assert 3 == done.code
    assert f"not registered: {bad}: The file is empty." in done.err
    assert f"not registered: {tmp_path / 'none.txt'}: There is no such file." in done.err
    assert 1 == len(keys(tmp_path / "data"))


@pytest.mark.usefixtures("on_a_terminal")
def test_on_a_terminal_what_is_missing_is_asked_for(tmp_path: Path, run: Run) -> None:
    """Only that, again until the answer can be used; then whether to register."""
    file, data = write(tmp_path / "a.txt", UNKNOWN), tmp_path / "data"
    done = run("add", file, "--into", data, stdin="普陀区\n佳县\ny\n")
    assert 0 == done.code
    assert 2 == done.out.count("region:")
    assert 0 == done.out.count("year:")
    assert ["610828"] == [key.partition("-")[0] for key in keys(data)]


@pytest.mark.usefixtures("on_a_terminal")
def test_a_person_can_decline(tmp_path: Path, run: Run) -> None:
    """Then nothing is written."""
    run("add", write(tmp_path / "a.txt", KNOWN), "--into", tmp_path / "data", stdin="n\n")
    assert not (tmp_path / "data").exists()


@pytest.mark.usefixtures("on_a_terminal")
def test_yes_is_not_asked(tmp_path: Path, run: Run) -> None:
    """With --yes, a terminal is asked only for what is missing."""
    done = run("add", write(tmp_path / "a.txt", KNOWN), "--into", tmp_path / "data", "--yes")
    assert (0, 1) == (done.code, len(keys(tmp_path / "data")))
    assert "Register it?" not in done.out


@pytest.mark.usefixtures("on_a_terminal")
def test_every_missing_value_can_be_answered(tmp_path: Path, run: Run) -> None:
    """A document that says nothing of itself; a wrong choice is asked for again."""
    answers = "佳县民政局\n610828\n23\n2023\nplan\nfinal\nunit\ny\n"
    done = run(
        "add", write(tmp_path / "a.txt", "关于有关事项。\n"), "--into", tmp_path / "data", stdin=answers
    )
    assert 0 == done.code
    assert ["/2023/final-unit"] == [key[key.index("/") :] for key in keys(tmp_path / "data")]


def test_departments_are_listed_with_their_names_and_doubts(tmp_path: Path, run: Run) -> None:
    """Years behind each name; what is doubtful is told, with the file to decide in."""
    data = tmp_path / "data"
    for year, name in ((2022, "佳县民政局"), (2023, "佳县民政和残联局")):
        text = KNOWN.replace("佳县民政局2023", f"{name}{year}")
        run("add", write(tmp_path / f"{year}.txt", text), "--into", data, "--code", "146001")
    done = run("departments", data)
    assert 0 == done.code
    for shown in (
        "610828-146001",
        "2022",
        "2023",
        "1 doubtful",
        "departments.toml",
        "one code has several names",
    ):
        assert shown in done.out
    write(data / "departments.toml", '[[same]]\ndepartments = ["610828-146001"]\n')
    assert "No doubtful case." in run("departments", data).out
