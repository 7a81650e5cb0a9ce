"""Files of TeX: comments, preambles and layout say nothing."""

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.tex_files import tex_text


def paragraphs(text: str) -> list[str]:
    notes = Notes(Location(path="x"))
    return [part.plain for part in notes.latex_paragraphs(tex_text(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One\ntwo.\n\nThree.", ["One two.", "Three."], id="paragraphs"),
        pytest.param("One % c\n  two % c\n\nThree", ["One two", "Three"], id="comments"),
        pytest.param("% c\nOne\n% c\n% c\ntwo", ["One two"], id="lines of comments"),
        pytest.param(
            "50\\% \\url{https://a.org/b%20c} % c", ["50% https://a.org/b%20c"], id="no c"
        ),
        pytest.param("a\\\\% c\nb", ["a", "b"], id="a line's end"),
        pytest.param(
            "\\documentclass[a4]{article}\n\\setlength\\topmargin{-5mm}\\newlength\\x\n"
            "\\begin{document}\\pagestyle{empty}\nHi.\n\\end{document}\nNever.",
            ["Hi."],
            id="a document",
        ),
        pytest.param("\\begin{document}\nHi.", ["Hi."], id="a document without end"),
        pytest.param(
            "A:\\begin{itemize}[nosep]\n\\item One\n\\item[(b)] Two\n\\end{itemize}B",
            ["A:", "• One", "(b) Two", "B"],
            id="a list",
        ),
        pytest.param(
            "\\begin{quote}Q\\end{quote}\\vspace*{1em}\\noindent A\\bigskip B",
            ["Q", "A", "B"],
            id="x",
        ),
        pytest.param("\\section*{On {X}}\nText", ["On X", "Text"], id="a section"),
        pytest.param("The chairs\\\\\nAda,\\\\\nBob", ["The chairs", "Ada, Bob"], id="a signature"),
        pytest.param("\\includegraphics[width=1cm]{x.png} See.", ["See."], id="a picture"),
        pytest.param("\\input{/etc/passwd} \\write18{rm} A", ["18rm A"], id="commands"),
        pytest.param("A {B, C and D.\n\nE", ["A {B, C and D.", "E"], id="an open brace"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_texts(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        " " * 1_000_000,
        "\\vspace" * 100_000,
        "\\section{" * 100_000,
        "\\begin{center}[" * 60_000,
        "%\n" * 400_000,
        "\\url{" * 200_000,
        "\\item[" * 150_000,
        "\\" * 900_000,
        "\\setlength\\a" * 80_000,
    ],
)
def test_no_text_takes_for_ever(text: str) -> None:
    assert len(tex_text(text)) <= 4 * len(text)
