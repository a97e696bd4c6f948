"""No power is cut while these tests run: their journals need not wait for the disk."""

import pytest

from quiz.journal import store


@pytest.fixture(autouse=True)
def hasty_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_durable", lambda db: db.execute("PRAGMA synchronous = OFF"))
