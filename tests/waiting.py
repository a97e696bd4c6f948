"""Waiting on conditions, never on time."""

import asyncio
from collections.abc import Callable
from time import monotonic

from textual.pilot import Pilot

LIMIT = 10.0


async def until(pilot: Pilot[None], condition: Callable[[], object], what: str = "") -> None:
    """Let the app run until `condition` holds; fail after `LIMIT` seconds, saying `what`."""
    end = monotonic() + LIMIT
    while not condition():
        if monotonic() > end:
            raise AssertionError(f"never came: {what or condition}")
        await pilot.pause()
        await asyncio.sleep(0)
    await pilot.pause()
