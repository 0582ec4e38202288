"""Counts in sentences: groups and visits abroad, vehicles, receptions, projects that have goals, large equipment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from budgetgraph.documents.passage import Passage
from budgetgraph.facts.count import Count
from budgetgraph.facts.number import Number, parse_number
from budgetgraph.sections.prose.lead import Lead
from budgetgraph.sections.section import Section

_N = r"(?P<n>(?<![\d.])\d{1,3}(?:,\d{3})+|(?<![\d.])(?<!\d,)\d{1,7})"
_IS = "(?:共计|累计|合计|总计|数量|数|量|为|共|约|是|达|[：:])*"
_YEAR = r"(?:20\d\d年度?)?"
_ABROAD = "(?:因公)?出国(?:[（(]境[）)])?"
_GROUPS = rf"{_ABROAD}?团组{_IS}"
_HOME = "(?:国内公务|国内|公务)接待(?:费|活动)?"
_NOT_FOREIGN = "(?<!外)(?<!外事)(?<!外宾)(?<!外公务)(?<![）)]公务)"
_FOREIGN = "(?:国[（(]境[）)]外(?:公务)?接待|(?:外宾|外事)接待)"
_BATCHES = f"(?:来访)?(?:团组|批次)?{_IS}{_N}(?P<u>批次|批|个)"
# Behind the batches, brackets may say how many of them were of foreigners.
_ASIDE = "(?:[（(][^（()）]{0,30}[）)])?"
_PERSONS = rf"[（(]?[^。；\d（(]{{0,12}}?\d[\d,]{{0,8}}(?:批次|批|个){_ASIDE}[^。；\d（()）]{{0,14}}?{_N}(?P<u>人次|人)"
_VEHICLES = {
    "vehicles-of-ministers": "(?:副?部[（(]?省?[）)]?级(?:及以上)?领导(?:干部)?用车)",
    "vehicles-of-leaders": "主要(?:领导|负责人)(?:干部)?用车",
    "vehicles-for-confidential-mail": "机要通信用车",
    "vehicles-for-emergencies": "应急保障用车",
    "vehicles-for-law-enforcement": "执法执勤用车",
    "vehicles-for-special-work": "特种专业技术用车",
    "vehicles-of-the-retired": "离退休干部(?:服务)?用车",
    "vehicles-for-general-duties": "一般公务用车",
    "vehicles-other": "其他(?:用车|车辆)",
}
_STOCK = {
    "vehicles": rf"(?:共有|共计有|实有|拥有)(?:公务)?(?:用车|车辆){_IS}{_N}(?P<u>辆|台)",
    **{slug: rf"(?<!购置)(?<!更新)(?<!新购){name}{_IS}{_N}(?P<u>辆|台)" for slug, name in _VEHICLES.items()},
}
_EVERYWHERE = {
    "travel-groups": rf"{_GROUPS}{_N}(?P<u>个|批|次)",
    "travel-visits": rf"团组{_IS}\d{{1,5}}(?:个|批|次)(?:次)?[，、,；（(]?[^。；\d]{{0,14}}?{_N}(?P<u>人次|人)",
    "vehicles-purchased": rf"(?:购置|更新|新购)(?:公务)?(?:用车|车辆){_IS}{_N}(?P<u>辆|台)|公务用车购置{_IS}{_N.replace('?P<n>', '?P<n2>')}(?P<u2>辆|台)",
    "vehicles-kept": rf"(?:公务用车|车辆|汽车)?保有量?{_IS}{_N}(?P<u>辆|台)",
    "reception-batches": rf"{_NOT_FOREIGN}{_HOME}{_BATCHES}",
    "reception-visitors": rf"{_NOT_FOREIGN}{_HOME}(?:{_PERSONS}|人次{_IS}{_N.replace('?P<n>', '?P<n2>')}(?P<u2>人次|人))",
    "foreign-reception-batches": f"{_FOREIGN}{_BATCHES}",
    "foreign-reception-visitors": rf"{_FOREIGN}(?:{_PERSONS}|(?:人次)?{_IS}{_N.replace('?P<n>', '?P<n2>')}(?P<u2>人次|人))",
    "projects-with-goals": rf"编[报制](?:了)?绩效目标的{_YEAR}(?:预算)?项目{_IS}{_N}(?P<u>个)|{_N.replace('?P<n>', '?P<n2>')}(?P<u2>个)项目实行绩效目标管理",
    "projects-tracked": rf"绩效(?:跟踪|监控)(?:评价)?的{_YEAR}项目{_IS}{_N}(?P<u>个)",
    "projects-self-evaluated": rf"绩效自评的{_YEAR}项目{_IS}{_N}(?P<u>个)",
}
_EQUIPMENT = re.compile(
    rf"单价(?:在)?(?P<price>20|50|100|200)万元?(?:[（(]含[）)])?以上(?:的)?(?:大型)?(?:通用|专用)?设备(?:[（(]不含车辆[）)])?{_IS}{_N}(?P<u>台[（(]套[）)]|台套|台|套)"
)
_PLAN = re.compile("(?:安排|计划|拟|预算|预计)(?:购置|更新)")
_PLANNED = {"vehicles-planned": rf"购置(?:公务)?(?:用车|车辆){_IS}{_N}(?P<u>辆|台)"}
_SENTENCE = re.compile(r"[^。\n]+")
_COMPILED = [
    {slug: re.compile(pattern) for slug, pattern in patterns.items()}
    for patterns in (_EVERYWHERE, _STOCK, _PLANNED)
]
_LONGEST = 2000


def read_counts(section: Section) -> Iterator[Count]:
    """The counts that a section's paragraphs state, each thing once."""
    return once(count for paragraph in section.paragraphs for count in counts_in(paragraph))


def once(counts: Iterable[Count]) -> Iterator[Count]:
    """Each thing's first count, with the places that give the same; one that differs is left for the account."""
    first: dict[str, Count] = {}
    for count in counts:
        known = first.setdefault(count.counted, count)
        if known is not count and known.number.value == count.number.value:
            again = (*known.again, count.quote)
            first[count.counted] = Count(known.counted, known.number, known.unit, known.quote, again)
    return iter(first.values())


def counts_in(paragraph: Passage) -> Iterator[Count]:
    """The counts of one paragraph, sentence by sentence: what is to be bought is not what there is."""
    for sentence in _SENTENCE.finditer(paragraph.text):
        if sentence.end() - sentence.start() <= _LONGEST:
            yield from _of_sentence(Lead.of(paragraph, *sentence.span()))


def _of_sentence(sentence: Lead) -> Iterator[Count]:
    everywhere, stock, planned = _COMPILED
    is_plan = _PLAN.search(sentence.text) is not None
    chosen = planned if is_plan else {**everywhere, **stock}
    for slug, pattern in chosen.items():
        if match := pattern.search(sentence.text):
            yield _count(sentence, match, slug)
    for match in _EQUIPMENT.finditer(sentence.text):
        price = f"{match['price']}0000"
        yield _count(sentence, match, f"equipment-{'planned-' if is_plan else ''}over-{price}")


def _count(sentence: Lead, match: re.Match[str], slug: str) -> Count:
    groups = match.groupdict()
    name = "n" if groups["n"] else "n2"
    number, unit = sentence.group(match, name), sentence.group(match, name.replace("n", "u"))
    quote = sentence.group(match)
    assert number is not None
    assert unit is not None
    assert quote is not None
    return Count(slug, Number(parse_number(match[name]), number), unit, quote)
