"""Whatever happens to a portal and to what was built of it: a machine that tries it."""

from collections.abc import Collection
from typing import get_args

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from support.later_builds import differences
from support.portal_edits import NAMES, Times, unexpected, usable, with_papers
from support.stopped_build import Stop
from support.workshop import CIRCUMSTANCES, Kept, Loss, Workshop

__all__ = ["EditedBuilds"]

_THEME = "theme"
_NAMES = st.lists(st.sampled_from([*NAMES, *CIRCUMSTANCES]), min_size=1, max_size=3, unique=True)
_MENDED = ("abstract", "word of an abstract", "lines before", "title", "title among others")
_TEXTS = st.lists(st.sampled_from(_MENDED), min_size=1, max_size=3, unique=True)
_TIMES = st.sampled_from(get_args(Times))
_MOST_CHANGES = 600
"""To files, of a build that makes everything."""
_ENDINGS = st.one_of(
    st.just("to its end"),
    st.just("not at all"),
    st.tuples(st.sampled_from(get_args(Stop)), st.integers(0, _MOST_CHANGES)),
)
Ending = str | tuple[Stop, int]


class EditedBuilds(RuleBasedStateMachine):
    """Sources are edited, output and memory lost, builds ended: a first build makes the same."""

    def __init__(self, workshop: Workshop) -> None:
        super().__init__()
        self._workshop = workshop
        self._begun = frozenset[str]()
        self._is_compared = True
        self._has_forgotten = False

    @initialize(is_basic=st.sampled_from([True, True, False]))
    def begin(self, is_basic: bool) -> None:
        """The theme that is quick, or the portal's own."""
        self._begun = frozenset({_THEME} if is_basic else ())
        self._workshop.begin(self._begun)

    @rule(names=_NAMES, is_back=st.sampled_from([False, False, True]), times=_TIMES, then=_ENDINGS)
    def edit(self, names: Collection[str], is_back: bool, times: Times, then: Ending) -> None:
        """Some is no more as it was, or all is as in the beginning, as if a branch was switched."""
        shop = self._workshop
        now = self._begun if is_back else shop.now.symmetric_difference(names)
        shop.change(with_papers(now), times)
        self._build(then)

    @rule(names=_TEXTS, then=_ENDINGS)
    def mend(self, names: Collection[str], then: Ending) -> None:
        """Nothing is otherwise but titles and abstracts, and where they stand."""
        shop = self._workshop
        shop.change(with_papers(shop.now.symmetric_difference(names)), "now")
        self._build(then)

    @rule(then=_ENDINGS)
    def commit(self, then: Ending) -> None:
        """What has changed is told with its date."""
        self._workshop.commit()
        self._build(then)

    @rule(
        kept=st.sampled_from(get_args(Kept)),
        loss=st.sampled_from(get_args(Loss)),
        which=st.integers(0, 1000),
        then=_ENDINGS,
    )
    def lose(self, kept: Kept, loss: Loss, which: int, then: Ending) -> None:
        """Where it may not be taken for somebody's own, damaged as well."""
        self._has_forgotten |= kept == "memory"
        path = self._workshop.lose(kept, loss, which)
        note(f"{path} is lost")
        self._build(then)

    @precondition(lambda self: not self._is_compared)
    @rule()
    def compare(self) -> None:
        """The portal is as a build from nothing makes it, once all sources can be used."""
        self._is_compared = True
        shop = self._workshop
        shop.change(with_papers(usable(shop.now)), "now")
        shop.build()
        found = unexpected(shop.now, differences(shop.made(), shop.first()))
        if self._has_forgotten:
            # Only memory tells what was published by builds, and what others have put there.
            found = [line for line in found if not line.startswith("left over: ")]
        assert found == [], "\n".join([f"with {sorted(shop.now)}:", *found[:20]])

    def teardown(self) -> None:
        """However the sequence ends."""
        if not self._is_compared:
            self.compare()

    def _build(self, then: Ending) -> None:
        # After one that fails, there is nothing to be compared.
        self._is_compared = True
        if isinstance(then, tuple):
            self._workshop.build_partly(*then)
        elif then == "to its end":
            self._workshop.build()
        self._is_compared = False
