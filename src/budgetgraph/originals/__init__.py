"""Reads originals where they can do no harm: each file in a confined process, within bounds of time and memory.

What comes back is plain data, from which the `Document` is made here, or in another confined process. A converter,
which needs to start a program, runs before and outside.
"""

from budgetgraph.originals.originals import plain_originals, read_originals

__all__ = ["plain_originals", "read_originals"]
