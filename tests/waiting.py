"""Waiting on conditions, never on time."""

import asyncio
from collections.abc import Callable
from time import monotonic

from textual.pilot import Pilot

LIMIT = 10.0


async def until_true(condition: Callable[[], object]) -> None:
    """Let other tasks and threads run until `condition` holds."""
    end = monotonic() + LIMIT
    while not condition():
        assert monotonic() < end, f"never came: {condition}"
        await asyncio.sleep(0.001)


async def until(pilot: Pilot[None], condition: Callable[[], object], what: str = "") -> None:
    """Let the app run until `condition` holds; fail after `LIMIT` seconds, saying `what`."""
    end = monotonic() + LIMIT
    while not condition():
        if monotonic() > end:
            raise AssertionError(f"never came: {what or condition}")
        await pilot.pause()
        await asyncio.sleep(0)
    await pilot.pause()
