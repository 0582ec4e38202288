"""What sites and offices add around a disclosure: index numbers, dates of issue, counters, links, telephones."""

from __future__ import annotations

import re

_WORDS = (
    "索引号|监督索引号|发布机构|发布机关|发文机关|发布日期|发布时间|发文日期|生成日期|成文日期|发文字号|文号|来源|信息来源|文章来源|作者"
    "|责任编辑|编辑|浏览次数|浏览量|阅读次数|阅读量|点击数|点击率|点击次数|点击量|访问量|字体|字号|打印|打印本页|关闭|关闭窗口|关闭本页"
    "|分享|分享到|上一篇|下一篇|上一条|下一条|上一页|下一页|当前位置|您的位置|您所在的位置|您现在的位置|主题分类|主题词|公开类别|公开方式"
    "|信息类别|信息分类|文件编号|有效性|体裁分类|组配分类|保存|收藏|返回顶部|返回首页|首页|版权所有|主办单位|主办|承办单位|承办"
    "|技术支持|网站标识码|网站地图|公文时效|语音播报|无障碍浏览|关怀版|大|中|小"
)
_LABEL = re.compile(rf"[\s•·【\[〔（(《<>]*+(?:{_WORDS})[\s】\]〕）)》>]*+(?:[：:|｜>].*)?")
_SEVERAL = re.compile(
    rf"[\s【\[〔（(]*+(?:(?:{_WORDS})(?:[：:]\S{{0,40}})?[\s】\]〕）)【\[（(|｜丨/>]*){{2,}}"
)
_FOOT = re.compile(r".{0,30}(?:ICP备|公网安备|网站标识码|Copyright|版权所有).{0,80}", re.IGNORECASE)
_CONTACT = re.compile(
    r"[（(\s]*+(?:(?:本?(?:部门|单位)|政府)?(?:预算|决算|信息|财务)?(?:公开)?)?(?:联系人|联系电话|联系方式|咨询电话|电话|传真|邮编|邮政编码|电子邮箱|邮箱|地址|联系地址|填报人|制表人|经办人)"
    r"(?:及(?:联系)?电话|及联系方式)?\s*[：:].{0,80}"
)
_SCAN = re.compile(r"扫一扫.{0,20}|监督索引号\s*\d+")
_LONGEST = 160


def is_portal_line(text: str) -> bool:
    """Whether a line is the site's or the office's and not the disclosure's: `浏览次数：12`, `【打印】【关闭】`."""
    if len(text) > _LONGEST:
        return False
    return any(pattern.fullmatch(text.strip()) for pattern in (_LABEL, _SEVERAL, _FOOT, _SCAN))


def is_contact_line(text: str) -> bool:
    """Whether a line says whom to ask: `联系人：…`, `联系电话：…`."""
    return len(text) <= _LONGEST and _CONTACT.fullmatch(text.strip()) is not None
