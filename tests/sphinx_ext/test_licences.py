"""A volume's licence is told of its papers wherever there is a place for it."""

import json

from conftest import Build, Write

CC = "https://creativecommons.org/licenses/by/4.0/"
BIB = """\
@proceedings{w2027, title = {Proc. W}, year = 2027, license = {CC-BY-4.0}}
@inproceedings{one, crossref = {w2027}, title = {One}, author = {Lovelace, Ada}}
@inproceedings{two, crossref = {w2027}, title = {Two}, author = {Lovelace, Ada},
  license = {Ours \\& theirs}}
@inproceedings{gone, crossref = {w2027}, title = {Gone}, author = {Lovelace, Ada},
  status = {withdrawn}, statusdate = {2027-05-08}, notice = {Why.}}
"""


def test_licence_in_pages_heads_and_exports(write: Write, build: Build) -> None:
    built = build(write({"papers/w2027.bib": BIB}))
    assert built.warnings == ""
    page = built.page("papers/w2027/one")
    assert [link["href"] for link in page.select(f'.facts a[href="{CC}"]')] == [CC]
    head = {str(tag["name"]): tag["content"] for tag in page.select("meta[name]")}
    assert (head["DC.rights"], head["DCTERMS.license"]) == ("CC BY 4.0", CC)
    assert [link["href"] for link in page.select("link[rel=license]")] == [CC]
    (data,) = page.select('script[type="application/ld+json"]')
    assert f'"license":"{CC}"' in (data.string or "")
    folder = built.html / "papers/w2027"
    assert f"license   = {{{CC}}}" in (folder / "one.bib").read_text("utf-8")
    mods = '<accessCondition type="use and reproduction">CC BY 4.0 '
    assert f"{mods}{CC}</accessCondition>" in (folder / "one.mods.xml").read_text("utf-8")
    api = built.html / "api/papers/w2027"
    assert json.loads((api / "one.json").read_bytes())["licence"] == CC
    assert json.loads((api / "gone.json").read_bytes())["licence"] is None


def test_licence_in_words_is_text(write: Write, build: Build) -> None:
    built = build(write({"papers/w2027.bib": BIB}))
    page = built.page("papers/w2027/two")
    names = built.texts("papers/w2027/two", ".facts dt")
    facts = dict(zip(names, page.select(".facts dd"), strict=True))
    assert facts["Licence"].get_text().strip() == "Ours & theirs"
    assert page.select("link[rel=license], meta[name='DCTERMS.license']") == []
    assert built.page("papers/w2027/gone").select("[rel=license], [name='DC.rights']") == []
