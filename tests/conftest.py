"""Every test has a data folder of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def quiz_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """QUIZ_HOME, empty; tests never see the data of whoever runs them."""
    home = tmp_path / "home"
    monkeypatch.setenv("QUIZ_HOME", str(home))
    return home
