"""What a worker process may not do: take more memory than it is given, write files, or reach the network.

The guard refuses queries that would call other addresses before the engine sees them. This is the second wall:
should one slip through, the system refuses it.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import resource
import signal
import struct
import sys

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SECCOMP_MODE_FILTER = 2
_MOST_FILES = 1_024

# The classic BPF of seccomp(2): load a word, jump if equal or above, return.
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_GREATER_OR_EQUAL, _RETURN = 0x20, 0x15, 0x35, 0x06
_SYSCALL, _ARCHITECTURE = 0, 4  # where they stand in struct seccomp_data
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
# AUDIT_ARCH_* of linux/audit.h, and there the numbers of socket, connect, bind, execve, execveat and io_uring_setup,
# which could do the same; on x86_64 each call has another number, too, from 2**30 on.
_MACHINES = {
    "x86_64": (0xC000003E, (41, 42, 49, 59, 322, 425)),
    "aarch64": (0xC00000B7, (198, 203, 200, 221, 281, 425)),
}
_OTHER_NUMBERS = 0x40000000


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def confine(memory: int) -> None:
    """Confines this process, which has one thread, for good; `memory` is in bytes of address space.

    The network is closed on Linux (x86_64 and aarch64); `closes_network` says whether it is. Raises `OSError` when
    the system refuses.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which ends its workers itself
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    _lower(resource.RLIMIT_NOFILE, _MOST_FILES)
    _lower(resource.RLIMIT_AS, memory)
    if closes_network():
        _close_network()


def end_with_parent() -> None:
    """Has the system kill this process when its parent ends, however that ends."""
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def closes_network() -> bool:
    """Whether `confine` can close the network on this machine."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def _lower(limit: int, value: int) -> None:
    _, hardest = resource.getrlimit(limit)
    value = value if hardest == resource.RLIM_INFINITY else min(value, hardest)
    resource.setrlimit(limit, (value, value))


def _close_network() -> None:
    architecture, calls = _MACHINES[platform.machine()]
    instructions = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_JUMP_IF_EQUAL, 0, len(calls) + 3, architecture),
        (_LOAD, 0, 0, _SYSCALL),
        (_JUMP_IF_GREATER_OR_EQUAL, len(calls) + 1, 0, _OTHER_NUMBERS),
        *((_JUMP_IF_EQUAL, len(calls) - place, 0, call) for place, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    program = _Program(len(instructions), code)
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(program))


def _prctl(option: int, *arguments: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    padded = [*arguments, 0, 0, 0, 0][:4]
    if libc.prctl(option, *map(ctypes.c_ulong, padded)):
        number = ctypes.get_errno()
        raise OSError(number, f"prctl({option}): {errno.errorcode.get(number, number)}")
