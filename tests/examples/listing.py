"""`docs/examples.md`, as it follows from the files of `examples/`."""

from __future__ import annotations

from textwrap import fill

from budgetgraph.examples import examples

_HEAD = """# Example queries

Questions that a budget researcher may ask, each with a query that answers it. The queries declare their prefixes and
use nothing that only one engine knows, so that they can be taken to other tools. Each has been tried on one real
disclosure and on an invented corpus of three departments over three years (`tests/examples/`).

On a server they are at `/sparql/examples`: a page where each opens in the editor, RDF in the vocabulary of
[sparql-examples](https://github.com/sib-swiss/sparql-examples) for programs, and a plain list at
`/sparql/examples.json`. On the command line they are asked by name:

```console
$ budgetgraph query --from var --example totals-that-differ-from-their-parts --format csv
department,disclosure,total,stated,sumOfParts,difference
秦皇岛出口加工区管理委员会,130300-779002/2020/budget,…/asset/total,5583200,5553200,30000
```

Some choose the newest year or the department with the most years: a comment says how to put your own in its place.
Labels are asked for in Chinese; write `"en"` for `"zh"` to get English ones, where there are any. Amounts are asked for
by the cube that they are in, so that those of whole line items, of classes and of other years are not mixed: see
[figures of classes](querying.md#figures-of-classes).

A query of your own is welcome as a further file in `examples/`; `tests/examples/` says what it must hold.

"""


def page() -> str:
    """The page: what the queries are, and one entry for each."""
    return _HEAD + "\n".join(_entries())


def _entries() -> list[str]:
    return [
        f"## {one.title_en} {one.title_zh}\n\n"
        f"{_wrapped(f'[`{one.name}`](../examples/{one.name}.ttl): {one.description_en}')}\n\n{one.description_zh}\n"
        for one in examples()
    ]


def _wrapped(text: str) -> str:
    return fill(text, 118, break_long_words=False, break_on_hyphens=False)
