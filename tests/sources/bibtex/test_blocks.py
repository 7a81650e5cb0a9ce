"""Where blocks and values stand in a BibTeX text."""

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.bibtex.blocks import Block, BlockKind, RawField, located_blocks


def test_blocks() -> None:
    text = (
        'x\n@string{a = b}\n @misc{k, t = {T} # "u" # a , v=1}@comment{c}\n@misc{d, t\n@misc(l)\n'
    )
    assert list(located_blocks(text)) == [
        Block(kind=BlockKind.TEXT, start=0, end=1),
        Block(
            kind=BlockKind.STRING,
            start=2,
            end=16,
            type="string",
            fields=(RawField(name="a", at=14, pieces=((14, 15),)),),
        ),
        Block(
            kind=BlockKind.ENTRY,
            start=18,
            end=51,
            type="misc",
            key="k",
            fields=(
                RawField(name="t", at=31, pieces=((31, 34), (37, 40), (43, 44))),
                RawField(name="v", at=49, pieces=((49, 50),)),
            ),
        ),
        Block(kind=BlockKind.COMMENT, start=51, end=62),
        Block(kind=BlockKind.DAMAGED, start=63, end=74, type="misc", key="d", stop=74),
        Block(kind=BlockKind.ENTRY, start=74, end=82, type="misc", key="l"),
    ]


_PIECES = st.lists(
    st.sampled_from(
        [
            "@misc{", "@string{", "@preamble{", "@comment{", "@x-y(", "a", "k,", "=", "#", ",", "{",
            "}", ")", '"', "%", "\\", "\n", " ", "{v}", '"w"', "1",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(_PIECES)
def test_blocks_cover_the_text(text: str) -> None:
    """In order, without overlap, with blanks only between them, values within."""
    position = 0
    for block in located_blocks(text):
        assert text[position : block.start].strip() == ""
        assert position <= block.start < block.end <= len(text)
        for field in block.fields:
            assert block.start < field.at <= field.end <= block.end
            assert all(field.at <= start < end <= field.end for start, end in field.pieces)
        position = block.end
    assert text[position:].strip() == ""
