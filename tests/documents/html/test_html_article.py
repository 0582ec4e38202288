"""What of a saved page is the article."""

import base64

import pytest

from budgetgraph.documents.document import Document
from budgetgraph.documents.html.reader import read_html, read_mht
from budgetgraph.errors import UnreadableFile
from tests.documents.shown import assert_cut, shown

ARTICLE = "<p>一、部门职责</p><p>负责本市的财政收支管理工作，拟订有关的政策并组织实施。</p>"
TABLE = "<table><tr><td>项目</td><td>金额</td></tr><tr><td>合计</td><td>1,234.50</td></tr></table>"
READ = [
    "一、部门职责",
    "负责本市的财政收支管理工作，拟订有关的政策并组织实施。",
    [["项目", "金额"], ["合计", "1,234.50"]],
]


def read(body: str, head: str = "") -> Document:
    document = read_html(
        "x.html", f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()
    )
    assert_cut(document)
    return document


def portal(article: str) -> str:
    """A page as portals of governments send it."""
    return f"""
    <script>var a = "脚本";</script><!-- 注释 --><style>p {{ color: red }}</style>
    <div class="header"><div class="logo"><a href="/">某市人民政府门户网站</a></div>
      <ul class="nav"><li><a href="/">首页</a></li><li><a href="/z">政务公开</a></li></ul>
      <form>搜索<input value="请输入"><select><option>站内</option></select></form></div>
    <div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/y">预算公开</a></div>
    <div class="wrap"><div class="left"><ul><li><a href="/t">通知</a></li><li><a href="/g">公告</a></li></ul></div>
      <div class="detail"><h1>某局2025年部门预算</h1><div class="info">发布时间：2025-02-01 来源：某局</div>
        {article}
        <div class="bdsharebuttonbox">分享到：<a href="javascript:;">微信</a></div>
        <div>上一篇：<a href="/1">2024年部门预算</a></div><div>下一篇：<a href="/2">没有了</a></div></div></div>
    <div class="footer"><p>版权所有：某局 主办单位：某局 ICP备12345678号</p><p><img src="x">公网安备 31010102001号</p></div>
    """


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param('<div id="zoom">{}</div>', id="zoom"),
        pytest.param('<div class="TRS_Editor">{}</div>', id="TRS"),
        pytest.param('<div id="UCAP-CONTENT"><UCAPCONTENT>{}</UCAPCONTENT></div>', id="UCAP"),
        pytest.param('<div class="article-content">{}</div>', id="article-content"),
        pytest.param('<div id="vsb_content_2"><div class="v_news_content">{}</div></div>', id="vsb"),
        pytest.param("<div class='x1'><div>{}</div></div>", id="no name"),
        pytest.param("<article>{}</article>", id="article"),
        pytest.param("{}", id="no element"),
    ],
)
def test_the_article_is_found_in_a_portals_page(frame: str) -> None:
    """Title and article remain whole; navigation, scripts, footers and neighbours are left out, whatever the names."""
    document = read(portal(frame.format(ARTICLE + TABLE)))
    assert ["某局2025年部门预算", *READ] == shown(document)
    assert [("about-the-page", "发布时间：2025-02-01 来源：某局")] == [
        (mark.kind, mark.passage.text) for mark in document.marks
    ]


def test_nothing_inside_the_article_is_left_out() -> None:
    """Links to attachments, short lines and words of portals inside of it belong to it."""
    inside = '<p>附件：<a href="1.xls">1.预算表.xls</a></p><p>主办单位：某局</p><p>（打印后上报）</p><div class="top">某局</div>'
    document = read(portal(f'<div id="zoom">{ARTICLE}{inside}</div>'))
    expected = [*READ[:2], "附件：1.预算表.xls", "主办单位：某局", "（打印后上报）", "某局"]
    assert ["某局2025年部门预算", *expected] == shown(document)


def test_headings_that_a_bookmark_encloses_are_no_links() -> None:
    """Word saves headings as anchors; a link to a place of the page, or to an attachment, is no navigation either."""
    page = (
        '<h2><a name="_Toc1">一、部门职责</a></h2><p>负责财政。</p><p><a href="#_Toc1">二、收支</a></p>'
        '<p><a href="files/P0202502.xls">预算表</a></p>'
    )
    assert ["一、部门职责", "负责财政。", "二、收支", "预算表"] == shown(read(page))


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("发布时间：2025-02-01 来源：某局", ["about-the-page"]),
        ("信息来源：某局", ["about-the-page"]),
        ("时间：2025-02-01 浏览次数：7", ["about-the-page"]),
        ("编制部门：某局 截止时间：2019年12月31日", []),
        ("资金来源：财政拨款100万元", []),
        ("发布时间：按规定执行。", []),
    ],
)
def test_a_line_about_the_page_is_a_mark(line: str, kinds: list[str]) -> None:
    """When it was published, from where: not what is published. A line of the article is never taken for one."""
    assert kinds == [mark.kind for mark in read(f"<p>{line}</p><p>正文</p>").marks]


