"""What the system keeps account of: processor time and memory of a program, the work of the machine."""

import ctypes
import os
import time
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")  # a second


def cpu_of(pid: int) -> float:
    """Give the seconds that a program, with all its threads, has had of a processor: its CPU clock.

    See clock_getcpuclockid(3). Raises ProcessLookupError.
    """
    clock = ctypes.c_int()
    if ctypes.CDLL(None).clock_getcpuclockid(pid, ctypes.byref(clock)):
        raise ProcessLookupError(pid)
    return time.clock_gettime(clock.value)


@dataclass(frozen=True)
class Memory:
    """Memory of a program in kB: now, and at most so far."""

    now: int
    peak: int


def memory_of(pid: int) -> Memory:
    """Read what a program takes."""
    return memory_in(Path(f"/proc/{pid}/status").read_text())


def memory_in(status: str) -> Memory:
    """Find VmRSS and VmHWM in the text of a status file. Raises KeyError."""
    fields = {name: rest.split() for name, _, rest in (line.partition(":") for line in status.splitlines())}
    return Memory(int(fields["VmRSS"][0]), int(fields["VmHWM"][0]))


@dataclass(frozen=True)
class Work:
    """What the machine has done since it was started, in seconds of one processor."""

    busy: float
    stolen: float  # by other machines on the same hardware


def machine_work() -> Work:
    """Read the machine's account."""
    return work_in(Path("/proc/stat").read_text())


def work_in(stat: str) -> Work:
    """Find it in the text of /proc/stat; see proc_stat(5)."""
    user, nice, system, _idle, _wait, irq, soft, stolen = (int(word) for word in stat.split()[1:9])
    return Work((user + nice + system + irq + soft) / TICKS, stolen / TICKS)


def own_work() -> float:
    """Give the seconds of processor that this process and its ended children have had."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system
