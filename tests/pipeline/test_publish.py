"""Publishing a data folder."""

from pathlib import Path

import pytest

from budgetgraph.errors import ReleaseError
from budgetgraph.pipeline.publish import Outcome, publish
from budgetgraph.settings import Publisher
from budgetgraph.store import ReleaseStore
from tests.pipeline.data_folder import GOOD, register

COUNT = "SELECT (COUNT(?d) AS ?n) WHERE { ?d a <https://w3id.org/budgetgraph/def#Disclosure> }"


def published(directory: Path) -> int:
    """How many disclosures a release's store holds."""
    with ReleaseStore(directory) as store:
        return int(store.select(COUNT)[0]["n"].value)


def test_all_disclosures_become_one_release(tmp_path: Path) -> None:
    """Each is in the store; progress counts them."""
    for number in range(3):
        register(tmp_path / "data", f"d{number}", code=f"10000{number}")
    seen: list[tuple[int, int, str]] = []
    outcome = publish(
        tmp_path / "data",
        tmp_path / "var",
        Publisher(),
        workers=2,
        progress=lambda done, total, one: seen.append((done, total, one.disclosure.slug)),
    )
    assert 3 == published(outcome.release.directory / "store")
    assert [(1, 3), (2, 3), (3, 3)] == [(done, total) for done, total, _ in seen]
    assert ({"d0", "d1", "d2"}, []) == ({slug for _, _, slug in seen}, outcome.problems)


def test_workers_make_the_same_release(tmp_path: Path) -> None:
    """Whoever is done first, the disclosures and what is wrong with others are told in one order."""
    for number in range(5):
        register(tmp_path / "data", f"d{number}", code=f"10000{number}", original=b"" if number % 2 else None)
    one = publish(tmp_path / "data", tmp_path / "one", Publisher(), workers=1).release
    two = publish(tmp_path / "data", tmp_path / "two", Publisher(), workers=3).release
    assert (one.manifest.disclosures, one.manifest.problems) == (
        two.manifest.disclosures,
        two.manifest.problems,
    )
    for path in sorted((one.directory / "disclosures").rglob("*.*")):
        assert path.read_bytes() == (two.directory / path.relative_to(one.directory)).read_bytes()


BAD = {
    "empty": b"",
    "rubbish": bytes(range(256)) * 20,
    "no-disclosure": "今天天气很好。\n".encode(),
    "cut-off": GOOD.encode()[:-3],
}


@pytest.mark.parametrize("original", BAD.values(), ids=BAD.keys())
def test_one_bad_original_does_not_stop_the_others(tmp_path: Path, original: bytes) -> None:
    """It is told with its file's name; the good one is published."""
    register(tmp_path / "data", "good")
    register(tmp_path / "data", "bad", code="100002", original=original)
    outcome = publish(tmp_path / "data", tmp_path / "var", Publisher())
    assert 1 == published(outcome.release.directory / "store")
    [problem] = outcome.problems
    assert "original.txt" in str(problem)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_encodings_simply_work(tmp_path: Path, encoding: str) -> None:
    """A disclosure in another encoding is published like any other, from the same canonical text."""
    register(tmp_path / "data", "one", original=GOOD.encode(encoding))
    release = publish(tmp_path / "data", tmp_path / "var", Publisher()).release
    assert GOOD == (release.directory / "disclosures" / "one" / "document.txt").read_text(encoding="utf-8")


def test_two_with_the_same_key_are_left_out_and_told(tmp_path: Path) -> None:
    """The third is published."""
    register(tmp_path / "data", "a")
    register(tmp_path / "data", "b")
    register(tmp_path / "data", "c", year=2021, original=GOOD.replace("2020", "2021").encode())
    outcome = publish(tmp_path / "data", tmp_path / "var", Publisher())
    assert 1 == published(outcome.release.directory / "store")
    assert "same" in str(outcome.problems[0]) or "have the key" in str(outcome.problems[0])


def test_an_original_that_breaks_later_costs_no_data(tmp_path: Path) -> None:
    """What the current release holds of it is carried forward."""
    folder = register(tmp_path / "data", "one")
    register(tmp_path / "data", "two", code="100002")
    publish(tmp_path / "data", tmp_path / "var", Publisher())
    (folder / "original.txt").write_bytes(b"")
    outcome = publish(tmp_path / "data", tmp_path / "var", Publisher())
    assert 2 == published(outcome.release.directory / "store")
    assert 1 == len(outcome.problems)


def test_a_region_that_no_list_holds_is_published_by_its_code(tmp_path: Path) -> None:
    """Any department of the country can be published before the code list knows its place."""
    folder = register(tmp_path / "data", "one")
    registration = folder / "disclosure.toml"
    registration.write_text(
        registration.read_text(encoding="utf-8").replace("130300", "659012"), encoding="utf-8"
    )
    outcome = publish(tmp_path / "data", tmp_path / "var", Publisher())
    assert (1, []) == (published(outcome.release.directory / "store"), outcome.problems)


def test_a_title_of_another_year_is_told(tmp_path: Path) -> None:
    """The wrong original, or the wrong year: neither is published as if it were right."""
    register(tmp_path / "data", "good")
    register(tmp_path / "data", "bad", code="100002", year=2019)
    outcome = publish(tmp_path / "data", tmp_path / "var", Publisher())
    assert "registered as 2019, but the title says 2020" in str(outcome.problems[0])


def test_a_release_is_not_made_again_for_nothing(tmp_path: Path) -> None:
    """When asked to, publishing keeps the current release until something that goes into it changes."""
    register(tmp_path / "data", "one")

    def again(publisher: Publisher) -> Outcome:
        return publish(tmp_path / "data", tmp_path / "var", publisher, only_if_changed=True)

    first = again(Publisher())
    assert (False, True, first.release.version) == (
        first.is_unchanged,
        (second := again(Publisher())).is_unchanged,
        second.release.version,
    )
    assert not again(Publisher(name="Another")).is_unchanged
    register(tmp_path / "data", "two", code="100002")
    assert not again(Publisher(name="Another")).is_unchanged
    manifest = tmp_path / "var" / "current" / "manifest.json"
    manifest.chmod(0o644)
    manifest.write_text("{}", encoding="utf-8")
    assert not again(Publisher(name="Another")).is_unchanged


def test_a_folder_that_cannot_be_used_is_told_as_such(tmp_path: Path) -> None:
    """Neither a missing data folder nor a file in the place of the publication is blamed on a document."""
    register(tmp_path / "data", "one")
    with pytest.raises(ReleaseError, match="no such folder"):
        publish(tmp_path / "dta", tmp_path / "var", Publisher())
    (tmp_path / "file").touch()
    with pytest.raises(ReleaseError, match="Nothing can be written here"):
        publish(tmp_path / "data", tmp_path / "file", Publisher())


def test_nothing_to_publish_is_an_error(tmp_path: Path) -> None:
    """An empty data folder makes no empty release."""
    (tmp_path / "data").mkdir()
    with pytest.raises(ReleaseError, match="nothing to publish"):
        publish(tmp_path / "data", tmp_path / "var", Publisher())
    register(tmp_path / "data", "bad", original=b"")
    with pytest.raises(ReleaseError, match="empty"):
        publish(tmp_path / "data", tmp_path / "var", Publisher())
    assert not (tmp_path / "var" / "current").exists()
