"""Reads originals where they can do no harm: each file in a confined process, within bounds of time and memory.

    this process                    nursery                  processes
    Confined -- a pair of sockets for each file ------------> read one file, answer, end
      `------- "make one", "end one" ----> forks, reaps -----^

What comes back is plain data, from which the `Document` is made here. A converter, which needs to start a program,
runs before and outside.
"""

from budgetgraph.originals.originals import read_originals

__all__ = ["read_originals"]
