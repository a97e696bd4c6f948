"""Runs a command and adds a last line to its output: exit code, seconds by the wall and of the processor, peak memory.

Small on purpose: a new process begins with the peak of the one it comes from.
"""

import os
import sys
from time import perf_counter

began = perf_counter()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(pid, 0)
seconds = perf_counter() - began
unit = 1 if sys.platform == "darwin" else 1024
cpu = usage.ru_utime + usage.ru_stime
print(f"\n{os.waitstatus_to_exitcode(status)} {seconds} {cpu} {usage.ru_maxrss * unit}")
