"""What a worker process may not do: take more memory than it is given, write files, or reach the network.

Queries and documents come from anybody. What they make the programs do that evaluate and read them, the system refuses.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import signal
import struct
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SECCOMP_MODE_FILTER = 2
_MOST_FILES = 1_024

# The classic BPF of seccomp(2): load a word; jump if equal, above, or with any of these bits; return.
_LOAD, _IF_EQUAL, _IF_NOT_BELOW, _IF_ANY, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_SYSCALL, _ARCHITECTURE = 0, 4  # where they stand in struct seccomp_data
_ALLOWED, _REFUSED = 0x7FFF0000, 0x00050000 | errno.EACCES
# Where a jump may lead beside a number of instructions: to one of the two ends.
_ALLOW, _REFUSE = -1, -2
_OTHER_NUMBERS = 0x40000000  # on x86_64 each call has another number, too, from here on
_MAKING = os.O_CREAT | os.O_TRUNC


class _Machine(NamedTuple):
    """A kind of processor: AUDIT_ARCH_* of linux/audit.h, and numbers of system calls.

    `forbidden`: socket, connect, bind, execve, execveat and io_uring_setup, which could do the same; openat2; truncate
    and ftruncate; and what makes, links, renames and removes files and folders. `opening`: open and openat, each with
    the place of its flags in struct seccomp_data.
    """

    architecture: int
    forbidden: tuple[int, ...]
    opening: dict[int, int]


_MACHINES = {
    "x86_64": _Machine(
        0xC000003E,
        (41, 42, 49, 59, 322, 425, 437, 76, 77, 82, 83, 84, 85, 86, 87, 88, 258, 263, 264, 265, 266, 316),
        {2: 24, 257: 32},
    ),
    "aarch64": _Machine(
        0xC00000B7, (198, 203, 200, 221, 281, 425, 437, 45, 46, 34, 35, 36, 37, 38, 276), {56: 32}
    ),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def confine(memory: int, processor: int | None = None) -> None:
    """Confines this process, which has one thread, for good.

    `memory` is in bytes of address space, `processor` in seconds; when these are used up, SIGXCPU ends it.

    The network is closed, and the files are protected, on Linux (x86_64 and aarch64): `filters_calls` says whether.
    Raises `OSError` when the system refuses.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which ends its workers itself
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _lower(resource.RLIMIT_NOFILE, _MOST_FILES)
    _lower(resource.RLIMIT_AS, memory)
    if processor is not None:
        resource.setrlimit(
            resource.RLIMIT_CPU, (processor, processor + 1)
        )  # SIGXCPU tells why, SIGKILL would not
    # When the machine runs out of memory, it is this process that goes, and not its server.
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if filters_calls():
        _filter_calls()


def end_with_parent() -> None:
    """Has the system kill this process when its parent ends, however that ends."""
    if sys.platform == "linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def filters_calls() -> bool:
    """Whether `confine` can refuse system calls on this machine."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def _lower(limit: int, value: int) -> None:
    _, hardest = resource.getrlimit(limit)
    value = value if hardest == resource.RLIM_INFINITY else min(value, hardest)
    resource.setrlimit(limit, (value, value))


def _filter_calls() -> None:
    instructions = _instructions(_MACHINES[platform.machine()])
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    program = _Program(len(instructions), code)
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(program))


def _instructions(machine: _Machine) -> list[tuple[int, int, int, int]]:
    """Each with where to go on if it holds and if not, counted from the next; the last two allow and refuse."""
    checks = [
        *((_IF_EQUAL, _REFUSE, 0, call) for call in machine.forbidden),
        *(check for call, flags in machine.opening.items() for check in _opens(call, flags)),
    ]
    checks = [(_LOAD, 0, 0, _SYSCALL), (_IF_NOT_BELOW, _REFUSE, 0, _OTHER_NUMBERS), *checks]
    checks = [(_LOAD, 0, 0, _ARCHITECTURE), (_IF_EQUAL, 0, _REFUSE, machine.architecture), *checks]
    ends = {_ALLOW: len(checks), _REFUSE: len(checks) + 1}
    placed = [
        (what, ends.get(yes, place + 1 + yes) - place - 1, ends.get(no, place + 1 + no) - place - 1, value)
        for place, (what, yes, no, value) in enumerate(checks)
    ]
    return [*placed, (_RETURN, 0, 0, _ALLOWED), (_RETURN, 0, 0, _REFUSED)]


def _opens(call: int, flags: int) -> list[tuple[int, int, int, int]]:
    """Refuses a call that opens when it would make or empty what it opens."""
    return [(_IF_EQUAL, 0, 2, call), (_LOAD, 0, 0, flags), (_IF_ANY, _REFUSE, _ALLOW, _MAKING)]


def _prctl(option: int, *arguments: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    padded = [*arguments, 0, 0, 0, 0][:4]
    if libc.prctl(option, *map(ctypes.c_ulong, padded)):
        number = ctypes.get_errno()
        raise OSError(number, f"prctl({option}): {errno.errorcode.get(number, number)}")
