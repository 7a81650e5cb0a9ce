"""The list of what other sites may refer to, which Sphinx makes of what it knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import TYPE_CHECKING

from sphinx.util.inventory import InventoryFile

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

__all__ = ["DOCUMENT", "INVENTORY", "STANDARD", "Object", "inventory", "objects_known"]

INVENTORY = "objects.inv"
"""Its file in the output folder."""
STANDARD, DOCUMENT = "std", "doc"
"""The domain and the type of pages."""
Object = tuple[str, str, str, str, str, int]
"""Name, title, type, docname, anchor, priority."""


def objects_known(env: BuildEnvironment) -> dict[str, list[Object]]:
    """All that is in it, by domain, in their order."""
    return {domain.name: list(domain.get_objects()) for domain in env.domains.sorted()}


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
