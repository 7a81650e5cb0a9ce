"""Digests of values, by which it is known whether anything made of them has to be made again."""

from __future__ import annotations

import hashlib

__all__ = ["version_of"]


def version_of(*values: object) -> str:
    """A digest of values that is the same for the same `repr`.

    The model's values print without the places they were read from.
    """
    return hashlib.blake2b(
        repr(values).encode("utf-8", "surrogatepass"), digest_size=12
    ).hexdigest()
