"""A release, whole or not at all."""

from __future__ import annotations

import dataclasses
import gzip
import json
import shutil
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from unittest import mock

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from budgetgraph.errors import InvalidRdf, ReleaseError
from budgetgraph.formats import Format, parse
from budgetgraph.releases import member, publication, writer
from budgetgraph.releases.build import DisclosureBuild
from budgetgraph.releases.publication import Publication
from budgetgraph.releases.writer import write_release
from budgetgraph.store import ReleaseStore
from budgetgraph.vocabulary import SH
from tests.formats.equality import same
from tests.releases.builds import BASE, PUBLISHER, build, published


def state(directory: Path) -> dict[str, bytes | str]:
    """Every file and link below a publication, the caches of building aside."""
    return {
        str(path.relative_to(directory)): path.readlink().name if path.is_symlink() else path.read_bytes()
        for path in directory.rglob("*")
        if (path.is_symlink() or path.is_file()) and path.name != ".lock"
    }


def test_a_release_holds_everything(tmp_path: Path) -> None:
    """The disclosures' files as built, the shared graphs, reports, dumps and a store; the manifest lists them all."""
    builds = [build(tmp_path / "built", "100001"), build(tmp_path / "built", "100002")]
    release = write_release(
        Publication(tmp_path / "var"), builds, publisher=PUBLISHER, problems=["one was bad"]
    )
    for made in builds:
        for path in made.directory.iterdir():
            assert (
                path.read_bytes() == (release.directory / "disclosures" / made.slug / path.name).read_bytes()
            )
    names = {name for name in release.manifest.files if not name.startswith("store/")}
    dumps = [f"dumps/{name}.{suffix}.gz" for suffix in ("nq", "ttl", "jsonld")
             for name in ("budgetgraph", "shared", "disclosures/d100001", "disclosures/d100002")]  # fmt: skip
    files = [f"disclosures/{made.slug}/{path.name}" for made in builds for path in made.directory.iterdir()]
    counted = ("graphs", "default", "catalog", "codes", "findings", "ontology", "shapes",
               "disclosures/d100001", "disclosures/d100002")  # fmt: skip
    statistics = [f"statistics/{name}.json" for name in counted]
    assert {"shared.nq", "report.ttl", "search.sqlite", *dumps, *files, *statistics} == names
    assert ("one was bad",) == release.manifest.problems
    assert [(m.key, m.slug, m.iri, m.title, m.documents) for m in builds] == [
        (e.key, e.slug, e.iri, e.title, e.documents) for e in release.manifest.disclosures
    ]
    release.verify()


def test_a_release_becomes_current(tmp_path: Path) -> None:
    """The link is relative, so that the publication can be moved; the version is the day and a number."""
    into = published(tmp_path, "100001")
    first = into.current()
    assert Path("releases") / first.version == (tmp_path / "var" / "current").readlink()
    second = write_release(into, [build(tmp_path / "built", "100001")], publisher=PUBLISHER)
    assert second.version == into.current().version
    assert f"{first.version[:-1]}2" == second.version
    (tmp_path / "var").rename(tmp_path / "moved")
    Publication(tmp_path / "moved").current().verify()


def test_its_files_are_read_only(tmp_path: Path) -> None:
    """Nobody changes a release by accident; folders can be listed by whoever serves them."""
    release = published(tmp_path, "100001").current()
    for path in release.directory.rglob("*"):
        assert path.is_dir() or path.stat().st_mode & 0o777 == 0o444, path
    assert 0o755 == release.directory.stat().st_mode & 0o777


def test_the_store_holds_what_the_files_say(tmp_path: Path) -> None:
    """Each graph by its name, all of them together, and nothing else."""
    release = published(tmp_path, "100001", "100002").current()
    files = [*release.directory.glob("disclosures/*/*.nq"), release.directory / "shared.nq"]
    expected = {quad.triple for path in files for quad in parse(path)}
    with ReleaseStore(release.store) as store:
        assert same(map(with_values, expected)) == same(map(with_values, store.triples()))
        graphs = {row["g"].value for row in store.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}
    shared = {f"{BASE}/id/graph/{name}" for name in ("ontology", "codes", "shapes", "catalog", "findings")}
    assert (
        shared | {f"{BASE}/id/disclosure/130300-{code}/2020/budget" for code in ("100001", "100002")}
        == graphs
    )


