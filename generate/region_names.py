"""Names of administrative divisions: what is short for them, and how they are written in English."""

from __future__ import annotations

import re
from collections.abc import Callable

# What stands behind a division's own name, longest first, and what it is called in English.
KINDS = {
    "特别行政区": "Special Administrative Region",
    "自治区": "Autonomous Region",
    "自治州": "Autonomous Prefecture",
    "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner",
    "地区": "Prefecture",
    "林区": "Forestry District",
    "特区": "Special District",
    "矿区": "Mining District",
    "新区": "New Area",
    "省": "Province",
    "市": "City",
    "盟": "League",
    "旗": "Banner",
    "县": "County",
    "区": "District",
}
# The peoples in the names of autonomous divisions, as the State Ethnic Affairs Commission writes them in English.
PEOPLES = {
    "蒙古": "Mongol", "回": "Hui", "藏": "Tibetan", "维吾尔": "Uygur", "苗": "Miao", "彝": "Yi", "壮": "Zhuang",
    "布依": "Buyi", "朝鲜": "Korean", "满": "Manchu", "侗": "Dong", "瑶": "Yao", "白": "Bai", "土家": "Tujia",
    "哈尼": "Hani", "哈萨克": "Kazak", "傣": "Dai", "黎": "Li", "傈僳": "Lisu", "佤": "Va", "畲": "She",
    "拉祜": "Lahu", "水": "Shui", "东乡": "Dongxiang", "纳西": "Naxi", "景颇": "Jingpo", "柯尔克孜": "Kirgiz",
    "土": "Tu", "达斡尔": "Daur", "仫佬": "Mulao", "羌": "Qiang", "布朗": "Blang", "撒拉": "Salar",
    "毛南": "Maonan", "仡佬": "Gelao", "锡伯": "Xibe", "普米": "Primi", "塔吉克": "Tajik", "怒": "Nu",
    "鄂温克": "Ewenki", "保安": "Bonan", "裕固": "Yugur", "独龙": "Derung", "鄂伦春": "Oroqen", "各": "Multi-Ethnic",
}  # fmt: skip
# Names that English has of its own, and those that are read otherwise than their characters.
ENGLISH = {
    "北京": "Beijing", "内蒙古": "Inner Mongolia", "陕西": "Shaanxi", "西藏": "Xizang", "香港": "Hong Kong",
    "澳门": "Macao", "台湾": "Taiwan", "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar", "呼和浩特": "Hohhot",
    "呼伦贝尔": "Hulunbuir", "鄂尔多斯": "Ordos", "巴彦淖尔": "Bayannur", "乌兰察布": "Ulanqab",
    "锡林郭勒": "Xilingol", "阿拉善": "Alxa", "兴安": "Hinggan", "拉萨": "Lhasa", "日喀则": "Xigaze",
    "林芝": "Nyingchi", "昌都": "Qamdo", "山南": "Shannan", "那曲": "Nagqu", "阿里": "Ngari", "乌鲁木齐": "Urumqi",
    "克拉玛依": "Karamay", "吐鲁番": "Turpan", "哈密": "Hami", "喀什": "Kashgar", "和田": "Hotan", "阿克苏": "Aksu",
    "伊犁": "Ili", "塔城": "Tacheng", "阿勒泰": "Altay", "博尔塔拉": "Bortala", "昌吉": "Changji",
    "巴音郭楞": "Bayingolin", "克孜勒苏": "Kizilsu", "六安": "Lu'an", "乐清": "Yueqing", "乐亭": "Laoting",
    "洪洞": "Hongtong", "铅山": "Yanshan", "蔚": "Yu", "单": "Shan", "东阿": "Dong'e", "番禺": "Panyu",
    "厦门": "Xiamen", "长治": "Changzhi", "荥阳": "Xingyang", "浚": "Xun", "泌阳": "Biyang", "枞阳": "Zongyang",
    "歙": "She", "黟": "Yi", "盱眙": "Xuyi", "邗江": "Hanjiang", "台州": "Taizhou", "天台": "Tiantai",
    "丽水": "Lishui", "莘": "Shen", "隰": "Xi", "繁峙": "Fanshi", "大埔": "Dabu", "筠连": "Junlian",
    "犍为": "Qianwei", "珙": "Gong", "勐海": "Menghai", "尉犁": "Yuli", "柏乡": "Baixiang", "任": "Ren",
    "任丘": "Renqiu", "任城": "Rencheng", "华": "Hua", "都匀": "Duyun", "涪陵": "Fuling", "都江堰": "Dujiangyan",
    "重庆": "Chongqing", "阿坝": "Aba", "闵行": "Minhang", "马尾": "Mawei", "尼勒克": "Nilka",
    "中沙群岛的岛礁及其海域": "Zhongsha Islands and Waters", "朝阳": "Chaoyang", "佛冈": "Fogang", "佛坪": "Foping",
    "漯河": "Luohe", "崆峒": "Kongtong", "库尔勒": "Korla", "乌兰浩特": "Ulanhot", "锡林浩特": "Xilinhot",
    "二连浩特": "Erenhot", "长子": "Zhangzi", "荥经": "Yingjing", "矿": "Mining", "郊": "Suburban", "城": "Urban",
    "阜新": "Fuxin", "大城": "Daicheng", "临朐": "Linqu", "牟平": "Muping", "中牟": "Zhongmu", "吴堡": "Wubu",
    "铜鼓": "Tonggu", "柞水": "Zhashui", "洮北": "Taobei", "珲春": "Hunchun", "弋江": "Yijiang",
}  # fmt: skip
# Readings that characters have in the names of places, where a dictionary of words prefers another.
READINGS = {
    "长": "chang", "朝": "chao", "都": "du", "乐": "le", "曲": "qu", "行": "xing", "宿": "su", "蚌": "beng",
    "陂": "pi", "泊": "bo", "句": "ju", "涡": "guo", "射": "she", "什": "shi", "会": "hui", "尉": "wei", "石": "shi",
    "重": "chong", "单": "dan", "澄": "cheng", "氏": "shi", "沈": "shen", "秘": "mi", "六": "liu", "济": "ji",
    "柏": "bai", "任": "ren", "茄": "qie", "洗": "xi", "车": "che", "殷": "yin", "参": "shen", "叶": "ye",
    "勒": "le", "圩": "xu", "覃": "qin", "尾": "wei",
}  # fmt: skip

