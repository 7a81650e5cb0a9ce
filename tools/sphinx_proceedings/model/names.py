"""Personal names in the four parts that BibTeX knows."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Name"]


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

    @property
    def corporate(self) -> bool:
        """Whether it is a group's name: one part of several words.

        One word alone is a person's only name (Cher, Mausam).
        """
        return not (self.given or self.particle or self.suffix) and " " in self.family

    @property
    def full(self) -> str:
        """In reading order: given, particle, family, suffix."""
        return " ".join(
            part for part in (self.given, self.particle, self.family, self.suffix) if part
        )

    @property
    def inverted(self) -> str:
        """`von Family, Jr, Given`, BibTeX's unambiguous order."""
        family = " ".join(part for part in (self.particle, self.family) if part)
        return ", ".join(part for part in (family, self.suffix, self.given) if part)
