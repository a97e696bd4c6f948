"""Orders that depend on a seed and nothing else, so that a run can be had again on any machine."""

from collections.abc import Iterable

from quiz.blake import blake2b


def shuffled(items: Iterable[str], *salt: str) -> tuple[str, ...]:
    """`items` in an order that only `salt` and the items themselves decide."""
    prefix = "\0".join(salt).encode()

    def place(item: str) -> bytes:
        return blake2b(prefix + b"\0" + item.encode("utf-8", "replace"), digest_size=16).digest()

    return tuple(sorted(items, key=place))
