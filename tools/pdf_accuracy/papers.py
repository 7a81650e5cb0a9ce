"""The papers that PDFs are made of: made up, or from a BibTeX file."""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from anyascii import anyascii

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.richtext import Math, Node, Text, plain_text

__all__ = ["PrintedName", "PrintedPaper", "made_up", "of_file"]


@dataclass(frozen=True, kw_only=True)
class PrintedName:
    """A name as a layout prints it."""

    given: str
    family: str

    @property
    def data(self) -> dict[str, str]:
        """What the template takes."""
        whole = " ".join(filter(None, (self.given, self.family)))
        return {
            "given": self.given,
            "family": self.family,
            "ascii": re.sub("[^a-z]", "", anyascii(self.family).lower()) or "author",
            "apart": _accents_apart(whole),
        }


@dataclass(frozen=True, kw_only=True)
class PrintedPaper:
    """A paper: its entry, and what is printed of it."""

    key: str
    entry: str
    """BibTeX, without pages."""
    title: tuple[tuple[str, str], ...]
    """Parts of a kind: `text`, or `math` in Typst's notation."""
    authors: tuple[PrintedName, ...]


def of_file(path: Path, count: int, seed: int) -> list[PrintedPaper]:
    """So many papers of a BibTeX file, taken at random, that have a title and authors."""
    with TemporaryDirectory(prefix="pdf-accuracy-") as folder:
        root = Path(folder)
        (root / "papers").mkdir()
        text = path.read_text(encoding="utf-8")
        (root / "papers" / "all2027.bib").write_text(text, encoding="utf-8")
        papers = read_portal(root).portal.papers
    lines = text.splitlines(keepends=True)
    starts = sorted(paper.location.line for paper in papers)
    ends = dict(zip(starts, [*starts[1:], len(lines) + 1], strict=True))
    fit = [paper for paper in papers if paper.authors and not paper.withdrawn]
    chosen = random.Random(seed).sample(fit, min(count, len(fit)))  # noqa: S311  # no secrets
    found = []
    for paper in chosen:
        start = paper.location.line
        entry = "".join(lines[start - 1 : ends[start] - 1])
        entry = re.sub(r"(?m)^\s*(pages|pdf|url|abstract)\s*=.*,\n", "", entry)
        names = tuple(_printed(author.name) for author in paper.authors)
        title = tuple(_parts(paper.full_title.nodes))
        found.append(PrintedPaper(key=paper.key, entry=entry.strip(), title=title, authors=names))
    return found


def _printed(name: Name) -> PrintedName:
    family = " ".join(filter(None, (name.surname, name.suffix)))
    return PrintedName(given=name.given, family=family)


def _parts(nodes: tuple[Node, ...]) -> list[tuple[str, str]]:
    """Text and formulas; what Typst cannot be told of a formula is printed as text."""
    parts: list[tuple[str, str]] = []
    for node in nodes:
        match node:
            case Text(text):
                parts.append(("text", text))
            case Math(tex, _, text) if re.fullmatch(r"[A-Za-z](\^[0-9A-Za-z])?", tex):
                parts.append(("math", tex))
            case _:
                parts.append(("text", plain_text((node,))))
    return parts


def _accents_apart(text: str) -> str:
    """Each accent as a character of its own in front of its letter: `Andr´e`."""
    apart = {"\u0301": "´", "\u0300": "`", "\u0308": "¨", "\u0302": "ˆ", "\u0303": "˜"}
    found = re.sub(
        "([^\u0300-\u036f])([\u0300-\u036f])", r"\2\1", unicodedata.normalize("NFD", text)
    )
    return unicodedata.normalize("NFC", "".join(apart.get(c, c) for c in found))


