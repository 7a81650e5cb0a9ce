"""What PDFs say of themselves to machines."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.printing.xmp import Described, xmp_packet

_DC = "{http://purl.org/dc/elements/1.1/}"
_LI = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"


def test_a_paper() -> None:
    told = Described(
        title="A < B & C",
        creators=("Ada", "Bob"),
        doi="10.5555/a",
        container="Proceedings",
        first_page="3",
        last_page="4",
    )
    assert xmp_packet(told).decode() == (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:prism="http://prismstandard.org/namespaces/basic/3.0/"'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF><rdf:Description rdf:about=""><dc:title><rdf:Alt>'
        '<rdf:li xml:lang="x-default">A &lt; B &amp; C</rdf:li></rdf:Alt></dc:title>'
        "<dc:creator><rdf:Seq><rdf:li>Ada</rdf:li><rdf:li>Bob</rdf:li></rdf:Seq></dc:creator>"
        "<dc:format>application/pdf</dc:format><dc:identifier>doi:10.5555/a</dc:identifier>"
        "<prism:doi>10.5555/a</prism:doi>"
        "<prism:publicationName>Proceedings</prism:publicationName>"
        "<prism:startingPage>3</prism:startingPage><prism:endingPage>4</prism:endingPage>"
        "<pdf:Producer>sphinx-proceedings</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta>"
        '\n<?xpacket end="r"?>'
    )


@given(st.text(), st.lists(st.text(min_size=1)))
def test_any_text_comes_back(title: str, names: list[str]) -> None:
    packet = xmp_packet(Described(title=f"T{title}", creators=tuple(names)))
    root = ElementTree.fromstring(packet)  # noqa: S314
    found = {
        name: [each.text or "" for each in held.iter(_LI)]
        for name in ("title", "creator")
        for held in root.iter(f"{_DC}{name}")
    }
    wanted = {"title": [f"T{title}"]} | ({"creator": names} if names else {})
    assert found == {name: [*map(_without_controls, texts)] for name, texts in wanted.items()}


def _without_controls(text: str) -> str:
    return "".join(each for each in text if each >= " " and each not in "\ufffe\uffff")
