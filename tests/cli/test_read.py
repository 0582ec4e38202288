"""`budgetgraph read` and `extract`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from budgetgraph.cli import command_line
from tests.pipeline.data_folder import GOOD

app = command_line("read", "extract")
runner = CliRunner()
REFERENCE = next((Path(__file__).parents[2] / "data").rglob("*.txt"))


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "original.txt"
    path.write_text(GOOD, encoding="gb18030")
    return path


def test_read_shows_the_sections(original: Path) -> None:
    """Which were recognised, by which heading."""
    output = runner.invoke(app, ["read", str(original)]).output
    assert "duties" in output
    assert "一、部门主要职责" in output


def test_brackets_in_a_heading_are_text(tmp_path: Path) -> None:
    """What looks like mark-up of the terminal is printed as it stands."""
    path = tmp_path / "x.txt"
    path.write_text("一、主要职责[/x][red]\n1、管理园区。\n", encoding="utf-8")
    assert "主要职责[/x][red]" in runner.invoke(app, ["read", str(path)]).output


def test_read_prints_the_canonical_text(original: Path) -> None:
    """The one that offsets refer to, whatever the encoding of the file."""
    assert GOOD == runner.invoke(app, ["read", "--text", str(original)]).output


def test_read_as_json() -> None:
    """Every table and section of the reference document."""
    found = json.loads(runner.invoke(app, ["read", "--json", str(REFERENCE)]).output)
    assert (20, 18) == (len(found["tables"]), len(found["sections"]))


def test_extract_gives_facts_with_evidence(original: Path) -> None:
    """A figure in yuan with the clause that states it."""
    found = json.loads(runner.invoke(app, ["extract", "--json", str(original)]).output)
    [revenue] = [fact for fact in found["facts"] if fact.get("line_item") == "revenue-total"]
    assert ("100000.00", "2020年预算收入10.00万元") == (revenue["money"]["amount"], revenue["quote"]["text"])


def test_extract_accounts_for_every_number() -> None:
    """The reference document has no unread number, and the command says so."""
    output = runner.invoke(app, ["extract", str(REFERENCE)]).output
    assert (
        "314 numbers printed: 159 read, 37 quoted, 118 not-a-fact, 0 in-unread-section, 0 unread." in output
    )


def test_extract_needs_a_year(tmp_path: Path) -> None:
    """A text that names none says so; --year says it."""
    path = tmp_path / "x.txt"
    path.write_text("一、部门主要职责\n1、管理园区。\n", encoding="utf-8")
    assert "--year" in str(runner.invoke(app, ["extract", str(path)]).exception)
    assert 0 == runner.invoke(app, ["extract", "--year", "2020", str(path)]).exit_code


@pytest.mark.parametrize("command", ["read", "extract"])
def test_a_file_that_is_not_there(command: str) -> None:
    """An error with its name and a hint."""
    result = runner.invoke(app, [command, "nowhere.txt"])
    assert "nowhere.txt: There is no such file" in str(result.exception)


def test_read_shows_the_tables(tmp_path: Path) -> None:
    """Cell by cell; a merged one at each place that it covers, brackets as they stand."""
    path = tmp_path / "x.html"
    path.write_text("<table><tr><td rowspan=2>[red]<td>1<tr><td>2</table><p>完", encoding="utf-8")
    output = runner.invoke(app, ["read", "--tables", str(path)]).output
    assert 2 == output.count("[red]")
    path.write_text("<p>完", encoding="utf-8")
    assert "There is no table in it." in runner.invoke(app, ["read", "--tables", str(path)]).output


def test_read_prints_grids_and_the_type_as_json(tmp_path: Path) -> None:
    """With the media type of the original."""
    path = tmp_path / "x.html"
    path.write_text("<table><tr><td>a<td>b<tr><td>c<td>d</table>", encoding="utf-8")
    content = json.loads(runner.invoke(app, ["read", "--json", str(path)]).output)
    assert ("text/html", True) == (content["mediaType"], content["tables"][0]["isGrid"])
    assert [["a", "b"], ["c", "d"]] == content["tables"][0]["rows"]
