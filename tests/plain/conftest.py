"""No power is cut while these tests run: their journals need not wait for the disk."""

import pytest

from quiz.journal import opening


@pytest.fixture(autouse=True)
def hasty_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_durable", lambda db: db.execute("PRAGMA synchronous = OFF"))
