"""Answers queries in processes of their own, so that no query can hurt the service.

    web process                    nursery                 workers
    Pool -- a pair of sockets for each worker ------------> evaluate, write, compress
      `---- "make one", "end one" ----> forks, reaps -----^

A query can be ended only by ending the process that evaluates it: the engine has no way to stop. So that this
costs nothing but a few milliseconds, workers are forked from a process that has everything loaded.
"""
