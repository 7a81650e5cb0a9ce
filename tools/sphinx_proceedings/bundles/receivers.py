"""Those to whom an edition can be delivered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sphinx_proceedings.bundles.acl import acl
from sphinx_proceedings.bundles.bag import bag
from sphinx_proceedings.bundles.ceur import ceur
from sphinx_proceedings.bundles.delivery import Delivery, Found
from sphinx_proceedings.bundles.invenio import invenio
from sphinx_proceedings.bundles.pmlr import pmlr

__all__ = ["RECEIVERS", "Receiver"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Receiver:
    """One of them."""

    label: str
    """What it calls itself."""
    put_together: Callable[[Delivery], Found]
    """Gives the files in its form, and what it asks for that is not there."""
    is_in_folder: bool = True
    """Whether an archive has one folder that holds all, named by the edition."""
    asks: frozenset[str] = frozenset()
    """What only whoever delivers can tell: `front_matter`, `submitted`."""
    of_one_volume: bool = True
    """Whether what it takes is one volume; else it is the edition."""


RECEIVERS: Mapping[str, Receiver] = {
    "pmlr": Receiver(
        label="Proceedings of Machine Learning Research", put_together=pmlr, is_in_folder=False
    ),
    "acl": Receiver(label="ACL Anthology", put_together=acl, asks=frozenset({"front_matter"})),
    "ceur": Receiver(
        label="CEUR Workshop Proceedings",
        put_together=ceur,
        is_in_folder=False,
        asks=frozenset({"front_matter", "submitted"}),
    ),
    "zenodo": Receiver(label="Zenodo, InvenioRDM", put_together=invenio),
    "bagit": Receiver(label="BagIt", put_together=bag, of_one_volume=False),
}
"""By the name that `proceedings bundle --for` takes."""
