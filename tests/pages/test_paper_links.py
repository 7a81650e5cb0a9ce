"""What leads from a paper to its text, its citation and what belongs to it."""

from dataclasses import replace

import pytest

from sphinx_proceedings.model.archives import Eprint
from sphinx_proceedings.model.papers import LinkKind, PaperLink
from sphinx_proceedings.pages.paper_links import reading_links
from sphinx_proceedings.pages.writers.myst import written
from support.discover_papers import paper

PAPER = paper("a", "A")
ARXIV = Eprint(archive="arxiv", id="2601.00001")
CITE = "[[Cite](#cite)]{.to-cite}"


def links(*kinds: LinkKind) -> tuple[PaperLink, ...]:
    return tuple(PaperLink(kind=kind, url=f"https://e.org/{kind}") for kind in kinds)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        pytest.param({}, [CITE], id="nothing"),
        pytest.param(
            {"doi": "10.1/x"},
            ["[[Publisher’s page](<https://doi.org/10.1/x>)]{.to-url}", CITE],
            id="no text",
        ),
        pytest.param(
            {"doi": "10.1/x", "eprint": ARXIV},
            ["[[Preprint on arXiv](<https://arxiv.org/abs/2601.00001>)]{.read}", CITE],
            id="preprint",
        ),
        pytest.param(
            {"eprint": Eprint(archive="jstor", id="1")}, [CITE], id="archive without preprints"
        ),
        pytest.param({"eprint": Eprint(archive="ours", id="1")}, [CITE], id="unknown archive"),
        pytest.param(
            {
                "eprint": ARXIV,
                "links": links(LinkKind.PDF, LinkKind.URL, LinkKind.CODE, LinkKind.VIDEO),
            },
            [
                "[[PDF](<https://e.org/pdf>)]{.read}",
                CITE,
                "[[Preprint on arXiv](<https://arxiv.org/abs/2601.00001>)]{.to-preprint}",
                "[[Publisher’s page](<https://e.org/url>)]{.to-url}",
                "[[Code](<https://e.org/code>)]{.to-code}",
                "[[Video](<https://e.org/video>)]{.to-video}",
            ],
            id="all",
        ),
        pytest.param(
            {
                "eprint": ARXIV,
                "links": (
                    PaperLink(kind=LinkKind.PREPRINT, url="https://arxiv.org/abs/2601.00001"),
                ),
            },
            ["[[Preprint](<https://arxiv.org/abs/2601.00001>)]{.read}", CITE],
            id="the same preprint twice",
        ),
    ],
)
def test_the_best_text_first(changed: dict[str, object], told: list[str]) -> None:
    made = replace(PAPER, **changed)  # type: ignore[arg-type]
    assert list(map(written, reading_links(made))) == told