_TITLES = (
    "Efficient Offloading of Affine Workflows in Office Networks",
    "On Measuring Flow-Level Interference in Rack-Scale Machine Learning Clusters",
    "Fast and Fair: A Study of First-Come, First-Served Scheduling",
    "{Über} die Größe von Schlüsseln: Eine Übersicht",
    "Une étude des réseaux hétérogènes à l'échelle européenne",
    "{GPU}s, {TPU}s \\& {FPGA}s: Who Wins, When, and Why?",
    "Towards Automated Verification of Communication-Avoiding Algorithms for Heterogeneous Systems",
    " ".join(["Multi-Accelerator Platforms: Experience from Seven Years of Operation"] * 2),
    "An $O(n \\log n)$ Algorithm for Finding Nearest Neighbours in High Dimensions",
    "Approximation in $L^2$ Norms with $k$-Sparse Representations",
    "Index",
    "What's in a Name? “Quotes”, Dashes – and Apostrophes’ Revenge",
    "C++ Considered Harmful? Evidence from 1,000,000 Commits",
    "Anonymous Credentials for Everybody",
    "Peer Review Under Pressure: Anonymous Submissions Considered",
    "Learning to Rank",
    "Learning to Rank with Graphs",
    "TrustZone™ in Practice: A Systematisation of Knowledge",
    "Non-Convex Re-Parameterisation for Pre-Trained Auto-Encoders",
    "50% Off: Compression by Sub-Byte Quantisation",
    "Ælfric to Øre: Normalising Œuvre-Level Orthography",
)  # fmt: skip
_NAMES = (
    "Lovelace, Ada", "Turing, Alan M.", "van der Plas, Lonneke", "Müller, José", "Ćwik, Łukasz",
    "d'Ormesson, Jean", "García Márquez, María José", "O'Neill, Séamus", "Nguyễn, Văn An",
    "Wei, Zhang", "Li, Na", "Xu, Xi", "Kim, Min-Jun", "Sørensen, Bjørn", "Þórsdóttir, Guðrún",
    "Özdemir, Ayşe", "Groß, Käthe", "Al-Khwarizmi, Muhammad", "de la Cruz, Ana Sofía",
    "Smith, J. R.",
    "Jones, Jr., Robert", "Mausam", "Fitzgerald-Smythe, Eleanor", "Bakır, Işıl", "Dvořák, Antonín",
    "Ng, Andrew", "Wu, Y.", "Ó Súilleabháin, Diarmuid", "Cohen, Ruth", "Papadopoulos, Γεώργιος",
    "张, 伟", "山田, 太郎", "김, 민준", "علي, محمد", "Иванов, Пётр", "Rossi, Mario",
    "Kowalska, Zofia",
    "Brown, Charlotte Amelia", "Diaz, Efrén", "Schäfer, Jürgen",
)  # fmt: skip
_WORDS = (
    "adaptive", "benchmarks", "compilers", "distributed", "edge", "federated", "graphs", "hardware",
    "inference", "kernels", "latency", "memory", "networks", "offline", "pipelines", "quantised",
    "robust", "sparse", "training", "workflows", "efficient", "affinity", "difficult", "offsets",
)  # fmt: skip


def made_up(count: int, seed: int) -> list[PrintedPaper]:
    """Papers whose titles and names are the odd ones, and then as many more as are wanted."""
    chance = random.Random(seed)  # noqa: S311  # no secrets
    papers = []
    for number in range(count):
        title = _TITLES[number] if number < len(_TITLES) else _some_title(chance)
        names = chance.sample(_NAMES, chance.choice((1, 2, 2, 3, 3, 4, 5, 6, 9)))
        key = f"paper{number:04}"
        entry = (
            f"@inproceedings{{{key},\n  title = {{{title}}},\n"
            f"  author = {{{' and '.join(names)}}},\n  booktitle = {{Examples}},\n"
            "  year = 2027,\n}"
        )
        papers.append(_as_read(key, entry))
    return papers


def _some_title(chance: random.Random) -> str:
    words = chance.sample(_WORDS, chance.choice((4, 5, 6, 7, 8, 12, 16)))
    words.insert(len(words) // 2, chance.choice(("for", "with", "of", "in")))
    return " ".join(word.capitalize() for word in words)


def _as_read(key: str, entry: str) -> PrintedPaper:
    with TemporaryDirectory(prefix="pdf-accuracy-") as folder:
        (Path(folder) / "papers").mkdir()
        (Path(folder) / "papers" / "one2027.bib").write_text(entry, encoding="utf-8")
        (paper,) = read_portal(Path(folder)).portal.papers
    return PrintedPaper(
        key=key,
        entry=entry,
        title=tuple(_typst_parts(paper)),
        authors=tuple(map(_printed, (a.name for a in paper.authors))),
    )


_FORMULAS = {r"O(n \log n)": "O(n log n)", "L^2": "L^2", "k": "k"}


def _typst_parts(paper: Paper) -> list[tuple[str, str]]:
    return [
        ("math", _FORMULAS[node.tex]) if isinstance(node, Math) else ("text", plain_text((node,)))
        for node in paper.full_title.nodes
    ]
