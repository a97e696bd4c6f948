"""BLAKE2b as `hashlib` has it, but without OpenSSL, which `hashlib` loads too: that takes 3 ms of every start."""

try:
    from _blake2 import blake2b
except ImportError:  # a Python that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
