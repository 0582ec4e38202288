"""`budgetgraph query` and `budgetgraph export`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from budgetgraph.formats import Format, parse
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.writer import write_release
from tests.cli.command_line import Run, runner
from tests.formats.equality import same
from tests.releases.builds import PUBLISHER, build

AMOUNTS = "SELECT ?figure ?yuan { ?figure obeu-measure:amount ?yuan } ORDER BY ?figure"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capfd)


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication with two disclosures."""
    folder = tmp_path_factory.mktemp("query")
    builds = [build(folder, "100001"), build(folder, "100002", amount="0.10")]
    write_release(Publication(folder / "var"), builds, publisher=PUBLISHER)
    return folder / "var"


def test_solutions_are_csv_in_a_pipe(var: Path, run: Run) -> None:
    """The prefixes of the vocabulary need no declaration."""
    done = run("query", AMOUNTS, "--from", var)
    header, first, second = done.out.splitlines()
    assert (0, "figure,yuan") == (done.code, header)
    assert first.endswith("100001/2020/budget/figure/expenditure-total,4993300")
    assert second.endswith(",0.1")


def test_a_table_is_for_people(var: Path, run: Run) -> None:
    """Columns by name, codes by their short names."""
    out = run(
        "query",
        "SELECT ?kind ?n { VALUES (?kind ?n) { (bg:Disclosure 7) } }",
        "--from",
        var,
        "--format",
        "table",
    ).out
    assert "bg:Disclosure" in out
    assert "kind" in out
    assert "http" not in out


@pytest.mark.parametrize(
    ("query", "format", "start"),
    [
        (AMOUNTS, "json", '{"head":'),
        (AMOUNTS, "xml", "<?xml"),
        (AMOUNTS, "tsv", "?figure\t?yuan"),
        ("ASK { ?s ?p ?o }", "csv", "true"),
        ("DESCRIBE ?d { ?d a bg:Disclosure }", "ttl", "@prefix"),
        ("DESCRIBE ?d { ?d a bg:Disclosure }", "jsonld", '{\n  "@context"'),
        ("DESCRIBE ?d { ?d a bg:Disclosure }", "nt", "<http"),
        ("DESCRIBE ?d { ?d a bg:Disclosure }", "rdf", "<?xml"),
    ],
)
def test_every_format_can_be_asked_for(var: Path, run: Run, query: str, format: str, start: str) -> None:
    """By its suffix."""
    done = run("query", query, "--from", var, "--format", format)
    assert (0, start) == (done.code, done.out[: len(start)])


def test_the_default_suits_the_answer(var: Path, run: Run) -> None:
    """Turtle for graphs, a plain word for truth values."""
    assert run("query", "DESCRIBE ?d { ?d a bg:Disclosure }", "--from", var).out.startswith("@prefix")
    assert "true\n" == run("query", "ASK { ?s ?p ?o }", "--from", var).out


def test_a_query_comes_from_a_file_or_from_standard_input(var: Path, run: Run, tmp_path: Path) -> None:
    """`@FILE` and `-`."""
    (tmp_path / "amounts.rq").write_text(AMOUNTS, encoding="utf-8")
    expected = run("query", AMOUNTS, "--from", var).out
    assert expected == run("query", f"@{tmp_path / 'amounts.rq'}", "--from", var).out
    assert expected == run("query", "-", "--from", var, stdin=AMOUNTS).out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["SELECT * { ?s"], "line 1, column"),
        (["INSERT DATA { <a:a> <a:b> <a:c> }"], "read-only"),
        (["SELECT * { SERVICE <http://127.0.0.1:9/> {} }"], "SERVICE"),
        (["SELECT * {}", "--format", "ttl"], "Turtle cannot hold this answer"),
        (["ASK {}", "--format", "table"], "Only the solutions"),
        (["@nowhere.rq"], "nowhere.rq: The query cannot be read"),
    ],
)
def test_a_query_that_cannot_be_answered_is_one_sentence(
    var: Path, run: Run, arguments: list[str], message: str
) -> None:
    """On standard error, with exit code 1; nothing on standard output."""
    done = run("query", *arguments, "--from", var)
    assert (1, "") == (done.code, done.out)
    assert done.err.startswith("error: ")
    assert message in done.err


def test_an_example_is_answered_by_its_name(var: Path, run: Run) -> None:
    """As if its query had been given."""
    done = run("query", "--example", "which-release", "--from", var, "--format", "csv")
    assert (0, "title,version,made,disclosures") == (done.code, done.out.splitlines()[0])
    assert done.out.splitlines()[1].endswith(",2")


def test_an_unknown_example_tells_the_names(var: Path, run: Run) -> None:
    """On standard error: those that are spelt alike first, then all."""
    done = run("query", "--example", "largest-project", "--from", var)
    assert (1, "") == (done.code, done.out)
    assert "There is no example 'largest-project'. Did you mean largest-projects" in done.err
    assert "which-release" in done.err


@pytest.mark.parametrize("arguments", [[], ["ASK {}", "--example", "which-release"]])
def test_one_query_is_asked(var: Path, run: Run, arguments: list[str]) -> None:
    """Neither none nor two: wrong usage."""
    done = run("query", *arguments, "--from", var)
    assert (2, "") == (done.code, done.out)
    assert "--example" in done.err