def with_values(triple: Triple) -> Triple:
    """Decimals by their value: a store keeps no more of them."""
    term = triple.object
    if isinstance(term, Literal) and term.datatype.value.endswith("#decimal"):
        return Triple(triple.subject, triple.predicate, Literal(Decimal(term.value).normalize()))
    return triple


@pytest.mark.parametrize("format", [Format.N_QUADS, Format.JSON_LD])
def test_the_dump_of_everything_is_everything(tmp_path: Path, format: Format) -> None:
    """Every quad of every file, in N-Quads and JSON-LD alike."""
    release = published(tmp_path, "100001", "100002").current()
    files = [*release.directory.glob("disclosures/*/*.nq"), release.directory / "shared.nq"]
    dump = gzip.decompress((release.directory / f"dumps/budgetgraph.{format.suffix}.gz").read_bytes())
    assert same(quad for path in files for quad in parse(path)) == same(parse(dump, format))


def test_the_turtle_dump_is_everything_in_one_graph(tmp_path: Path) -> None:
    """Turtle has no named graphs: the triples of all of them."""
    release = published(tmp_path, "100001", "100002").current()
    files = [*release.directory.glob("disclosures/*/*.nq"), release.directory / "shared.nq"]
    dump = gzip.decompress((release.directory / "dumps/budgetgraph.ttl.gz").read_bytes())
    assert same({quad.triple for path in files for quad in parse(path)}) == same(parse(dump, Format.TURTLE))


def test_a_disclosure_s_dumps_are_its_graph_and_findings(tmp_path: Path) -> None:
    """Of one disclosure and no other."""
    release = published(tmp_path, "100001", "100002").current()
    folder = release.directory / "disclosures" / "d100002"
    expected = same([*parse(folder / "graph.nq"), *parse(folder / "findings.nq")])
    dump = gzip.decompress((release.directory / "dumps/disclosures/d100002.nq.gz").read_bytes())
    assert expected == same(parse(dump, Format.N_QUADS))


def found_across(of: DisclosureBuild, message: str) -> list[Quad]:
    """A finding of comparing the disclosure with others."""
    finding = NamedNode(f"{of.iri}/finding/across-01")
    text = Literal(message, language="zh-Hans")
    return [Quad(finding, SH.resultMessage, text, NamedNode(f"{BASE}/id/graph/findings"))]


@pytest.mark.parametrize("format", [Format.N_QUADS, Format.JSON_LD])
def test_a_disclosure_s_dumps_have_what_was_found_across(tmp_path: Path, format: Format) -> None:
    """A finding of comparing several is in the dump of the one that it is told of, and once in that of everything."""
    builds = [build(tmp_path / "built", "100001"), build(tmp_path / "built", "100002")]
    found = found_across(builds[1], "不符")
    release = write_release(
        Publication(tmp_path / "var"), builds, publisher=PUBLISHER, across=lambda _folders: (found, [])
    )
    dumps = {
        name: list(
            parse(
                gzip.decompress((release.directory / f"dumps/{name}.{format.suffix}.gz").read_bytes()), format
            )
        )
        for name in ("disclosures/d100001", "disclosures/d100002", "budgetgraph")
    }
    assert [0, 1, 1] == [quads.count(found[0]) for quads in dumps.values()]
    release.verify()


def test_a_dump_follows_what_is_found_across(tmp_path: Path) -> None:
    """As long as the finding stays the dump is the previous release's; when it goes, it is written anew."""
    into, built = Publication(tmp_path / "var"), build(tmp_path / "built", "100001")
    outcomes = [found_across(built, "不符"), found_across(built, "不符"), found_across(built, "不同"), []]
    releases = [
        write_release(into, [built], publisher=PUBLISHER, across=lambda _folders, found=found: (found, []))
        for found in outcomes
    ]
    dumps = [release.directory / "dumps/disclosures/d100001.nq.gz" for release in releases]
    assert [True, False, False] == [one.samefile(other) for one, other in pairwise(dumps)]
    told = [gzip.decompress(dump.read_bytes()).decode() for dump in dumps]
    assert [(True, False), (True, False), (False, True), (False, False)] == [
        ("不符" in text, "不同" in text) for text in told
    ]


