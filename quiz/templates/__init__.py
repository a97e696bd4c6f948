"""What a new bank or source begins with: one example for each question type, as YAML, and the files around them."""

from importlib.resources import files


def example(kind: str) -> str:
    """The example of that type: a comment that says what the student does, then the question as a list's item."""
    return files(__name__).joinpath(f"{kind}.yaml").read_text("utf-8")
