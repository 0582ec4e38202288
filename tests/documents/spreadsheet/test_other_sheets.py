"""Tables in .csv files and in the XML of Excel 2003."""

import pytest

from budgetgraph.documents.spreadsheet.separated import read_csv
from budgetgraph.documents.spreadsheet.xml_2003 import read_xml_workbook
from budgetgraph.errors import UnreadableFile
from tests.documents.shown import assert_cut, shown

_XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Worksheet ss:Name="a"><Table>{}</Table></Worksheet></Workbook>"""


@pytest.mark.parametrize(
    "text", ['项目,数\n"甲,乙","1,234.5"\n', "项目;数\n甲,乙;1,234.5\n", "项目\t数\r\n甲,乙\t1,234.5\r\n"]
)
def test_separated_values(text: str) -> None:
    """The separator is the one that stands there most often."""
    document = read_csv("x.csv", text.encode("gb18030"))
    assert [[["项目", "数"], ["甲,乙", "1,234.5"]]] == shown(document)
    assert_cut(document)


def test_a_csv_with_a_title_and_a_unit() -> None:
    """As in a sheet, they are no rows."""
    text = "收支总表,\n部门：某局,单位：元\n项目,数\n甲,1\n"
    assert ["收支总表", "部门：某局 单位：元", [["项目", "数"], ["甲", "1"]]] == shown(
        read_csv("x.csv", text.encode())
    )


def test_the_xml_of_excel_2003() -> None:
    """Merged cells and cells with an index are placed."""
    data = _XML.format(
        '<Row><Cell ss:MergeDown="1"><Data ss:Type="String">项目</Data></Cell>'
        '<Cell ss:MergeAcross="1"><Data ss:Type="String">金额</Data></Cell></Row>'
        '<Row><Cell ss:Index="2"><Data ss:Type="String">本年</Data></Cell><Cell><Data>上年</Data></Cell></Row>'
        '<Row ss:Index="3"><Cell><Data>甲</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">2.5</Data></Cell></Row>'
    )
    expected = [["项目", "金额", "金额"], ["项目", "本年", "上年"], ["甲", "", "2.5"]]
    assert [expected] == shown(read_xml_workbook("x.xls", data.encode()))


@pytest.mark.parametrize("data", [b"<a/>", b"<a>", b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"])
def test_other_xml_is_unreadable(data: bytes) -> None:
    """It is said so in a sentence."""
    with pytest.raises(UnreadableFile):
        read_xml_workbook("x.xml", data)


def test_hostile_merges_are_refused() -> None:
    """Millions of cells that are merged cost no memory."""
    row = '<Row><Cell ss:MergeDown="99999" ss:MergeAcross="16000"><Data>a</Data></Cell></Row>'
    with pytest.raises(UnreadableFile, match="more than 4000000 cells"):
        read_xml_workbook("x.xls", _XML.format(row).encode())