def test_text_beside_the_article_that_is_no_navigation_stays() -> None:
    """A second part outside of the container is kept, for want of evidence against it."""
    beside = f"<div class='part2'><p>三公经费预算说明：2025年预算10万元。</p>{TABLE}</div>"
    document = read(f"<div id='zoom'>{ARTICLE * 3}</div>{beside}")
    assert ["三公经费预算说明：2025年预算10万元。", READ[2]] == shown(document)[6:]


def test_a_page_laid_out_by_tables() -> None:
    """Tables that only lay out the page are none; the table in them is one."""
    page = (
        "<table><tr><td colspan=2><a href=/>首页</a> <a href=/y>公开</a></td></tr><tr><td><a href=/t>通知</a></td>"
        f"<td><table><tr><td>某局2025年部门预算</td></tr><tr><td>{ARTICLE}{TABLE}</td></tr></table></td></tr></table>"
    )
    assert ["某局2025年部门预算", *READ] == shown(read(page))


@pytest.mark.parametrize(
    "hidden", ['style="display: none"', 'style="VISIBILITY:hidden"', "hidden", 'style="mso-hide:all"']
)
def test_hidden_elements_are_left_out(hidden: str) -> None:
    """What the page does not show was not published."""
    assert ["甲", "丙"] == shown(read(f"<p>甲</p><div {hidden}><p>乙</p></div><p>丙</p>"))


def test_the_html_of_word() -> None:
    """Word's own elements, its conditional comments and its numbers of lists."""
    page = """<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span><![endif]>部门
    职责<o:p></o:p></p><!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]--><p><o:p>&nbsp;</o:p></p>"""
    assert ["一、 部门职责"] == shown(read(page))


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<p>甲<br>乙</p>", ["甲", "乙"]),
        ("甲<div>乙</div>丙", ["甲", "乙", "丙"]),
        ("<p>预算\n   公开 ab\n cd</p>", ["预算公开 ab cd"]),
        ("<p><b>2</b><b>5</b>万<span>元</span></p>", ["25万元"]),
        ("<p>&nbsp;&nbsp;甲&emsp;乙&lt;&#19969;</p>", ["甲\u2003乙<丁"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("<h2>甲</h2>乙<hr>丙", ["甲", "乙", "丙"]),
        ("<p>预&shy;算&#8203;</p>", ["预算"]),
    ],
)
def test_blocks_and_line_breaks_end_paragraphs(source: str, lines: list[str]) -> None:
    """Inline elements do not; line ends of the source are none of the text."""
    assert lines == shown(read(source))


def test_a_page_saved_in_one_file() -> None:
    """The page is found among its pictures, and decoded as its part says."""
    message = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=XX\r\n\r\n"
        b"--XX\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
        b"--XX\r\nContent-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n--XX--\r\n"
    )
    page = base64.b64encode("<p>某局预算</p>".encode("gbk"))
    assert ["某局预算"] == shown(read_mht("x.mht", message % page))
    with pytest.raises(UnreadableFile, match="no page in it"):
        read_mht("x.mht", b"Content-Type: text/plain\r\n\r\nx")


@pytest.mark.parametrize("page", ["<p>&nbsp;</p>", "<img src=scan.jpg>", "<script>x</script>"])
def test_a_page_without_text_is_unreadable(page: str) -> None:
    """It is said so, not published as an empty document."""
    with pytest.raises(UnreadableFile, match="holds no text"):
        read(page)


@pytest.mark.parametrize(("tag", "depth"), [("div", 1000), ("font", 1000), ("table><tr><td", 20)])
def test_elements_without_end_are_read(tag: str, depth: int) -> None:
    """Old pages close no `font`: text deep within is read."""
    assert ["深"] == shown(read(f"<{tag}>" * depth + "深"))


@pytest.mark.parametrize("source", ["<!--<!--<!--", "<!DOCTYPE html>", "<?x?>", "</p>"])
def test_a_source_without_any_element_is_unreadable(source: str) -> None:
    """What a browser shows nothing of."""
    with pytest.raises(UnreadableFile):
        read_html("x.html", source.encode())


@pytest.mark.parametrize(("tag", "depth"), [("div", 10_000), ("font", 10_000), ("table><tr><td", 100)])
def test_elements_too_deep_within_one_another_are_refused(tag: str, depth: int) -> None:
    """They end neither in a crash nor in half a text."""
    with pytest.raises(UnreadableFile, match="within one another"):
        read(f"<{tag}>" * depth + "深")