_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
# 族 stands behind a people's name, except behind some long ones: 伊犁哈萨克自治州.
_PEOPLE = "|".join(
    [*(f"{people}族" for people in PEOPLES), *(people for people in PEOPLES if len(people) > 1)]
)
_OF_A_PEOPLE = re.compile(rf"(?P<own>.+?)(?P<peoples>(?:{_PEOPLE})+)(?P<kind>自治[区州县旗]|族?区)")
_OTHER = re.compile(rf"(?P<own>.+?)族?(?P<kind>{_KIND})")
_ONE_PEOPLE = re.compile("|".join(sorted(PEOPLES, key=len, reverse=True)))
# 金林 is no forestry district, and 内蒙古 one name; the municipalities are cities of the rank of a province.
_ODD = {"金林区": ("金林", "", "区"), "内蒙古自治区": ("内蒙古", "", "自治区")}
_MUNICIPALITIES = {"北京市", "天津市", "上海市", "重庆市"}


def short_name(name: str) -> str:
    """The name without the kind of division and the peoples; empty where one character would be left, or nothing."""
    own, _, kind = split(name)
    return own if kind and len(own) > 1 else ""


def english_name(name: str, read: Callable[[str], str]) -> tuple[str, str]:
    """The English name and its short form; `read` gives the pinyin of a word."""
    own, peoples, kind = split(name)
    short = ENGLISH.get(own) or read(own)
    called = "Municipality" if name in _MUNICIPALITIES else KINDS.get(kind, "")
    parts = [short, *(PEOPLES[people] for people in _ONE_PEOPLE.findall(peoples)), called]
    return " ".join(part for part in parts if part), short


def split(name: str) -> tuple[str, str, str]:
    """A division's own name, the peoples named in it, and its kind: 延边, 朝鲜族, 自治州."""
    if name in _ODD:
        return _ODD[name]
    found = _OF_A_PEOPLE.fullmatch(name)
    if found:
        return found["own"], found["peoples"], found["kind"]
    found = _OTHER.fullmatch(name)
    return (found["own"], "", found["kind"]) if found else (name, "", "")
