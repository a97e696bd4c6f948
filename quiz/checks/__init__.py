"""What makes a question weak, found by rules: one file each, whose docstring is its manual page."""
