"""What a student may set: what it can be, how the file is read and changed, and where the file lies."""
