"""What is wrong between SELECT and the pattern."""

from __future__ import annotations

from budgetgraph.query_mistakes.mistake import Mistake, quoted
from budgetgraph.query_mistakes.reading import Reading


def projection_mistake(reading: Reading) -> Mistake | None:
    """An expression without brackets or without a name, commas between variables, or no variables at all."""
    return _nothing_selected(reading) or _comma(reading) or _bare(reading) or _nameless(reading)


def _is_projection(reading: Reading) -> bool:
    for number in range(reading.culprit - 1, -1, -1):
        token = reading.at(number)
        if token.is_word("select"):
            return True
        if token.text in ("{", "}"):
            return False
    return False


def _nothing_selected(reading: Reading) -> Mistake | None:
    selects = reading.before.kind == "word" and reading.before.text.upper() in (
        "SELECT",
        "DISTINCT",
        "REDUCED",
    )
    follows = reading.token.is_sign("{") or reading.token.is_word("where") or reading.token.is_word("from")
    if not (selects and follows and _is_projection(reading)):
        return None
    return Mistake(
        reading.token.start, "SELECT does not say what to select", "SELECT 后面没有写要选什么",
        f"Write * or variables such as ?s before {quoted(reading.token)}.",
    )  # fmt: skip


def _comma(reading: Reading) -> Mistake | None:
    if not reading.token.is_sign(",") or reading.open or not _is_projection(reading):
        return None
    return Mistake(
        reading.token.start, "variables have no ',' between them", "变量之间不写逗号",
        "Leave out the ',' and write a space, as in SELECT ?a ?b.",
    )  # fmt: skip


def _bare(reading: Reading) -> Mistake | None:
    following = reading.at(reading.culprit + 1)
    is_call = reading.token.kind in ("word", "name", "iri") and following.is_sign("(")
    if not is_call or reading.open or not _is_projection(reading):
        return None
    end = reading.end_of_brackets(reading.culprit + 1)
    call = reading.query[reading.token.start : reading.at(end).end]
    variable = reading.at(end + 2) if reading.at(end + 1).is_word("as") else reading.at(-1)
    name = variable.text if variable.kind == "variable" else "?name"
    return Mistake(
        reading.token.start, f"{quoted(reading.token)} stands without brackets: write ({call[:60]} AS {name})",
        f"{quoted(reading.token)} 要写在括号里，并用 AS 命名：({call[:60]} AS {name})",
        f"Write SELECT … ({call[:60]} AS {name}) …, with the brackets around both.",
    )  # fmt: skip


def _nameless(reading: Reading) -> Mistake | None:
    if not reading.token.is_sign(")") or len(reading.open) != 1 or not _is_projection(reading):
        return None
    if not reading.can_continue("AS ?name", reading.culprit, 1):
        return None
    inside = reading.query[reading.open[-1].end : reading.token.start].strip()
    return Mistake(
        reading.token.start, f"what is computed has no name: write ({inside[:60]} AS ?name)",
        f"计算的结果没有命名，应写成 ({inside[:60]} AS ?name)",
        "Write AS and a variable that nothing else uses before the ')'.",
    )  # fmt: skip
