"""What is printed of the paragraphs of a .docx file, and what is not."""

import pytest

from budgetgraph.documents.document import Paragraph
from budgetgraph.documents.word.reader import read_docx
from budgetgraph.errors import UnreadableFile
from tests.documents.shown import assert_cut, shown
from tests.documents.word.word_files import archive, p, r, read, tbl

_NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (_FIELD.format(kind) for kind in ("begin", "separate", "end"))


def texts(body: str, **parts: str) -> list[object]:
    return shown(read(body, **parts))


@pytest.mark.parametrize(
    ("inside", "printed"),
    [
        pytest.param(
            f"<w:ins>{r('共10')}</w:ins><w:del><w:r><w:delText>8</w:delText></w:r></w:del>",
            ["共10"],
            id="changes",
        ),
        pytest.param(f"<w:moveFrom>{r('旧')}</w:moveFrom><w:moveTo>{r('新')}</w:moveTo>", ["新"], id="moved"),
        pytest.param(f"<w:del>{r('8')}</w:del>{r('9')}", ["9"], id="deleted text that is written as text"),
        pytest.param(
            r("见") + r("密", "<w:vanish/>") + r("此", '<w:vanish w:val="0"/>'), ["见此"], id="hidden"
        ),
        pytest.param("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>", ["甲", "乙"], id="line break"),
        pytest.param("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", ["甲 乙"], id="tab"),
        pytest.param(
            "<w:r><w:t>1</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>2</w:t></w:r>", ["1-2"], id="hyphens"
        ),
        pytest.param(f"<w:hyperlink>{r('附件')}</w:hyperlink>", ["附件"], id="link"),
        pytest.param(
            f"<w:smartTag><w:smartTag>{r('河北')}</w:smartTag></w:smartTag>", ["河北"], id="smart tag"
        ),
        pytest.param(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{r('内容')}</w:sdtContent></w:sdt>", ["内容"], id="control"
        ),
        pytest.param(f'<w:fldSimple w:instr="PAGE">{r("7")}</w:fldSimple>', ["7"], id="simple field"),
        pytest.param(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r>', ["☑是"], id="symbol"
        ),
        pytest.param(
            f"{r('见')}{BEGIN}<w:r><w:instrText>PAGEREF _Toc1 \\h</w:instrText></w:r>{SEPARATE}{r('3')}{END}{r('页')}",
            ["见3页"],
            id="field",
        ),
        pytest.param(
            f"{BEGIN}{BEGIN}{SEPARATE}{r('内')}{END}{SEPARATE}{r('果')}{END}",
            ["果"],
            id="field in the code of a field",
        ),
        pytest.param(
            "<w:r><w:ruby><w:rt><w:r><w:t>xué</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>学</w:t></w:r></w:rubyBase>"
            "</w:ruby></w:r>",
            ["学"],
            id="pronunciation",
        ),
    ],
)
def test_a_paragraph_is_what_is_printed_of_it(inside: str, printed: list[str]) -> None:
    """Inserted text is in; deleted, hidden text and the codes of fields are out; a line break ends a paragraph."""
    assert printed == texts(f"<w:p>{inside}</w:p>")


def test_a_field_that_never_ends_hides_no_other_paragraph() -> None:
    """A damaged field costs at most the paragraph in which it begins."""
    assert ["乙"] == texts(f"<w:p>{BEGIN}{r('甲')}</w:p>{p('乙')}")


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    """Where the change took away the end of a paragraph, both are one."""
    assert ["甲乙", "丙"] == texts(p("甲", properties="<w:rPr><w:del/></w:rPr>") + p("乙") + p("丙"))


def test_text_hidden_by_a_style_is_out() -> None:
    """Styles hide text of paragraphs and of runs, also those that another one is based on."""
    styles = (
        '<w:style w:type="character" w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    assert ["见"] == texts(p("见", r("密", '<w:rStyle w:val="b"/>')), styles=styles)


def test_a_text_box_is_read_once_and_behind_its_paragraph() -> None:
    """The same box stands in a file twice, for two generations of Word."""
    box = f"<w:txbxContent>{p('框')}{tbl(['甲', '1'], ['乙', '2'])}</w:txbxContent>"
    alternatives = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert ["锚", "框", [["甲", "1"], ["乙", "2"]], "后"] == texts(p("锚", alternatives) + p("后"))


def test_a_note_stands_behind_the_paragraph_that_refers_to_it() -> None:
    """The note's number is no number of the text: nothing where it is referred to, a mark before the note."""
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", "指基金。")}</w:footnote>'
    )
    document = read(p("共100", _NOTE, "元") + p("后"), footnotes=notes)
    assert ["共100元", "指基金。", "后"] == shown(document)
    assert [("note", "[注1]")] == [(mark.kind, mark.passage.text) for mark in document.marks]
    assert "共100元\n[注1] 指基金。\n后\n" == document.text
    assert_cut(document)


def test_a_note_of_a_table_stands_behind_the_table() -> None:
    """A cell's text is not mixed with its note."""
    notes = f'<w:footnote w:id="2">{p("注文")}</w:footnote>'
    cell = f"<w:tc>{p('甲', _NOTE)}</w:tc>"
    assert [[["甲", "1"], ["乙", "2"]], "注文"] == texts(tbl([cell, "1"], ["乙", "2"]), footnotes=notes)


def test_the_table_of_contents_is_a_mark() -> None:
    """Its entries repeat the headings, and have page numbers: they are kept in the text, and are no paragraphs."""
    styles = '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    entry = p("一、概况", "<w:r><w:tab/></w:r>", "3", properties='<w:pStyle w:val="11"/>')
    document = read(p("目录") + entry + p("一、概况"), styles=styles)
    assert ["目录", "一、概况"] == shown(document)
    assert [("contents", "一、概况 3")] == [(mark.kind, mark.passage.text) for mark in document.marks]


def test_the_strict_variant_is_read() -> None:
    """Files of ISO/IEC 29500 Strict have other namespaces."""
    root = f'<s:document xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main"><s:body>{p("甲")}</s:body></s:document>'
    strict = archive({"word/document.xml": root.replace("w:", "s:")})
    assert ["甲"] == shown(read_docx("x.docx", strict))


def test_headers_and_footers_are_no_text() -> None:
    """They are parts of their own, and repeat on every page."""
    assert ["甲"] == texts(p("甲"), header1=p("某局"), footer1=p("1"))


@pytest.mark.parametrize("body", ["", p(), "<w:p><w:r><w:drawing/></w:r></w:p>"])
def test_a_document_without_text_is_unreadable(body: str) -> None:
    """One that holds only a picture is said to hold no text."""
    with pytest.raises(UnreadableFile, match="holds no text"):
        read(body)


def test_passages_are_cut_from_the_text() -> None:
    """Paragraphs are NFC, and stand in the text where they say."""
    document = read(p("e\u0301\u00a0x") + tbl(["a", "b"], ["c", "d"]))
    assert ["é x", [["a", "b"], ["c", "d"]]] == shown(document)
    assert isinstance(document.blocks[0], Paragraph)
    assert_cut(document)
