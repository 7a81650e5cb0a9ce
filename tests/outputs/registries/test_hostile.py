"""Whatever the sources say: a well-formed document that says it, or a refusal."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Eprint, LinkKind, PaperLink
from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text
from sphinx_proceedings.outputs.registries.crossref import crossref_deposit
from sphinx_proceedings.outputs.registries.datacite import datacite_deposit
from sphinx_proceedings.outputs.registries.deposits import Order
from support.affiliations import printed_at
from support.crossref_schema import schema_errors
from support.toy_order import HEAD, parsed, toy_order, with_paper, with_publication

CROSSREF = "{http://www.crossref.org/schema/5.4.0}"
DATACITE = "{http://datacite.org/schema/kernel-4}"

hostile = st.text(
    st.one_of(st.characters(exclude_categories=()), st.sampled_from("<>&\"'\r\n\t\0]\x1f\ufffe")),
    max_size=12,
) | st.sampled_from(["]]>", "<!--", "&amp;", "<?xml?>", "\ud800", "a\r\nb"])
node = st.recursive(
    st.builds(Text, hostile) | st.builds(Math, hostile),
    lambda inner: (
        st.builds(Span, st.sampled_from(Style), st.lists(inner, max_size=3).map(tuple))
        | st.builds(Link, hostile, st.lists(inner, max_size=3).map(tuple))
    ),
    max_leaves=6,
)
rich = st.lists(node, max_size=4).map(lambda nodes: RichText(tuple(nodes)))
name = st.builds(
    Name,
    given=hostile | st.just("Ada"),
    particle=hostile | st.just("von"),
    family=hostile | st.just("Lovelace"),
    suffix=hostile | st.just(""),
)


def as_xml(text: str) -> str:
    """What a reader of the document must see, as XML 1.0's `Char` has it."""
    allowed = "".join(
        c
        if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000"
        else "\ufffd"
        for c in text
    )
    return re.sub(r"\s+", " ", allowed).strip()


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Order:
    return toy_order(Path(tmp_path_factory.mktemp("toy")))


def changed(order: Order, title: RichText, author: Name, text: str) -> Order:
    first, *others = order.papers[0].authors
    authors = (replace(first, name=author, affiliations=printed_at(text or "A")), *others)
    told = with_paper(
        order,
        title=title,
        abstract=(title, title),
        authors=authors,
        keywords=(text,),
        pages=f"1–{text}",
        page_count=text,
        eprint=Eprint(archive="arxiv", id=text),
        links=(PaperLink(kind=LinkKind.CODE, url=f"https://{text}"),),
    )
    return with_publication(told, address=RichText((Text(text),)), series=title)


inputs = given(title=rich, author=name, text=hostile)
relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@relaxed
@inputs
def test_crossref(order: Order, title: RichText, author: Name, text: str) -> None:
    deposit = crossref_deposit(changed(order, title, author, text), HEAD)
    assert bool(deposit.missing) != bool(deposit.documents)
    for document in deposit.documents:
        found = parsed(document.xml).find(f".//{CROSSREF}conference_paper")
        assert found is not None
        read = found.find(f"{CROSSREF}titles/{CROSSREF}title")
        assert read is not None
        assert as_xml("".join(read.itertext())) == as_xml(f"RETRACTED: {title.plain}")
        first = found[0][0]
        if first.tag == f"{CROSSREF}organization":
            assert as_xml(first.text or "") == as_xml(author.full)
        else:
            assert (
                first.findtext(f"{CROSSREF}given_name", ""),
                first.findtext(f"{CROSSREF}surname"),
            ) == (as_xml(author.given), as_xml(author.surname))


@relaxed
@inputs
def test_schema_takes_what_is_not_refused(
    order: Order, title: RichText, author: Name, text: str
) -> None:
    for document in crossref_deposit(changed(order, title, author, text), HEAD).documents:
        assert schema_errors(document.xml) == []


@relaxed
@inputs
def test_datacite(order: Order, title: RichText, author: Name, text: str) -> None:
    deposit = datacite_deposit(changed(order, title, author, text), volume=True)
    assert deposit.missing == ()
    root = parsed(deposit.documents[1].xml)
    read = root.findtext(f"{DATACITE}titles/{DATACITE}title")
    assert read == as_xml(f"RETRACTED: {title.plain}")
    paragraph = as_xml(title.plain)
    described = root.find(f"{DATACITE}descriptions/{DATACITE}description")
    assert described is not None
    assert as_xml(described.text or "") == paragraph
    assert as_xml(described[0].tail or "") == paragraph
