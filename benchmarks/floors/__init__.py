"""The least that a program of the kind could cost; each is run by its path, in a process of its own."""
