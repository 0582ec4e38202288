"""What of a page is the article: everything but the navigation around it.

The element that holds the article is found by the names that the systems of government sites give it, else by its
text. Outside of it only what is navigation by its own evidence is left out: links to other pages, the furniture of
pages by its name, and short lines that say so; likewise inside of one that was found by its text. Inside of one that
was found by its name only lines with links to the pages before and behind are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from budgetgraph.documents.html.elements import BLOCKS, is_silent, plain_text, tag_of

_ARTICLE = re.compile(
    r"trs_editor|ucap-?content|zoom(?:con)?|(?:article|news|detail|info|main|text|page|view|wz)[-_]?(?:content|con|body|text)"
    r"|content[-_]?(?:text|body|main|box)?|vsb_content\w{0,9}|j-fontcontent|pages_content|bt_content|conTxt|article",
    re.IGNORECASE,
)
_ARTICLE_TAGS = frozenset({"article", "ucapcontent"})
_FURNITURE = re.compile(
    r"(?:^|[-_])(?:nav|navi|navbar|menu|submenu|top|topbar|header|foot|footer|copyright|crumbs?|breadcrumbs?|location"
    r"|position|dqwz|share|bdshare\w{0,20}|print|prev|next|prenext|related|sidebar|side|search|login|banner|logo"
    r"|links?|tools?|toolbar|pager?|qrcode|ewm|path|fontsize|attention|comment)(?:$|[-_\d])",
    re.IGNORECASE,
)
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside"})
_SAYS_SO = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|上一[篇条]|下一[篇条]|打印本?[页文]|关闭(?:窗口|本页)|分享到"
    r"|当前位置|您的位置|现在的位置|所在位置|扫一扫|设为首页|加入收藏|无障碍|返回顶部|网站地图|字体[:：]|字号[:：]|【字体"
)
_LEADS_AWAY = re.compile(r"(?:上一[篇条]|下一[篇条]|分享到|打印本?页|关闭(?:窗口|本页)|扫一扫|版权所有)")
_ABOUT_THE_PAGE = re.compile(
    r"(?:发布|发文|更新)(?:时间|日期)[:：]|(?:信息)?来源[:：]|.{0,40}?(?:浏览次数|浏览量|访问量|点击数|责任编辑)[:：]"
)
_ATTACHED = re.compile(r"\.(?:docx?|wps|xlsx?|et|pdf|zip|rar|ofd|pptx?|txt|csv|jpe?g|png)\b", re.IGNORECASE)
_SHORT = 120  # characters; longer lines are no furniture, whatever words are in them
_MUCH = 300
_HEADINGS = frozenset({"h1", "h2", "h3"})


def left_out(body: etree._Element) -> frozenset[etree._Element]:
    """The elements of a page that are navigation, each with all that is in it."""
    article, is_named = _article(body)
    found = {e for e in article.iter() if e is not article and tag_of(e) in BLOCKS and _leads_away(e)}
    for child in () if is_named else article:
        found.update(_navigation(child))
    element = article
    while element is not body:
        parent = element.getparent()
        assert parent is not None
        for sibling in parent:
            if sibling is not element:
                found.update(_navigation(sibling))
        element = parent
    return frozenset(found)


def says_of_the_page(text: str) -> bool:
    """Whether a short line tells of the page (when it was published, by whom), not of what is published."""
    return len(text) <= _SHORT and _ABOUT_THE_PAGE.match(text) is not None and "。" not in text


def _article(body: etree._Element) -> tuple[etree._Element, bool]:
    """The element that holds the article, and whether it was found by its name."""
    weights = _weights(body)
    named = [e for e in weights if _is_named_article(e) and weights[e] * 4 > weights[body]]
    if named:
        return max(named, key=lambda e: (weights[e], -len(list(e.iterancestors())))), True
    return _heaviest(body, weights), False


def _is_named_article(element: etree._Element) -> bool:
    names = [element.get("id") or "", *(element.get("class") or "").split()]
    return tag_of(element) in _ARTICLE_TAGS or any(_ARTICLE.fullmatch(name) for name in names)


def _heaviest(element: etree._Element, weights: dict[etree._Element, int]) -> etree._Element:
    """The deepest element that has most of the text; a table's row or cell only where it lays out the page."""
    while True:
        heavy = [c for c in element if weights.get(c, 0) * 10 > weights[element] * 6 and tag_of(c) in BLOCKS]
        if not heavy or (tag_of(heavy[0]) in {"p", "li", "tr"} and not heavy[0].findall(".//table")):
            return element
        element = heavy[0]


def _weights(body: etree._Element) -> dict[etree._Element, int]:
    """How many characters outside of links each element holds."""
    weights: dict[etree._Element, int] = {body: 0}
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "start" and (is_silent(element) or _is_link(element)):
            walk.skip_subtree()
        elif event == "start":
            weights[element] = _length(element.text)
        parent = element.getparent()
        if event == "end" and element is not body and parent is not None:
            weights[parent] += weights.get(element, 0) + _length(element.tail)
    return weights


def _length(text: str | None) -> int:
    return len("".join((text or "").split()))


def _navigation(root: etree._Element) -> Iterator[etree._Element]:
    """What of an element outside of the article is navigation: all of it, or parts of it."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if is_silent(element):
            continue
        text = plain_text(element)
        if _is_furniture(element, text):
            yield element
        else:
            waiting += [child for child in element if tag_of(child)]


def _leads_away(element: etree._Element) -> bool:
    if not any(_is_link(link) for link in element.iter("a")):
        return False
    text = plain_text(element)
    return len(text) <= _SHORT and _LEADS_AWAY.match(text) is not None


def _is_furniture(element: etree._Element, text: str) -> bool:
    if not text:
        return False
    linked = sum(len(plain_text(link)) for link in element.iter("a") if _is_link(link))
    if linked * 2 > len(text):
        return True
    has_heading = tag_of(element) in _HEADINGS or any(
        plain_text(h) for tag in _HEADINGS for h in element.iter(tag)
    )
    if has_heading or len(text) > _MUCH:
        return False
    return _is_named_so(element) or (len(text) <= _SHORT and _SAYS_SO.search(text) is not None)


def _is_link(element: etree._Element) -> bool:
    """Whether an element leads to another page: not to a place in this one, and not to what is attached to it."""
    target = (element.get("href") or "") if tag_of(element) == "a" else ""
    return bool(target) and not target.startswith("#") and not _ATTACHED.search(target)


def _is_named_so(element: etree._Element) -> bool:
    names = [element.get("id") or "", *(element.get("class") or "").split()]
    return tag_of(element) in _FURNITURE_TAGS or any(_FURNITURE.search(name) for name in names)
