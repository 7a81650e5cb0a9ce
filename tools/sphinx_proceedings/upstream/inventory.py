"""The list of what other sites may refer to, which Sphinx makes of what it knows."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import TYPE_CHECKING

from sphinx.util.inventory import InventoryFile

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

__all__ = [
    "DOCUMENT",
    "INVENTORY",
    "STANDARD",
    "Object",
    "inventory",
    "objects_known",
    "retitled",
]

INVENTORY = "objects.inv"
"""Its file in the output folder."""
STANDARD, DOCUMENT = "std", "doc"
"""The domain and the type of pages."""
Object = tuple[str, str, str, str, str, int]
"""Name, title, type, docname, anchor, priority."""
_HEAD = 4
"""Lines before what is packed."""
_LEVEL = 9
"""Of compression."""


def objects_known(env: BuildEnvironment) -> dict[str, list[Object]]:
    """All that is in it, by domain, in their order."""
    return {domain.name: list(domain.get_objects()) for domain in env.domains.sorted()}


def retitled(data: bytes, objects: Iterable[tuple[str, Object, str]]) -> Callable[[], bytes]:
    """Makes the file with other titles of objects, each with its domain and its address.

    Raises ValueError where it has not each of them, where one has the name of another and so stands
    beside it by its title, or where it is damaged.
    """
    *head, packed = data.split(b"\n", _HEAD)
    try:
        body = b"\n" + zlib.decompress(packed)
    except zlib.error as error:
        raise ValueError(INVENTORY) from error
    for domain, (name, title, kind, _, _, priority), address in objects:
        begin = f"\n{name} {domain}:{kind} {priority} {address} ".encode()
        if body.count(f"\n{name} {domain}:".encode()) > 1:
            raise ValueError(name)
        at = body.index(begin) + len(begin)
        told = "-" if title == name else title
        body = body[:at] + told.encode() + body[body.index(b"\n", at) :]
    return partial(_packed, head, body[1:])


def _packed(head: Iterable[bytes], body: bytes) -> bytes:
    return b"\n".join((*head, zlib.compress(body, _LEVEL)))


def inventory(
    config: Config, objects: Mapping[str, Iterable[Object]], uri: Callable[[str], str]
) -> bytes:
    """The file; `uri` gives the address of a page as it stands there."""
    domains = [
        SimpleNamespace(name=name, get_objects=lambda known=known: known)
        for name, known in objects.items()
    ]
    environment = SimpleNamespace(config=config, domains=SimpleNamespace(sorted=lambda: domains))
    builder = SimpleNamespace(get_target_uri=uri)
    with TemporaryDirectory() as folder:
        path = Path(folder, INVENTORY)
        InventoryFile.dump(path, environment, builder)  # type: ignore[arg-type]  # all it asks for
        return path.read_bytes()
