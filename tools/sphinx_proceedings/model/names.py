"""Personal names in the four parts that BibTeX knows."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Name", "is_east_asian"]

# Chinese, Japanese and Korean, in which the family name comes first and no space is needed.
# In katakana alone a name is a foreign one, in its own order.
_EAST_ASIAN = re.compile(
    "(?![\u30a0-\u30ff]+\\Z)"
    "[\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)
# Behind these a particle needs no space: `d'Ancona` (biblatex manual 4.6.4, prefchars).
_JOINS = ("'", "\u2019", "-", "\u2010", "\u2011")


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """A name as plain text in BibTeX's parts.

    A corporate name (`{The Kubernetes Team}`) has only a `family` part.
    """

    given: str = ""
    particle: str = ""
    """BibTeX's *von* part."""
    family: str = ""
    suffix: str = ""
    """BibTeX's *Jr* part."""
    homonym: str = ""
    """The digits by which DBLP tells namesakes apart (`0001`); never shown."""

    @property
    def corporate(self) -> bool:
        """Whether it is a group's name: one part of several words.

        One word alone is a person's only name (Cher, Mausam).
        """
        return not (self.given or self.particle or self.suffix) and " " in self.family

    @property
    def is_east_asian(self) -> bool:
        """Whether its family name comes first, with no space behind it."""
        # Nearly every name ends here: it is asked for wherever a name is shown.
        if (self.family or self.given).isascii() or self.particle or self.suffix or not self.given:
            return False
        return is_east_asian(f"{self.family}{self.given}")

    @property
    def surname(self) -> str:
        """Particle and family name: `van der Plas`, `d'Ancona`."""
        if not self.particle or not self.family:
            return self.particle or self.family
        space = "" if self.particle.endswith(_JOINS) else " "
        return f"{self.particle}{space}{self.family}"

    @property
    def full(self) -> str:
        """As it is read: given, particle, family, suffix; in East Asian script family first."""
        if self.is_east_asian:
            return f"{self.family}{self.given}"
        if self.particle or self.suffix or not (self.given and self.family):
            return " ".join(filter(None, (self.given, self.surname, self.suffix)))
        return f"{self.given} {self.family}"


def is_east_asian(text: str) -> bool:
    """Whether the text is Chinese, Japanese or Korean letters without a space, and no other."""
    return not text.isascii() and _EAST_ASIAN.fullmatch(text) is not None
