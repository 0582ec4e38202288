"""A document's text without lay-out."""

import re

from hypothesis import given
from hypothesis import strategies as st

from budgetgraph.descriptions import describe
from budgetgraph.descriptions.plain_text import PlainText
from budgetgraph.documents.document import Document, Mark, Paragraph
from budgetgraph.documents.passage import Passage

SENTENCE = "佳县民政局2023年部门预算\n纳入本部门2023年部门预算编\n— 6 —\n制范围的预算单位共 1\n家。\n"


def document(text: str, *marks: str) -> Document:
    passages = [Passage(text.index(mark), mark) for mark in marks]
    lines = (Passage(match.start(), match[0]) for match in re.finditer(r"[^\n]+", text))
    blocks = tuple(Paragraph(line) for line in lines if line not in passages)
    return Document(
        "a.txt", "0" * 64, "text/plain", text, blocks, tuple(Mark(p, "page-number") for p in passages)
    )


def test_a_sentence_over_two_pages_is_in_one_piece() -> None:
    """The page number is skipped; what is quoted is the text as it stands, page number and all."""
    plain = PlainText(document(SENTENCE, "— 6 —"))
    ((match, passage),) = plain.find_all(re.compile("预算编制范围的预算单位共1家"))
    assert "预算编制范围的预算单位共1家" == match[0]
    assert "预算编\n— 6 —\n制范围的预算单位共 1\n家" == passage.text
    assert SENTENCE[passage.start : passage.end] == passage.text


def test_the_scope_is_read_over_the_end_of_a_page() -> None:
    """Where it is printed on two."""
    assert "own" == describe([document(SENTENCE, "— 6 —")]).scope.value


@given(st.text(alphabet="a b\n\t年", max_size=50))
def test_every_stretch_is_found_where_it_stands(text: str) -> None:
    """Whatever blank space lies between."""
    for match, passage in PlainText(document(text)).find_all(re.compile(".{1,3}")):
        assert match[0] == "".join(passage.text.split())
        assert text[passage.start : passage.end] == passage.text