GB = "SELECT *\n{ ?s ?p '支出' }".encode("gb18030")


def test_a_query_that_is_not_utf_8_is_told(var: Path, run: Run, tmp_path: Path) -> None:
    """From a file, from standard input or as an argument, with the line and without a codec's message."""
    (tmp_path / "gb.rq").write_bytes(GB)
    passed_through = GB.decode("utf-8", "surrogateescape")
    for argument in (f"@{tmp_path / 'gb.rq'}", "-", passed_through):
        done = run("query", argument, "--from", var, stdin=passed_through)
        assert (1, "") == (done.code, done.out)
        assert "The query is not UTF-8 (line 2)" in done.err
        assert "codec" not in done.err


def test_standard_input_that_is_not_utf_8_is_told(var: Path) -> None:
    """In a locale whose input is decoded strictly."""
    done = subprocess.run(
        [Path(sys.executable).with_name("budgetgraph"), "query", "-", "--from", var],
        input=GB,
        capture_output=True,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONIOENCODING": "utf-8:strict"},
    )
    assert (1, b"") == (done.returncode, done.stdout)
    assert b"error: standard input: The query is not UTF-8 (line 2)" in done.stderr


@pytest.mark.parametrize("command", [["query", "ASK {}"], ["export"]])
def test_an_unknown_format_is_wrong_usage(var: Path, run: Run, command: list[str]) -> None:
    """Exit code 2, and the formats that there are."""
    done = run(*command, "--from", var, "--format", "doc")
    assert 2 == done.code
    assert "jsonld" in done.err


@pytest.mark.parametrize("format", ["nq", "ttl", "jsonld"])
def test_export_writes_everything(var: Path, run: Run, tmp_path: Path, format: str) -> None:
    """To standard output or into a file, in each format."""
    release = Publication(var).current().directory
    files = [release / "shared.nq", *release.glob("disclosures/*/*.nq")]
    expected = same({quad if format != "ttl" else quad.triple for path in files for quad in parse(path)})
    out = run("export", "--from", var, "--format", format).out
    kind = Format.of_suffix(format)
    assert expected == same(parse(out.encode(), kind))
    assert "" == run("export", "--from", var, "--format", format, "--into", tmp_path / f"all.{format}").out
    assert out == (tmp_path / f"all.{format}").read_text(encoding="utf-8")
    assert [f"all.{format}"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("name", ["130300-100002/2020/budget", "d100002"])
def test_export_of_one_disclosure(var: Path, run: Run, name: str) -> None:
    """By key or folder name: its graph and the findings on it, and nothing of the others."""
    out = run("export", "--from", var, "--disclosure", name).out
    folder = Publication(var).current().directory / "disclosures" / "d100002"
    assert same([*parse(folder / "graph.nq"), *parse(folder / "findings.nq")]) == same(
        parse(out.encode(), Format.N_QUADS)
    )


def test_what_cannot_be_exported_is_one_sentence(var: Path, run: Run, tmp_path: Path) -> None:
    """An unknown disclosure, and a place that cannot be written to, where nothing is left."""
    assert (1, True) == ((no := run("export", "--from", var, "--disclosure", "x")).code, "'x'" in no.err)
    done = run("export", "--from", var, "--into", tmp_path / "missing" / "all.nq")
    assert 1 == done.code
    assert "cannot be written" in done.err


@pytest.mark.parametrize("into", ["", ".", "/", ".."])
def test_a_folder_is_no_file_to_export_into(var: Path, run: Run, into: str) -> None:
    """An empty name is the current folder."""
    done = run("export", "--from", var, "--into", into)
    assert (1, "") == (done.code, done.out)
    assert "This is a folder" in done.err


def test_a_damaged_dump_is_one_sentence(tmp_path: Path, run: Run) -> None:
    """Not a traceback of the decompressor; the file is not left half-written."""
    release = write_release(Publication(tmp_path / "var"), [build(tmp_path)], publisher=PUBLISHER)
    dump = release.directory / "dumps" / "budgetgraph.nq.gz"
    dump.chmod(0o644)
    dump.write_bytes(dump.read_bytes()[:-20])
    done = run("export", "--from", tmp_path / "var", "--into", tmp_path / "all.nq")
    assert 1 == done.code
    assert "budgetgraph.nq.gz" in done.err
    assert not list(tmp_path.glob("all.nq*"))


def test_a_reader_that_stops_early_is_no_fault(var: Path) -> None:
    """`budgetgraph export | head` ends quietly."""
    command = Path(sys.executable).with_name("budgetgraph")
    exporting = subprocess.Popen(
        [command, "export", "--from", var], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert exporting.stdout is not None
    exporting.stdout.read(10)
    exporting.stdout.close()
    assert exporting.stderr is not None
    assert b"" == exporting.stderr.read()
    assert 0 == exporting.wait(timeout=60)


def test_the_answer_is_json_that_programs_read(var: Path, run: Run) -> None:
    """SPARQL results, as any client knows them."""
    content = json.loads(run("query", AMOUNTS, "--from", var, "--format", "json").out)
    assert ["4993300", "0.1"] == [row["yuan"]["value"] for row in content["results"]["bindings"]]
