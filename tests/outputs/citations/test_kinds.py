"""What each format calls a work, for every type of entry that biblatex has."""

import json
import re

import pytest
import rispy
from jsonschema import Draft7Validator
from lxml import etree

from sphinx_proceedings.model.entry_types import ENTRY_TYPES
from sphinx_proceedings.outputs.citations.bibtex import bibtex_ascii_item
from sphinx_proceedings.outputs.citations.csl import csl_item
from sphinx_proceedings.outputs.citations.endnote import endnote_item
from sphinx_proceedings.outputs.citations.mods import mods_item
from sphinx_proceedings.outputs.citations.ris import ris_item
from sphinx_proceedings.outputs.head.schema_paper import paper_type
from sphinx_proceedings.outputs.work import Work
from support.csl_schema import SCHEMA
from support.export_works import read_work


def of_type(entry_type: str, more: str = "") -> Work:
    return read_work(
        f"@{entry_type}{{k, author = {{A, B}}, title = {{T}}, date = {{2027}}, {more}}}"
    )


@pytest.mark.parametrize(
    ("entry_type", "words"),
    [
        (
            "inproceedings",
            "paper-conference | CPAPER | Conference Proceedings | ScholarlyArticle | inproceedings",
        ),
        ("article", "article-journal | JOUR | Journal Article | ScholarlyArticle | article"),
        ("suppperiodical", "article-journal | JOUR | Journal Article | ScholarlyArticle | article"),
        ("bookinbook", "chapter | CHAP | Book Section | Chapter | inbook"),
        ("suppcollection", "chapter | CHAP | Book Section | Chapter | incollection"),
        ("inreference", "entry-encyclopedia | ENCYC | Encyclopedia | Chapter | incollection"),
        ("reference", "book | BOOK | Book | Book | misc"),
        ("manual", "book | BOOK | Book | Book | manual"),
        ("booklet", "pamphlet | PAMP | Pamphlet | Book | booklet"),
        ("report", "report | RPRT | Report | Report | techreport"),
        ("thesis", "thesis | THES | Thesis | Thesis | phdthesis"),
        ("dataset", "dataset | DATA | Dataset | Dataset | misc"),
        ("software", "software | COMP | Computer Program | SoftwareSourceCode | misc"),
        ("patent", "patent | PAT | Patent | CreativeWork | misc"),
        ("standard", "standard | STAND | Standard | CreativeWork | misc"),
        ("online", "webpage | ELEC | Web Page | WebPage | misc"),
        ("electronic", "webpage | ELEC | Web Page | WebPage | misc"),
        ("www", "webpage | ELEC | Web Page | WebPage | misc"),
        ("unpublished", "manuscript | UNPB | Unpublished Work | ScholarlyArticle | unpublished"),
        ("video", "motion_picture | VIDEO | Audiovisual Material | VideoObject | misc"),
        ("jurisdiction", "legal_case | CASE | Case | CreativeWork | misc"),
        ("misc", "document | GEN | Generic | ScholarlyArticle | misc"),
    ],
)
def test_types(entry_type: str, words: str) -> None:
    """In CSL, RIS, EndNote, schema.org and classic BibTeX."""
    made = of_type(entry_type)
    found = (
        json.loads(csl_item(made))["type"],
        ris_item(made).split("\r\n", 1)[0].removeprefix("TY  - "),
        endnote_item(made).split("\n", 1)[0].removeprefix("%0 "),
        paper_type(made),
        bibtex_ascii_item(made).split("{", 1)[0].removeprefix("@"),
    )
    assert " | ".join(found) == words


@pytest.mark.parametrize("entry_type", ENTRY_TYPES)
def test_every_type_has_its_words(entry_type: str) -> None:
    made = of_type(entry_type)
    Draft7Validator(SCHEMA).validate([json.loads(csl_item(made))])
    assert rispy.loads(ris_item(made))[0]["type_of_reference"]
    assert etree.fromstring(mods_item(made)).findtext("genre") == made.kind.value


@pytest.mark.parametrize(
    ("entry", "words", "classic"),
    [
        ("@phdthesis{k,", "PhD thesis", "phdthesis"),
        ("@mastersthesis{k,", "Master’s thesis", "mastersthesis"),
        ("@thesis{k, type = {mathesis},", "Master’s thesis", "mastersthesis"),
        ("@thesis{k, type = {phdthesis},", "PhD thesis", "phdthesis"),
        ("@thesis{k, type = {Bachelor's thesis},", "Bachelor’s thesis", "phdthesis"),
        ("@techreport{k, type = {Working Paper},", "Working Paper", "techreport"),
        ("@report{k, type = {techreport},", "Technical report", "techreport"),
    ],
)
def test_theses_and_reports_keep_their_kind(entry: str, words: str, classic: str) -> None:
    made = read_work(
        f"{entry} author = {{A, B}}, title = {{T}}, institution = {{U}}, date = {{2027}}}}"
    )
    assert json.loads(csl_item(made))["genre"] == words
    assert rispy.loads(ris_item(made))[0]["type_of_work"] == words
    assert f"%9 {words}\n" in endnote_item(made)
    genres = [element.text for element in etree.fromstring(mods_item(made)).iterfind("genre")]
    assert genres == [made.kind.value, words]
    ascii_item = bibtex_ascii_item(made)
    assert re.match(r"@(\w+)", ascii_item)[1] == classic  # type: ignore[index]
    again = read_work(ascii_item).paper.genre
    assert again.replace("’", "'") == words.replace("’", "'")
