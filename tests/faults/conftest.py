"""A place of its own for each test, with a bank in it."""

from pathlib import Path

import pytest

from tests.faults.outside import Place, choices


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An empty home and an empty folder, with a bank `choices` of five questions."""
    found = Place(home=tmp_path / "home", folder=tmp_path / "folder")
    found.folder.mkdir()
    found.bank("choices.yaml", choices(5))
    return found
