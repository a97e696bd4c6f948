"""A bank while it is being written: read at every save, each question with what is to be told of it."""