def test_the_same_input_gives_the_same_files(tmp_path: Path) -> None:
    """Two releases differ in their version and time, in what tells them, and in the store's bookkeeping."""
    into = published(tmp_path, "100001")
    first = into.current()
    second = write_release(into, [build(tmp_path / "built", "100001")], publisher=PUBLISHER)
    differing = {
        name for name in first.manifest.files if first.manifest.files[name] != second.manifest.files.get(name)
    }
    catalogue = {
        "shared.nq",
        *(f"dumps/{n}.{s}.gz" for n in ("budgetgraph", "shared") for s in ("nq", "ttl", "jsonld")),
    }
    assert set() == {name for name in differing if not name.startswith("store/")} - catalogue


def test_what_has_not_changed_takes_no_further_room(tmp_path: Path) -> None:
    """Files of unchanged disclosures are the previous release's; changed ones are new."""
    into = published(tmp_path, "100001", "100002")
    first = into.current()
    builds = [build(tmp_path / "built", "100001"), build(tmp_path / "built", "100002", amount="1.00")]
    second = write_release(into, builds, publisher=PUBLISHER)

    def is_shared(name: str) -> bool:
        return (first.directory / name).samefile(second.directory / name)

    assert is_shared("disclosures/d100001/graph.nq")
    assert is_shared("dumps/disclosures/d100001.ttl.gz")
    assert not is_shared("disclosures/d100002/graph.nq")
    assert not is_shared("dumps/disclosures/d100002.ttl.gz")
    assert is_shared("disclosures/d100002/facts.json")


def test_damage_is_not_passed_on(tmp_path: Path) -> None:
    """A file of the previous release that has changed since is made anew, not linked."""
    into = published(tmp_path, "100001")
    first = into.current().directory
    for name in ("disclosures/d100001/graph.nq", "dumps/disclosures/d100001.nq.gz"):
        (first / name).chmod(0o644)
        (first / name).write_bytes(b"damaged")
    second = write_release(into, [build(tmp_path / "built", "100001")], publisher=PUBLISHER)
    second.verify()
    assert b"damaged" != (second.directory / "disclosures/d100001/graph.nq").read_bytes()


STEPS = [
    (member.Member, "place"),
    (member, "write_dumps"),
    (member.shutil, "copyfile"),
    (writer, "shared_quads"),
    (writer, "write_whole_dumps"),
    (writer, "_write_report"),
    (writer, "build_store"),
    (writer, "file_entry"),
    (writer, "write_manifest"),
    (writer, "synchronise"),
    (publication, "synchronise"),
    (publication.Publication, "_switch_to"),
    (publication.Path, "rename"),
    (publication.Path, "symlink_to"),
    (publication.Path, "replace"),
]
NAMES = [f"{place.__name__.rpartition('.')[2]}.{name}" for place, name in STEPS]
FULL = OSError(28, "No space left on device")


