"""Identifiers that follow from names."""

from __future__ import annotations

import uuid

__all__ = ["uuid_of"]

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "sphinx-proceedings")


def uuid_of(name: str) -> uuid.UUID:
    """The version 5 UUID (RFC 9562, 5.5) of a name such as `paper/myworkshop2027/key`."""
    return uuid.uuid5(_NAMESPACE, name)
