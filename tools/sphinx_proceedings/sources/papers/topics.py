"""`papers/topics.yaml` → the thesaurus: what keywords mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.topics import Term, topic_key
from sphinx_proceedings.sources.yaml.schemas import TopicForm, TopicsFile

__all__ = ["read_topics"]


def read_topics(form: TopicsFile) -> tuple[tuple[Term, ...], tuple[Diagnostic, ...]]:
    """Make the thesaurus.  What contradicts what stands before it is reported and left out."""
    reader = _ThesaurusReader()
    for topic in form.topics:
        reader.enter(topic)
    return tuple(reader.terms()), reader.problems.diagnostics


class _ThesaurusReader:
    def __init__(self) -> None:
        self.problems = Problems()
        self._forms: dict[str, TopicForm] = {}
        """By the key of the label."""
        self._owners: dict[str, tuple[str, Location]] = {}
        """Which label a spelling belongs to, and where that is said."""
        self._also: dict[str, list[str]] = {}

    def enter(self, form: TopicForm) -> None:
        """Enter a topic with those of its spellings that are free."""
        key = topic_key(form.label)
        if not self._claim(form.label, form.label, form.at.of("label")):
            return
        self._forms[key] = form
        others = {topic_key(one): one for one in reversed(form.also)}
        others.pop(key, None)
        location = form.at.of("also")
        self._also[key] = [
            one for one in reversed(others.values()) if self._claim(one, form.label, location)
        ]

    def _claim(self, spelling: str, label: str, location: Location) -> bool:
        key = topic_key(spelling)
        owner, first = self._owners.setdefault(key, (label, location))
        if first == location:
            return True
        self.problems.report(
            Code.TOPIC_DUPLICATE,
            location,
            f"{spelling!r} means {owner!r} already; here it is left out",
            "a spelling belongs to one topic: keep it there or here, or make one topic of the two",
            related=(first,),
        )
        return False

    def terms(self) -> Iterator[Term]:
        """The topics entered, in the file's order."""
        broader = {key: self._broader(form) for key, form in self._forms.items()}
        for key, form in self._forms.items():
            if _closes_circle(key, broader):
                self._report_circle(form)
                broader[key] = ""
            above = self._forms.get(broader[key])
            yield Term(
                label=form.label, also=tuple(self._also[key]), broader=above.label if above else ""
            )

    def _broader(self, form: TopicForm) -> str:
        """The key of the broader topic, or empty."""
        if form.broader is None:
            return ""
        key = topic_key(form.broader)
        if key in self._forms:
            return key
        owner, _ = self._owners.get(key, ("", None))
        labels = [other.label for other in self._forms.values() if other is not form]
        self.problems.report(
            Code.UNKNOWN_TOPIC,
            form.at.of("broader"),
            f"no topic is labelled {form.broader!r}; {form.label} has no broader topic",
            f"write its label, {owner!r}" if owner else did_you_mean(form.broader, labels),
        )
        return ""

    def _report_circle(self, form: TopicForm) -> None:
        self.problems.report(
            Code.TOPIC_CIRCLE,
            form.at.of("broader"),
            f"{form.label} would be broader than itself; here it has no broader topic",
            "remove one of the broader: lines that lead in a circle",
        )


def _closes_circle(key: str, broader: Mapping[str, str]) -> bool:
    """Whether the topics above lead back here.

    Another circle further up is reported where it is.
    """
    seen: set[str] = set()
    above = broader[key]
    while above and above not in seen:
        if above == key:
            return True
        seen.add(above)
        above = broader[above]
    return False
