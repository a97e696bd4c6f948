"""Test yourself on what a text states and argues, in the terminal."""

__version__ = "0.1.0"
