"""Processes that can do no harm: forked from one that has all loaded, confined by the system, ended at will.

    this process                    nursery                  processes
    Confined -- a pair of sockets for each task ------------> do one task, answer, end
      `------- "make one", "end one" ----> forks, reaps -----^

Nothing but bytes comes back, of which the caller makes what it can.
"""
