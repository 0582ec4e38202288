"""What each graph holds, in words, with a query to begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from budgetgraph.releases.statistics import DEFAULT, DISCLOSURES, Totals
from budgetgraph.vocabulary import PREFIXES

_PREFIX = re.compile(r"([a-z][a-z-]*):[A-Za-z]")


@dataclass(frozen=True)
class Subject:
    """What a graph is about: its title, what it holds, and a query that shows it; `<graph>` stands for its IRI."""

    title_zh: str
    title_en: str
    holds_zh: str
    holds_en: str
    query: str


SUBJECTS = {
    DEFAULT: Subject(
        "默认图",
        "Default graph",
        "所有命名图之和，每条陈述一次。",
        "The union of all named graphs: each statement once.",
        """# How many things of each class there are.
SELECT ?class (COUNT(?thing) AS ?things) WHERE {
  ?thing a ?class
}
GROUP BY ?class
ORDER BY DESC(?things)
""",
    ),
    "catalog": Subject(
        "目录",
        "Catalogue",
        "各份预决算公开的 DCAT 目录：下载文件、校验和、许可。",
        "The DCAT catalogue of the disclosures: their downloads, checksums and licence.",
        """# The files of each disclosure.
SELECT ?disclosure ?file ?bytes WHERE {
  GRAPH <graph> {
    ?catalogue dcat:dataset ?disclosure .
    ?disclosure dcat:distribution ?distribution .
    ?distribution dcat:downloadURL ?file ; dcat:byteSize ?bytes .
  }
}
ORDER BY ?file
""",
    ),
    "codes": Subject(
        "代码表",
        "Code lists",
        "代码表：收支项目、功能分类、经济分类、资产类别等，附中英文名称。",
        "The code lists: line items, functions, economic categories, assets and more, in Chinese and English.",
        """# Every code with its names.
SELECT ?list ?code ?zh ?en WHERE {
  GRAPH <graph> {
    ?code skos:inScheme ?list ; skos:prefLabel ?zh , ?en .
    FILTER (LANG(?zh) = "zh-hans" && LANG(?en) = "en")
  }
}
ORDER BY ?list ?code
""",
    ),
    "findings": Subject(
        "核对发现与度量",
        "Findings and measurements",
        "核对各份公开所得的发现和度量：是计算所得，不是原文所述。",
        "What the checks found and measured in the disclosures: computed, not stated in them.",
        """# What the checks found.
SELECT ?finding ?message WHERE {
  GRAPH <graph> {
    ?finding a bg:ReconciliationFinding ; sh:resultMessage ?message .
    FILTER (LANG(?message) = "zh-hans")
  }
}
ORDER BY ?finding
""",
    ),
    "ontology": Subject(
        "词汇",
        "Ontology",
        "本体：类、属性及数据立方体结构的定义。",
        "The ontology: the definitions of classes, properties and data cube structures.",
        """# Every class with its definition.
SELECT ?class ?definition WHERE {
  GRAPH <graph> {
    ?class a owl:Class ; skos:definition ?definition .
    FILTER (LANG(?definition) = "zh-hans")
  }
}
ORDER BY ?class
""",
    ),
    "shapes": Subject(
        "约束与核对规则",
        "Shapes and rules",
        "SHACL 约束与核对规则：数据必须满足什么，原文怎样互相核对。",
        "The SHACL shapes and rules: what the data must satisfy, and how a source is held against itself.",
        """# Every shape with its name.
SELECT ?shape ?name WHERE {
  GRAPH <graph> {
    ?shape a sh:NodeShape ; sh:name|rdfs:label ?name .
  }
}
ORDER BY ?shape
""",
    ),
}

_DISCLOSURE = Subject(
    "{title}",
    "Disclosure {name}",
    "从这一份公开文件读出的全部内容，每项附出处，以及由此推算的上年数字；不含核对发现。",
    "Everything read from this one disclosure, with its passages, and the figures of the year before derived from it.",
    """# The stated figures, the largest first.
SELECT ?item ?year ?phase ?yuan ?printed WHERE {
  GRAPH <graph> {
    ?figure qb:dataSet/qb:structure bg:FiguresStructure ;   # of no class
            bg:lineItem ?code ; obeu-measure:amount ?yuan ; bg:statedValue ?printed .
    # Tables print those of other years, and the budget beside final numbers.
    OPTIONAL { ?figure obeu-dimension:fiscalYear ?year }
    OPTIONAL { ?figure obeu-dimension:budgetPhase ?phase }
  }
  ?code skos:prefLabel ?item .
  FILTER (LANG(?item) = "zh-hans")
}
ORDER BY DESC(?yuan)
""",
)
_OTHER = Subject(
    "{name}",
    "{name}",
    "命名图。",
    "A named graph.",
    "SELECT ?s ?p ?o WHERE { GRAPH <graph> { ?s ?p ?o } } LIMIT 100\n",
)


def subject_of(entry: Totals, title: str) -> Subject:
    """What a graph holds; `title` is the name of the disclosure where it is that of one."""
    found = SUBJECTS.get(entry.name) or (_DISCLOSURE if entry.is_of_disclosure else _OTHER)
    name = entry.name.removeprefix(DISCLOSURES)
    return replace(
        found,
        title_zh=found.title_zh.format(title=title, name=name),
        title_en=found.title_en.format(title=title, name=name),
        query=_declared(found.query) + found.query.replace("<graph>", f"<{entry.graph}>"),
    )


def _declared(query: str) -> str:
    """The declarations of its prefixes: here none is needed, but queries are taken elsewhere."""
    used = sorted(set(_PREFIX.findall(query)) & set(PREFIXES))
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used) + ("\n" if used else "")
