"""Prints the seconds that `yaml.load` with PyYAML's fastest safe loader takes on a file, and nothing else."""

import sys
from time import perf_counter

import yaml

with open(sys.argv[1], "rb") as file:
    began = perf_counter()
    yaml.load(file, Loader=yaml.CSafeLoader)
    print(perf_counter() - began)
