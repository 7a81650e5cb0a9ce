"""Made-up authors: most have one paper, a few have dozens, as in real proceedings.

Each place in a list of authors goes to somebody new with a fixed chance, else to somebody who had
one before (Simon 1955).  With a chance of 0.45 and four places a paper there are 1.9 people a
paper, 64 % of them with one paper; the ACL Anthology of 2021 and 2022 has 1.92 and 62 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bench.words import THEMES, listed

__all__ = ["Author", "Authors"]

_CHANCE_OF_NEW = 0.45
_SAME_THEME = 0.8
"""How often somebody known comes from papers of the same theme."""
_COUNTS = (1, 2, 3, 4, 5, 6, 7, 8, 9)
_COUNT_WEIGHTS = (4, 16, 22, 19, 13, 9, 6, 4, 3)
_GIVEN = listed(
    "Aisha Alan Amina Anna Arjun Barbara Bo Carlos Chen Clara Daniel Deepa Elena Emil Fatima Feng"
    " Grace Hana Hugo Ines Ivan Jan Jing Jonas Julia Kaito Kofi Lars Laura Lei Lin Maria Marta"
    " Mei Milan Min Mohammed Nadia Nils Olga Omar Paul Pedro Priya Rahul Rosa Samuel Sara Sofia"
    " Stefan Tara Thomas Uma Victor Wei Xin Yan Yuki Zoe Zsofia"
)
_BEGINNINGS = listed(
    "Ab Al Ba Bar Be Ber Bra Ca Cha Da De Do El Fa Fer Ga Gon Grü Ha Ho Iv Ja Ka Kl Kow La Lin Mü"
    " Ma Mar Me Mo Na No Ols Or Pa Pe Pin Qu Ra Ri Ro Sa Schö Se Si So Sta Ta To Tr Va Vi Wa Wi"
    " Yam Za Zh"
)
_MIDDLES = listed("a al an ar be da de do e el en er i in ka la le li ma me mi mo na ni o ra ri ro")
_ENDINGS = listed("ada aya berg dez er es ez ić ini ko la ler man nen ni o ov sen shi son ska ta")
# Some people write LaTeX into their .bib files, others do not: the ć stays.
_LATEX = str.maketrans({"ü": r"{\"u}", "ö": r"{\"o}"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Author:
    """Somebody who has a name that nobody else has."""

    given: str
    family: str

    @property
    def full(self) -> str:
        """In reading order."""
        return f"{self.given} {self.family}"

    @property
    def bibtex(self) -> str:
        """As in an entry."""
        return f"{self.family}, {self.given}".translate(_LATEX)


class Authors:
    """Draws the authors of one paper after the other."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._known: set[Author] = set()
        self._places: list[Author] = []
        self._places_of_theme: list[list[Author]] = [[] for _ in range(THEMES)]

    def of_paper(self, theme: int) -> tuple[Author, ...]:
        """The authors of the next paper, each once."""
        (count,) = self._random.choices(_COUNTS, _COUNT_WEIGHTS)
        found: dict[Author, None] = {}
        while len(found) < count:
            found[self._next(theme)] = None
        self._places += found
        self._places_of_theme[theme] += found
        return tuple(found)

    def _next(self, theme: int) -> Author:
        if not self._places or self._random.random() < _CHANCE_OF_NEW:
            return self._newcomer()
        near = self._places_of_theme[theme]
        is_near = bool(near) and self._random.random() < _SAME_THEME
        return self._random.choice(near if is_near else self._places)

    def _newcomer(self) -> Author:
        while True:
            parts = (_BEGINNINGS, _MIDDLES, _ENDINGS)
            author = Author(
                family="".join(self._random.choice(part) for part in parts),
                given=self._random.choice(_GIVEN),
            )
            if author not in self._known:
                self._known.add(author)
                return author
