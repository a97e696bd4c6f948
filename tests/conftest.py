"""Every test has a data folder of its own; properties are tested by one of two profiles.

`gate`, the default, tries the same examples each time, so that a change is never refused by chance. With
HYPOTHESIS_PROFILE=discovery they are others each time, and more where a test does not say how many.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_SLOW_MACHINE = (HealthCheck.too_slow,)  # a busy machine is no fault of the program
settings.register_profile("gate", max_examples=60, derandomize=True, deadline=None, suppress_health_check=_SLOW_MACHINE)
settings.register_profile("discovery", max_examples=2000, deadline=None, suppress_health_check=_SLOW_MACHINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


@pytest.fixture(autouse=True)
def quiz_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """QUIZ_HOME, empty; tests never see the data of whoever runs them."""
    home = tmp_path / "home"
    monkeypatch.setenv("QUIZ_HOME", str(home))
    return home