@pytest.fixture(scope="module")
def one_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication with one release, to be copied and not changed."""
    return published(tmp_path_factory.mktemp("one"), "100001").directory


def fail_at(
    step: tuple[object, str], fault: BaseException, into: Publication, changed: DisclosureBuild
) -> None:
    """Publishes while a step raises."""
    with mock.patch.object(*step, side_effect=fault):
        write_release(into, [changed], publisher=PUBLISHER)


@pytest.mark.parametrize("step", STEPS, ids=NAMES)
def test_a_failure_at_any_step_leaves_what_was(
    tmp_path: Path, one_release: Path, step: tuple[object, str]
) -> None:
    """The previous release is current and whole, nothing half-written is left, and the disk is named."""
    shutil.copytree(one_release, tmp_path / "var", symlinks=True)
    into = Publication(tmp_path / "var")
    before = state(into.directory)
    with pytest.raises(ReleaseError, match="No space left on device"):
        fail_at(step, FULL, into, build(tmp_path / "built", "100001", amount="1.00"))
    assert before == state(into.directory)


@pytest.mark.parametrize(
    "fault", [RuntimeError("a fault of ours"), KeyboardInterrupt()], ids=["bug", "Ctrl+C"]
)
@pytest.mark.parametrize("step", [STEPS[0], STEPS[6], STEPS[-1]], ids=[NAMES[0], NAMES[6], NAMES[-1]])
def test_any_other_failure_leaves_what_was_too(
    tmp_path: Path, one_release: Path, step: tuple[object, str], fault: BaseException
) -> None:
    """Whatever the reason; and the next release succeeds."""
    shutil.copytree(one_release, tmp_path / "var", symlinks=True)
    into = Publication(tmp_path / "var")
    before = state(into.directory)
    changed = build(tmp_path / "built", "100001", amount="1.00")
    with pytest.raises(type(fault)):
        fail_at(step, fault, into, changed)
    assert before == state(into.directory)
    assert write_release(into, [changed], publisher=PUBLISHER).version == into.current_version()


def test_a_failure_of_the_last_sync_is_after_the_switch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the link is switched the new release stays, because it may be served already."""
    into = published(tmp_path, "100001")
    real = publication.synchronise

    def fail_on_the_link(path: Path) -> None:
        if path == into.directory:
            raise OSError(5, "Input/output error")
        real(path)

    monkeypatch.setattr(publication, "synchronise", fail_on_the_link)
    with pytest.raises(ReleaseError, match="Input/output error"):
        write_release(into, [build(tmp_path / "built", "100001")], publisher=PUBLISHER)
    into.current().verify()
    assert 2 == len(into.versions())


def test_nothing_to_release_is_an_error(tmp_path: Path) -> None:
    """An empty release would look like a publisher without data."""
    with pytest.raises(ReleaseError, match="nothing to release"):
        write_release(Publication(tmp_path / "var"), [], publisher=PUBLISHER)


def test_two_with_one_name_are_an_error(tmp_path: Path) -> None:
    """Same key or same folder: one would overwrite the other."""
    one, two = build(tmp_path / "built", "100001"), build(tmp_path / "built", "100002")
    for doubled in (dataclasses.replace(two, slug=one.slug), dataclasses.replace(two, key=one.key)):
        with pytest.raises(ReleaseError, match="Two disclosures are called"):
            write_release(Publication(tmp_path / "var"), [one, doubled], publisher=PUBLISHER)


def test_a_graph_that_does_not_parse_stops_the_release(tmp_path: Path) -> None:
    """The error names the file and the line; nothing is published."""
    broken = build(tmp_path / "built", "100001")
    (broken.directory / "graph.nq").write_text("<a> <b>\n", encoding="utf-8")
    with pytest.raises(InvalidRdf, match=r"graph\.nq, line 1"):
        write_release(Publication(tmp_path / "var"), [broken], publisher=PUBLISHER)
    assert {} == state(tmp_path / "var")


def test_a_graph_with_statements_of_another_stops_the_release(tmp_path: Path) -> None:
    """A disclosure speaks in its own graph."""
    one, two = build(tmp_path / "built", "100001"), build(tmp_path / "built", "100002")
    (one.directory / "graph.nq").write_bytes((two.directory / "graph.nq").read_bytes())
    with pytest.raises(ReleaseError, match="Some statements are in"):
        write_release(Publication(tmp_path / "var"), [one], publisher=PUBLISHER)


def test_the_manifest_is_plain_json(tmp_path: Path) -> None:
    """For programs that are not ours."""
    release = published(tmp_path, "100001").current()
    content = json.loads((release.directory / "manifest.json").read_text(encoding="utf-8"))
    assert release.version == content["version"]
    assert "某某委员会100001" == content["disclosures"][0]["title"]
    assert {"size", "sha256"} == set(content["files"]["shared.nq"])
