"""Looks for faults in what reads a stranger's files and a student's words; see CONTRIBUTING.md."""
