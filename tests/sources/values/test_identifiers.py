"""DOIs and addresses: what escaped, copied and wrapped ones mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.values.identifiers import (
    doi_in,
    only_address_in,
    url_in,
    without_outer_braces,
)

SICI = "10.1000/(SICI)1097-4571(1999)50:13<1153::AID-X4>3.0.CO;2-U"


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("10.1000/182", "10.1000/182"),
        (" 10.1000/a_b\n", "10.1000/a_b"),
        (r"10.1000/a{\_}b", "10.1000/a_b"),
        (r"10.1000/a\_b", "10.1000/a_b"),
        (r"10.1000/a\textunderscore 9", "10.1000/a_9"),
        (r"10.1000/a{\textunderscore}9", "10.1000/a_9"),
        ("10.1000/a$_$9", "10.1000/a_9"),
        (r"10.1000/a$\_$9", "10.1000/a_9"),
        (r"\detokenize{10.1000/a_b}", "10.1000/a_b"),
        (r"\url{https://doi.org/10.1000/a_b}", "10.1000/a_b"),
        (r"\href{https://doi.org/10.1000/a}{10.1000/a}", "10.1000/a"),
        ("{{10.1000/182}}", "10.1000/182"),
        (SICI, SICI),
        (SICI.replace("<", r"{\textless}").replace(">", r"{\textgreater}"), SICI),
        (SICI.replace("<", "&lt;").replace(">", "&gt;"), SICI),
        (SICI.replace("<", "%3C").replace(">", "%3E"), SICI),
        ("10.1000/a&amp;b", "10.1000/a&b"),
        ("10.1000/u743z‐04‐ii", "10.1000/u743z-04-ii"),
        ("10.1000/182\u200b", "10.1000/182"),
        ("\ufeff10.1000/18\u00ad2", "10.1000/182"),
        ("10.1000/182.", "10.1000/182"),
        ("10.1000/182,", "10.1000/182"),
        ("10.1000/182;", "10.1000/182"),
        ("https://doi.org/10.1000/a).", "10.1000/a"),
        ("10.1000/(a)", "10.1000/(a)"),
        ("doi:10.1000/182", "10.1000/182"),
        ("DOI: https://doi.org/10.1000/182", "10.1000/182"),
        ("DOI 10.1000/182", "10.1000/182"),
        ("urn:doi:10.1000/182", "10.1000/182"),
        ("doi.org/10.1000/182", "10.1000/182"),
        ("https://www.doi.org/10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("http://doi.acm.org/10.1000/1234.5678", "10.1000/1234.5678"),
        ("https://dl.acm.org/doi/abs/10.1145/3.4?x=1", "10.1145/3.4"),
        ("https://link.springer.com/chapter/10.1007/978-3#x", "10.1007/978-3"),
        ("https://doi.org/10.1000%2F182", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182/", "10.1000/182"),
        ("doi.org/10.1000/182/", "10.1000/182"),
        ("10.1000/182/", "10.1000/182/"),
        ("https://doi.org/10.1000/182#section", "10.1000/182"),
        ("10.1000/a#b", "10.1000/a#b"),
        ("10.1000/a&lowbar;b", "10.1000/a_b"),
        ("10.1000/a&amp;#95;b", "10.1000/a_b"),
        (r"10.1000/a\&\#95;b", "10.1000/a_b"),
        ("10.1000/a&amp;#8203;b", "10.1000/ab"),
        (r"\doi{10.1000/182}", "10.1000/182"),
        ("10.1000/182 [doi]", "10.1000/182"),
        ("https://onlinelibrary.wiley.com/doi/10.1002/abc.1/abstract", "10.1002/abc.1"),
        ("https://www.frontiersin.org/articles/10.3389/fnins.2013.1/full", "10.3389/fnins.2013.1"),
        ("https://link.springer.com/content/pdf/10.1007/978-3.pdf", "10.1007/978-3"),
        ("https://www.biorxiv.org/content/10.1101/2020.1.123v2.full.pdf", "10.1101/2020.1.123"),
        (
            "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.1&type=printable",
            "10.1371/journal.pone.1",
        ),
        ("10.1000.10/123", "10.1000.10/123"),
        ("10.1000/müller", "10.1000/müller"),
        # None, or more than one.
        ("", ""),
        ("n/a", ""),
        ("10.1000", ""),
        ("10.1000/a 10.1000/b", ""),
        ("10.1000/a;10.1000/b", ""),
        ("10.1000/a, https://doi.org/10.1000/b", ""),
        (r"10.1000/$\alpha$", ""),
        (r"10.1000/a{\textbackslash}", ""),
        ("10.1000/a\x01b", ""),
        ("10.1000/" + "a" * 3000, ""),
    ],
)
def test_dois(written: str, doi: str) -> None:
    assert doi_in(written) == doi


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org/a", "https://example.org/a"),
        (r"https://example.org/a{\_}b{\%}20c{\#}d{~}e", "https://example.org/a_b%20c#d~e"),
        (r"https://example.org/\~{}n/{\textasciitilde}x/\string~y", "https://example.org/~n/~x/~y"),
        (r"https://example.org/$\sim$y", "https://example.org/~y"),
        (r"https://example.org/?q=a\&b=c&d=e", "https://example.org/?q=a&b=c&d=e"),
        ("https://example.org/?a=b&amp;c=d", "https://example.org/?a=b&c=d"),
        ("{https://example.org/n}", "https://example.org/n"),
        (r"\url{https://example.org/x_(y)}", "https://example.org/x_(y)"),
        (r"\href{https://example.org/r}{here}", "https://example.org/r"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("HTTPS://EXAMPLE.ORG/Ab", "https://example.org/Ab"),
        ("https://example.org/?a=1|2", "https://example.org/?a=1%7C2"),
        ("https://example.org/é/漢.pdf", "https://example.org/é/漢.pdf"),
        ("https://example.org/%7Bx%7D", "https://example.org/%7Bx%7D"),
        ("https://example.org/a[1]/(2)/b;c,d'e!f$g", "https://example.org/a[1]/(2)/b;c,d'e!f$g"),
        ("https://example.org/long/\n   path", "https://example.org/long/path"),
        ("https://example.org/a,", "https://example.org/a"),
        ("https://example.org/a\u200b", "https://example.org/a"),
        ("https://example.org/a\u2010b\u2011c", "https://example.org/a-b-c"),
        ("https://example.org/a–b", "https://example.org/a–b"),
        (r"https://example.org/?a=1\&copy=2\&amp;b=3", "https://example.org/?a=1&copy=2&b=3"),
        # None that can be told.
        ("", ""),
        ("pdfs/12.pdf", ""),
        ("www.example.org/x", ""),
        ("ftp://example.org/x", ""),
        ("javascript:alert(1)", ""),
        ("http://example.org/a b.pdf", ""),
        ("https://example.org/long\n   path", ""),
        ("https://example.org/a, https://example.org/b", ""),
        ("https://example.org/a https://example.org/b", ""),
        ("https://example.org/<x>y", ""),
        (r"https://example.org/\alpha", ""),
        ("https://" + "a" * 100_000, ""),
    ],
)
def test_addresses(written: str, url: str) -> None:
    assert url_in(written) == url


@pytest.mark.parametrize(
    ("written", "url"),
    [
        (r"\url{https://example.org/e}", "https://example.org/e"),
        ("https://example.org/e", "https://example.org/e"),
        (r"Available at \url{https://example.org/e}", ""),
        ("Handed out at the door", ""),
    ],
)
def test_texts_that_are_addresses_only(written: str, url: str) -> None:
    assert only_address_in(written) == url


@pytest.mark.parametrize(
    ("written", "inside"),
    [("{{2027}}", "2027"), (" {a}{b} ", "{a}{b}"), (r"{a\}", r"{a\}"), ("{a}", "a"), ("", "")],
)
def test_outer_braces(written: str, inside: str) -> None:
    assert without_outer_braces(written) == inside


PIECES = st.sampled_from(
    [
        "10.1000/", "https://doi.org/", "https://e.org/", "a", "é", " ", "\n", "%2F", "&lt;", "{",
        "}", "\\_", "{\\%}", "\\url{", "$", "_", ".", ",", ";", "(", ")", "<", ">", "\\",
        "\\textunderscore ", "\u200b", "\u2010", "doi:", "?", "#", "~", "\x00",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=20)


@given(TEXTS)
def test_normal_forms_stay(text: str) -> None:
    for normal in (doi_in, url_in):
        once = normal(text)
        assert normal(once) == once
