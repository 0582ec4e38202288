"""The Data Cubes of a disclosure, and what all observations have in common."""

from __future__ import annotations

from enum import Enum

from pyoxigraph import NamedNode

from budgetgraph.facts.figure import Phase
from budgetgraph.triples.writer import Writer, chinese, english
from budgetgraph.vocabulary import (
    BG,
    DCTERMS,
    OBEU_DIMENSION,
    OBEU_OPERATION,
    OBEU_PHASE,
    PREFIXES,
    QB,
    SDMX_ATTRIBUTE,
    SDMX_CODE,
    concept,
)

_PHASES: dict[str, Phase] = {"budget": "approved", "final": "executed"}


class Cube(Enum):
    """A cube: its key below the disclosure, its structure in the ontology, its titles."""

    FIGURES = ("figures", "FiguresStructure", "公开的收支数字", "Stated figures")
    FUNCTION_FIGURES = (
        "figures-by-function",
        "FunctionFiguresStructure",
        "按功能分类公开的收支数字",
        "Stated figures by function",
    )
    ECONOMIC_FIGURES = (
        "figures-by-economic-class",
        "EconomicFiguresStructure",
        "按经济分类公开的收支数字",
        "Stated figures by economic class",
    )
    CHANGES = ("changes", "ChangesStructure", "公开的比上年增减", "Stated changes on the year before")
    FUNCTION_CHANGES = (
        "changes-by-function",
        "FunctionChangesStructure",
        "按功能分类公开的增减",
        "Stated changes by function",
    )
    ECONOMIC_CHANGES = (
        "changes-by-economic-class",
        "EconomicChangesStructure",
        "按经济分类公开的增减",
        "Stated changes by economic class",
    )
    WORDED_CHANGES = (
        "changes-without-amount",
        "WordedChangesStructure",
        "公开的增减（未述增减额）",
        "Changes stated without an amount",
    )
    FUNCTION_WORDED_CHANGES = (
        "changes-without-amount-by-function",
        "FunctionWordedChangesStructure",
        "按功能分类公开的增减（未述增减额）",
        "Changes stated without an amount, by function",
    )
    ECONOMIC_WORDED_CHANGES = (
        "changes-without-amount-by-economic-class",
        "EconomicWordedChangesStructure",
        "按经济分类公开的增减（未述增减额）",
        "Changes stated without an amount, by economic class",
    )
    COUNTS = ("counts", "CountsStructure", "公开的数量", "Stated counts")
    DERIVED = ("derived", "DerivedStructure", "推算的上年数字", "Derived figures of the year before")
    ASSETS = ("assets", "AssetsStructure", "国有资产存量", "Stock of state-owned assets")
    ASSET_VALUES = (
        "asset-values",
        "AssetValuesStructure",
        "国有资产价值（未印数量）",
        "Value of state-owned assets, where no quantity is printed",
    )

    def __init__(self, key: str, structure: str, title_zh: str, title_en: str) -> None:
        self.key = key
        self.structure = structure
        self.title_zh = title_zh
        self.title_en = title_en


def write_cubes(writer: Writer) -> None:
    """Declares the cubes that have at least one observation."""
    for cube in Cube:
        node = writer.under("cube", cube.key)
        if writer.mentions(QB.dataSet, node):
            writer.a(node, QB.DataSet)
            writer.say(node, QB.structure, BG[cube.structure])
            writer.say(node, DCTERMS.title, chinese(cube.title_zh), english(cube.title_en))
            writer.part_of(node, writer.root)


def observation(
    writer: Writer, node: NamedNode, cube: Cube, line_item: str, year: int, of_phase: str | None = None
) -> None:
    """States the dimensions that figures, changes and derived figures share; the phase is the disclosure's own."""
    member(writer, node, cube)
    flow = "revenue" if line_item.startswith("revenue") else "expenditure"
    writer.say(node, OBEU_DIMENSION.fiscalYear, fiscal_year(year))
    writer.say(node, OBEU_DIMENSION.budgetPhase, OBEU_PHASE[of_phase] if of_phase else phase(writer))
    writer.say(node, OBEU_DIMENSION.operationCharacter, OBEU_OPERATION[flow])
    writer.say(node, BG.lineItem, concept("line-item", line_item))


def member(writer: Writer, node: NamedNode, cube: Cube) -> None:
    """States that a thing is an observation of a cube, about the department, in units of one."""
    writer.a(node, QB.Observation)
    writer.say(node, QB.dataSet, writer.under("cube", cube.key))
    writer.say(node, OBEU_DIMENSION.organization, writer.department)
    writer.say(node, SDMX_ATTRIBUTE.unitMult, SDMX_CODE["unitMult-0"])
    writer.part_of(node, writer.root)


def phase(writer: Writer) -> NamedNode:
    """Approved for a budget, executed for final accounts."""
    return OBEU_PHASE[phase_of_disclosure(writer)]


def phase_of_disclosure(writer: Writer) -> Phase:
    """The phase of what a disclosure says without naming one."""
    return _PHASES[writer.key.kind]


def fiscal_year(year: int) -> NamedNode:
    """A fiscal year; in China it is the calendar year."""
    return NamedNode(f"{PREFIXES['year']}{year}")
