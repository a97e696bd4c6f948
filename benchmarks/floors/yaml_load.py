"""Prints the seconds that `yaml.load` with PyYAML's fastest safe loader takes on a file, and nothing else.

By the wall and of the processor. With `off` behind the file's name the garbage collector is off, as in `quiz check`.
"""

import gc
import sys
from time import perf_counter, process_time

import yaml

if sys.argv[2:] == ["off"]:
    gc.disable()
with open(sys.argv[1], "rb") as file:
    began, cpu = perf_counter(), process_time()
    yaml.load(file, Loader=yaml.CSafeLoader)
    print(perf_counter() - began, process_time() - cpu)
