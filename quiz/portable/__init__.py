"""Answers as they leave this machine and come to another: lines of JSON that hold all, and a table to work with."""
