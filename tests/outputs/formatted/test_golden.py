"""What the five default styles print, held against their manuals.

ACM: “Citation Style and Reference Formats” of the ACM.  APA: Publication Manual, 7th edition.
IEEE: Reference Guide.  Chicago: Manual of Style, 18th edition, author-date.  MLA: Handbook, 9th
edition.  A reason that ends in “left” is a place where the CSL style is not what the manual says.
"""

from dataclasses import dataclass

import pytest

from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Text
from sphinx_proceedings.outputs.formatted.citation_store import CitationStore
from sphinx_proceedings.outputs.formatted.citations import format_citations
from sphinx_proceedings.outputs.formatted.styles import DEFAULT_STYLES
from support.default_styles import STYLES

Item = dict[str, object]


def shown(node: Node) -> str:
    """`{style:…}` for styled text, `<address>` or `<text|address>` for links."""
    match node:
        case Text(text):
            return text
        case Math(tex):
            return f"{{math:{tex}}}"
        case Span(style, children):
            return f"{{{style.value}:{''.join(map(shown, children))}}}"
        case Link(url, children):
            text = "".join(map(shown, children))
            return f"<{url}>" if text == url else f"<{text}|{url}>"


def person(given: str, family: str, **parts: str) -> Item:
    return {"family": family, "given": given, **parts}


def people(count: int) -> list[Item]:
    """Ada A. Fa, Ada B. Fb, …"""
    return [person(f"Ada {chr(65 + n)}.", f"F{chr(97 + n)}") for n in range(count)]


OTHERS: Item = {"literal": "others"}
NOTE: Item = {
    "type": "article-journal",
    "title": "Toys",
    "author": people(1),
    "container-title": "J. Toys",
    "issued": {"date-parts": [[2021]]},
}
ARTICLE: Item = {
    "type": "article-journal",
    "title": "A study of toys",
    "author": people(2),
    "container-title": "Journal of Toys",
    "volume": "12",
    "issue": "3",
    "page": "101-115",
    "issued": {"date-parts": [[2021, 2]]},
    "DOI": "10.1000/x_y",
    "URL": "https://toys.example/a",
    "ISSN": "1234-5678",
}
PAPER: Item = {
    "type": "paper-conference",
    "title": "A study of toys",
    "author": people(2),
    "container-title": "Proceedings of the First Toy Conference",
    "collection-title": "Toys ’23",
    "editor": [person("Jo", "Roe")],
    "issued": {"date-parts": [[2023, 5, 8]]},
    "page": "1–12",
    "publisher": "Toy Press",
    "publisher-place": "Toytown",
    "event-title": "First Toy Conference",
    "event-place": "Toytown",
    "DOI": "10.1000/1",
    "ISBN": "9798400700842",
    "archive": "arxiv",
    "archive_location": "2301.00001",
}


def by(*authors: Item) -> Item:
    return {**NOTE, "author": list(authors)}


def titled(title: str) -> Item:
    return {**NOTE, "title": title}


def without(item: Item, *names: str) -> Item:
    return {name: value for name, value in item.items() if name not in names}


@dataclass(frozen=True, kw_only=True)
class Case:
    item: Item
    acm: str
    apa: str
    ieee: str
    chicago: str
    mla: str
    why: str


CASES = {
    "one author": Case(
        item=by(*people(1)),
        acm="Ada A. Fa. 2021. Toys. {emphasis:J. Toys} (2021).",
        apa="Fa, A. A. (2021). Toys. {emphasis:J. Toys}.",
        ieee="A. A. Fa, “Toys,” {emphasis:J. Toys}, 2021.",
        chicago="Fa, Ada A. 2021. “Toys.” {emphasis:J. Toys}.",
        mla="Fa, Ada A. “Toys.” {emphasis:J. Toys}, 2021.",
        why=(
            "ACM: full names in reading order. APA 9.8: family name and initials. "
            "IEEE: initials first. Chicago, MLA: family name first."
        ),
    ),
    "two authors": Case(
        item=by(*people(2)),
        acm="Ada A. Fa and Ada B. Fb. 2021. Toys. {emphasis:J. Toys} (2021).",
        apa="Fa, A. A., & Fb, A. B. (2021). Toys. {emphasis:J. Toys}.",
        ieee="A. A. Fa and A. B. Fb, “Toys,” {emphasis:J. Toys}, 2021.",
        chicago="Fa, Ada A., and Ada B. Fb. 2021. “Toys.” {emphasis:J. Toys}.",
        mla="Fa, Ada A., and Ada B. Fb. “Toys.” {emphasis:J. Toys}, 2021.",
        why=(
            "ACM, IEEE: `and` without comma. APA 9.8: comma and ampersand. Chicago, "
            "MLA: only the first is inverted, with a comma before `and`."
        ),
    ),
    "three authors": Case(
        item=by(*people(3)),
        acm=("Ada A. Fa, Ada B. Fb, and Ada C. Fc. 2021. Toys. {emphasis:J. Toys} (2021)."),
        apa="Fa, A. A., Fb, A. B., & Fc, A. C. (2021). Toys. {emphasis:J. Toys}.",
        ieee="A. A. Fa, A. B. Fb, and A. C. Fc, “Toys,” {emphasis:J. Toys}, 2021.",
        chicago=("Fa, Ada A., Ada B. Fb, and Ada C. Fc. 2021. “Toys.” {emphasis:J. Toys}."),
        mla="Fa, Ada A., et al. “Toys.” {emphasis:J. Toys}, 2021.",
        why=(
            "All put a comma before the conjunction; MLA: three or more are the first and `et al.`"
        ),
    ),
    "eight authors": Case(
        item=by(*people(8)),
        acm=(
            "Ada A. Fa, Ada B. Fb, Ada C. Fc, Ada D. Fd, Ada E. Fe, Ada F. Ff, Ada "
            "G. Fg, and Ada H. Fh. 2021. Toys. {emphasis:J. Toys} (2021)."
        ),
        apa=(
            "Fa, A. A., Fb, A. B., Fc, A. C., Fd, A. D., Fe, A. E., Ff, A. F., Fg, "
            "A. G., & Fh, A. H. (2021). Toys. {emphasis:J. Toys}."
        ),
        ieee="A. A. Fa {emphasis:et al.}, “Toys,” {emphasis:J. Toys}, 2021.",
        chicago=("Fa, Ada A., Ada B. Fb, Ada C. Fc, et al. 2021. “Toys.” {emphasis:J. Toys}."),
        mla="Fa, Ada A., et al. “Toys.” {emphasis:J. Toys}, 2021.",
        why=(
            "ACM: all. APA 9.8: all up to 20. IEEE: more than six are the first and "
            "italic `et al.` Chicago: more than six are the first three. MLA: the "
            "first."
        ),
    ),
    "twenty-five authors": Case(
        item=by(*people(25)),
        acm=(
            "Ada A. Fa, Ada B. Fb, Ada C. Fc, Ada D. Fd, Ada E. Fe, Ada F. Ff, Ada "
            "G. Fg, Ada H. Fh, Ada I. Fi, Ada J. Fj, Ada K. Fk, Ada L. Fl, Ada M. "
            "Fm, Ada N. Fn, Ada O. Fo, Ada P. Fp, Ada Q. Fq, Ada R. Fr, Ada S. Fs, "
            "Ada T. Ft, Ada U. Fu, Ada V. Fv, Ada W. Fw, Ada X. Fx, and Ada Y. Fy. "
            "2021. Toys. {emphasis:J. Toys} (2021)."
        ),
        apa=(
            "Fa, A. A., Fb, A. B., Fc, A. C., Fd, A. D., Fe, A. E., Ff, A. F., Fg, "
            "A. G., Fh, A. H., Fi, A. I., Fj, A. J., Fk, A. K., Fl, A. L., Fm, A. "
            "M., Fn, A. N., Fo, A. O., Fp, A. P., Fq, A. Q., Fr, A. R., Fs, A. S., "
            "… Fy, A. Y. (2021). Toys. {emphasis:J. Toys}."
        ),
        ieee="A. A. Fa {emphasis:et al.}, “Toys,” {emphasis:J. Toys}, 2021.",
        chicago=("Fa, Ada A., Ada B. Fb, Ada C. Fc, et al. 2021. “Toys.” {emphasis:J. Toys}."),
        mla="Fa, Ada A., et al. “Toys.” {emphasis:J. Toys}, 2021.",
        why=(
            "APA 9.8: from 21 the first 19, an ellipsis without ampersand, and the last. ACM: all."
        ),
    ),
    "one and others": Case(
        item=by(*people(1), OTHERS),
        acm="Ada A. Fa et al. 2021. Toys. {emphasis:J. Toys} (2021).",
        apa="Fa, A. A. et al. (2021). Toys. {emphasis:J. Toys}.",
        ieee="A. A. Fa {emphasis:et al.}, “Toys,” {emphasis:J. Toys}, 2021.",
        chicago="Fa, Ada A. et al. 2021. “Toys.” {emphasis:J. Toys}.",
        mla="Fa, Ada A., et al. “Toys.” {emphasis:J. Toys}, 2021.",
        why=(
            "The list in the source is not complete: `et al.` in every style, never "
            "a person called others. APA, Chicago: without comma, as after one name "
            "in a text."
        ),
    ),
    "two and others": Case(
        item=by(*people(2), OTHERS),
        acm="Ada A. Fa, Ada B. Fb, et al. 2021. Toys. {emphasis:J. Toys} (2021).",
        apa="Fa, A. A., Fb, A. B., et al. (2021). Toys. {emphasis:J. Toys}.",
        ieee=("A. A. Fa, A. B. Fb, {emphasis:et al.}, “Toys,” {emphasis:J. Toys}, 2021."),
        chicago="Fa, Ada A., Ada B. Fb, et al. 2021. “Toys.” {emphasis:J. Toys}.",
        mla="Fa, Ada A., et al. “Toys.” {emphasis:J. Toys}, 2021.",
        why=(
            "Every name that is known is printed where the style prints as many; a "
            "comma after several."
        ),
    ),
    "twenty-two and others": Case(
        item=by(*people(22), OTHERS),
        acm=(
            "Ada A. Fa, Ada B. Fb, Ada C. Fc, Ada D. Fd, Ada E. Fe, Ada F. Ff, Ada "
            "G. Fg, Ada H. Fh, Ada I. Fi, Ada J. Fj, Ada K. Fk, Ada L. Fl, Ada M. "
            "Fm, Ada N. Fn, Ada O. Fo, Ada P. Fp, Ada Q. Fq, Ada R. Fr, Ada S. Fs, "
            "Ada T. Ft, Ada U. Fu, Ada V. Fv, et al. 2021. Toys. {emphasis:J. Toys} "
            "(2021)."
        ),
        apa=(
            "Fa, A. A., Fb, A. B., Fc, A. C., Fd, A. D., Fe, A. E., Ff, A. F., Fg, "
            "A. G., Fh, A. H., Fi, A. I., Fj, A. J., Fk, A. K., Fl, A. L., Fm, A. "
            "M., Fn, A. N., Fo, A. O., Fp, A. P., Fq, A. Q., Fr, A. R., Fs, A. S., "
            "et al. (2021). Toys. {emphasis:J. Toys}."
        ),
        ieee="A. A. Fa {emphasis:et al.}, “Toys,” {emphasis:J. Toys}, 2021.",
        chicago=("Fa, Ada A., Ada B. Fb, Ada C. Fc, et al. 2021. “Toys.” {emphasis:J. Toys}."),
        mla="Fa, Ada A., et al. “Toys.” {emphasis:J. Toys}, 2021.",
        why=(
            "APA: the last author is not known, so nothing follows an ellipsis: the "
            "first 19 and `et al.`"
        ),
    ),
    "particles": Case(
        item=by(
            person("Ludwig", "Beethoven", **{"non-dropping-particle": "van"}),
            person("Ana", "Cruz", **{"non-dropping-particle": "de la"}),
        ),
        acm=("Ludwig van Beethoven and Ana de la Cruz. 2021. Toys. {emphasis:J. Toys} (2021)."),
        apa="van Beethoven, L., & de la Cruz, A. (2021). Toys. {emphasis:J. Toys}.",
        ieee="L. van Beethoven and A. de la Cruz, “Toys,” {emphasis:J. Toys}, 2021.",
        chicago=("Beethoven, Ludwig van, and Ana de la Cruz. 2021. “Toys.” {emphasis:J. Toys}."),
        mla=("van Beethoven, Ludwig, and Ana de la Cruz. “Toys.” {emphasis:J. Toys}, 2021."),
        why=(
            "APA 9.8, MLA: the particle stays with the family name. Chicago: "
            "follows the given name where the name is inverted, as the style has it "
            "for all particles."
        ),
    ),
    "particle alone": Case(
        item=by(person("Vincent", "Gogh", **{"non-dropping-particle": "van"})),
        acm="Vincent van Gogh. 2021. Toys. {emphasis:J. Toys} (2021).",
        apa="van Gogh, V. (2021). Toys. {emphasis:J. Toys}.",
        ieee="V. van Gogh, “Toys,” {emphasis:J. Toys}, 2021.",
        chicago="Gogh, Vincent van. 2021. “Toys.” {emphasis:J. Toys}.",
        mla="van Gogh, Vincent. “Toys.” {emphasis:J. Toys}, 2021.",
        why=(
            "As before; MLA would drop a German or Dutch `van` (Gogh, Vincent van), "
            "which needs knowledge of the person: left as the style prints it."
        ),
    ),
    "suffix": Case(
        item=by(person("Martin Luther", "King", suffix="Jr."), person("Jane", "Doe", suffix="III")),
        acm=("Martin Luther King Jr. and Jane Doe III. 2021. Toys. {emphasis:J. Toys} (2021)."),
        apa="King, M. L., Jr., & Doe, J., III. (2021). Toys. {emphasis:J. Toys}.",
        ieee="M. L. King Jr. and J. Doe III, “Toys,” {emphasis:J. Toys}, 2021.",
        chicago=("King, Martin Luther, Jr., and Jane Doe III. 2021. “Toys.” {emphasis:J. Toys}."),
        mla=("King, Martin Luther, Jr., and Jane Doe III. “Toys.” {emphasis:J. Toys}, 2021."),
        why=(
            "APA 9.8: commas around. Chicago, MLA: a comma only where the name is "
            "inverted. ACM, IEEE: none."
        ),
    ),
    "corporate author": Case(
        item=by({"literal": "Institute of Research and Development"}, *people(1)),
        acm=(
            "Institute of Research and Development and Ada A. Fa. 2021. Toys. "
            "{emphasis:J. Toys} (2021)."
        ),
        apa=(
            "Institute of Research and Development, & Fa, A. A. (2021). Toys. {emphasis:J. Toys}."
        ),
        ieee=(
            "Institute of Research and Development and A. A. Fa, “Toys,” {emphasis:J. Toys}, 2021."
        ),
        chicago=(
            "Institute of Research and Development, and Ada A. Fa. 2021. “Toys.” "
            "{emphasis:J. Toys}."
        ),
        mla=(
            "Institute of Research and Development, and Ada A. Fa. “Toys.” "
            "{emphasis:J. Toys}, 2021."
        ),
        why=(
            "APA 9.11, Chicago, MLA: a group is printed in full, neither split at "
            "its `and` nor abbreviated."
        ),
    ),
    "apostrophes in names": Case(
        item=by(person("D’Arcy", "O'Brien")),
        acm="D’Arcy O’Brien. 2021. Toys. {emphasis:J. Toys} (2021).",
        apa="O’Brien, D. (2021). Toys. {emphasis:J. Toys}.",
        ieee="D. O’Brien, “Toys,” {emphasis:J. Toys}, 2021.",
        chicago="O’Brien, D’Arcy. 2021. “Toys.” {emphasis:J. Toys}.",
        mla="O’Brien, D’Arcy. “Toys.” {emphasis:J. Toys}, 2021.",
        why="An apostrophe is typographic; the initial of D’Arcy is D.",
    ),
    "other scripts": Case(
        item=by(person("明", "李"), person("Мария", "Иванова")),
        acm="李明 and Мария Иванова. 2021. Toys. {emphasis:J. Toys} (2021).",
        apa="李明, & Иванова, М. (2021). Toys. {emphasis:J. Toys}.",
        ieee="李明 and М. Иванова, “Toys,” {emphasis:J. Toys}, 2021.",
        chicago="李明, and Мария Иванова. 2021. “Toys.” {emphasis:J. Toys}.",
        mla="李明, and Мария Иванова. “Toys.” {emphasis:J. Toys}, 2021.",
        why=(
            "Chinese: family name first, no space, no comma, no initials (Chicago). "
            "Cyrillic: as Latin."
        ),
    ),
    "no date": Case(
        item=without(NOTE, "issued"),
        acm="Ada A. Fa. Toys. {emphasis:J. Toys}.",
        apa="Fa, A. A. (n.d.). Toys. {emphasis:J. Toys}.",
        ieee="A. A. Fa, “Toys,” {emphasis:J. Toys}.",
        chicago="Fa, Ada A. n.d. “Toys.” {emphasis:J. Toys}.",
        mla="Fa, Ada A. “Toys.” {emphasis:J. Toys}.",
        why=(
            "APA 9.17, Chicago: n.d. MLA: left out. ACM asks for [n. d.], IEEE for "
            "n.d.; their styles print nothing: left."
        ),
    ),
    "article": Case(
        item=ARTICLE,
        acm=(
            "Ada A. Fa and Ada B. Fb. 2021. A study of toys. {emphasis:Journal of "
            "Toys} 12, 3 (February 2021), 101–115. <https://doi.org/10.1000/x_y>"
        ),
        apa=(
            "Fa, A. A., & Fb, A. B. (2021). A study of toys. {emphasis:Journal of "
            "Toys}, {emphasis:12}(3), 101–115. <https://doi.org/10.1000/x_y>"
        ),
        ieee=(
            "A. A. Fa and A. B. Fb, “A study of toys,” {emphasis:Journal of Toys}, "
            "vol. 12, no. 3, pp. 101–115, Feb. 2021, doi: "
            "<10.1000/x_y|https://doi.org/10.1000/x_y>."
        ),
        chicago=(
            "Fa, Ada A., and Ada B. Fb. 2021. “A Study of Toys.” {emphasis:Journal "
            "of Toys} 12 (3): 101–15. <https://doi.org/10.1000/x_y>."
        ),
        mla=(
            "Fa, Ada A., and Ada B. Fb. “A Study of Toys.” {emphasis:Journal of "
            "Toys}, vol. 12, no. 3, Feb. 2021, pp. 101–15, "
            "<https://doi.org/10.1000/x_y>."
        ),
        why=(
            "ACM: volume, issue (month year), pages. APA 9.25: volume in italics. "
            "IEEE: vol., no., pp., month. Chicago: issue in parentheses, 101–15. "
            "MLA: 101–15. A DOI is an address except with IEEE, and goes before a "
            "URL."
        ),
    ),
    "single page": Case(
        item={**ARTICLE, "page": "7"},
        acm=(
            "Ada A. Fa and Ada B. Fb. 2021. A study of toys. {emphasis:Journal of "
            "Toys} 12, 3 (February 2021), 7. <https://doi.org/10.1000/x_y>"
        ),
        apa=(
            "Fa, A. A., & Fb, A. B. (2021). A study of toys. {emphasis:Journal of "
            "Toys}, {emphasis:12}(3), 7. <https://doi.org/10.1000/x_y>"
        ),
        ieee=(
            "A. A. Fa and A. B. Fb, “A study of toys,” {emphasis:Journal of Toys}, "
            "vol. 12, no. 3, p. 7, Feb. 2021, doi: "
            "<10.1000/x_y|https://doi.org/10.1000/x_y>."
        ),
        chicago=(
            "Fa, Ada A., and Ada B. Fb. 2021. “A Study of Toys.” {emphasis:Journal "
            "of Toys} 12 (3): 7. <https://doi.org/10.1000/x_y>."
        ),
        mla=(
            "Fa, Ada A., and Ada B. Fb. “A Study of Toys.” {emphasis:Journal of "
            "Toys}, vol. 12, no. 3, Feb. 2021, p. 7, <https://doi.org/10.1000/x_y>."
        ),
        why="IEEE, MLA: p. for one page.",
    ),
    "address": Case(
        item=without(ARTICLE, "DOI"),
        acm=(
            "Ada A. Fa and Ada B. Fb. 2021. A study of toys. {emphasis:Journal of "
            "Toys} 12, 3 (February 2021), 101–115. Retrieved from "
            "<https://toys.example/a>"
        ),
        apa=(
            "Fa, A. A., & Fb, A. B. (2021). A study of toys. {emphasis:Journal of "
            "Toys}, {emphasis:12}(3), 101–115. <https://toys.example/a>"
        ),
        ieee=(
            "A. A. Fa and A. B. Fb, “A study of toys,” {emphasis:Journal of Toys}, "
            "vol. 12, no. 3, pp. 101–115, Feb. 2021, Available: "
            "<https://toys.example/a>"
        ),
        chicago=(
            "Fa, Ada A., and Ada B. Fb. 2021. “A Study of Toys.” {emphasis:Journal "
            "of Toys} 12 (3): 101–15. <https://toys.example/a>."
        ),
        mla=(
            "Fa, Ada A., and Ada B. Fb. “A Study of Toys.” {emphasis:Journal of "
            "Toys}, vol. 12, no. 3, Feb. 2021, pp. 101–15, "
            "<https://toys.example/a>."
        ),
        why=(
            "Without a DOI the URL. IEEE’s guide has `[Online]. Available:`; the "
            "style prints less: left."
        ),
    ),
    "paper in proceedings": Case(
        item=PAPER,
        acm=(
            "Ada A. Fa and Ada B. Fb. 2023. A study of toys. In "
            "{emphasis:Proceedings of the First Toy Conference} ({emphasis:Toys "
            "’23}), May 08, 2023. Toy Press, Toytown, 1–12. "
            "<https://doi.org/10.1000/1>"
        ),
        apa=(
            "Fa, A. A., & Fb, A. B. (2023). A study of toys. In J. Roe (Ed.), "
            "{emphasis:Proceedings of the First Toy Conference} (pp. 1–12). Toy "
            "Press. <https://doi.org/10.1000/1>"
        ),
        ieee=(
            "A. A. Fa and A. B. Fb, “A study of toys,” in {emphasis:Proceedings of "
            "the First Toy Conference}, J. Roe, Ed., in Toys ’23. Toytown: Toy "
            "Press, May 2023, pp. 1–12. doi: <10.1000/1|https://doi.org/10.1000/1>."
        ),
        chicago=(
            "Fa, Ada A., and Ada B. Fb. 2023. “A Study of Toys.” In "
            "{emphasis:Proceedings of the First Toy Conference}, edited by Jo Roe. "
            "Toys ’23. Toy Press. <https://doi.org/10.1000/1>."
        ),
        mla=(
            "Fa, Ada A., and Ada B. Fb. “A Study of Toys.” {emphasis:Proceedings of "
            "the First Toy Conference}, edited by Jo Roe, Toy Press, 2023, pp. "
            "1–12, <https://doi.org/10.1000/1>. Toys ’23."
        ),
        why=(
            "ACM: series in parentheses; the manual has no day of a conference: the "
            "style prints it. APA 10.5 (published as a chapter), Chicago (pages are "
            "not given), MLA: a chapter in an edited book. IEEE: editors, series; "
            "it abbreviates titles, which the style cannot. Where the preprint lies "
            "is no part of it."
        ),
    ),
    "paper in proceedings without editors": Case(
        item=without(PAPER, "editor"),
        acm=(
            "Ada A. Fa and Ada B. Fb. 2023. A study of toys. In "
            "{emphasis:Proceedings of the First Toy Conference} ({emphasis:Toys "
            "’23}), May 08, 2023. Toy Press, Toytown, 1–12. "
            "<https://doi.org/10.1000/1>"
        ),
        apa=(
            "Fa, A. A., & Fb, A. B. (2023). A study of toys. In "
            "{emphasis:Proceedings of the First Toy Conference} (pp. 1–12). Toy "
            "Press. <https://doi.org/10.1000/1>"
        ),
        ieee=(
            "A. A. Fa and A. B. Fb, “A study of toys,” in {emphasis:Proceedings of "
            "the First Toy Conference}, in Toys ’23. Toytown: Toy Press, May 2023, "
            "pp. 1–12. doi: <10.1000/1|https://doi.org/10.1000/1>."
        ),
        chicago=(
            "Fa, Ada A., and Ada B. Fb. 2023. “A Study of Toys.” In "
            "{emphasis:Proceedings of the First Toy Conference}. Toys ’23. Toy "
            "Press. <https://doi.org/10.1000/1>."
        ),
        mla=(
            "Fa, Ada A., and Ada B. Fb. “A Study of Toys.” {emphasis:Proceedings of "
            "the First Toy Conference}, Toy Press, 2023, pp. 1–12, "
            "<https://doi.org/10.1000/1>. Toys ’23."
        ),
        why=(
            "The same without the editors; the styles of APA, Chicago and MLA would "
            "take it for a paper in a journal, without publisher."
        ),
    ),
    "paper of which little is known": Case(
        item=without(
            PAPER, "editor", "publisher", "publisher-place", "page", "DOI", "collection-title"
        ),
        acm=(
            "Ada A. Fa and Ada B. Fb. 2023. A study of toys. In "
            "{emphasis:Proceedings of the First Toy Conference}, May 08, 2023."
        ),
        apa=(
            "Fa, A. A., & Fb, A. B. (2023). A study of toys. In "
            "{emphasis:Proceedings of the First Toy Conference}."
        ),
        ieee=(
            "A. A. Fa and A. B. Fb, “A study of toys,” in {emphasis:Proceedings of "
            "the First Toy Conference}, May 2023."
        ),
        chicago=(
            "Fa, Ada A., and Ada B. Fb. 2023. “A Study of Toys.” In "
            "{emphasis:Proceedings of the First Toy Conference}."
        ),
        mla=(
            "Fa, Ada A., and Ada B. Fb. “A Study of Toys.” {emphasis:Proceedings of "
            "the First Toy Conference}, 2023."
        ),
        why="Nothing is made up, and no punctuation is left over.",
    ),
    "quotation marks": Case(
        item=titled('The “why” of "toys" and ‘tools’ aren\'t'),
        acm=("Ada A. Fa. 2021. The “why” of “toys” and ‘tools’ aren't. {emphasis:J. Toys} (2021)."),
        apa=("Fa, A. A. (2021). The “why” of “toys” and ‘tools’ aren't. {emphasis:J. Toys}."),
        ieee=("A. A. Fa, “The ‘why’ of ‘toys’ and ‘tools’ aren't,” {emphasis:J. Toys}, 2021."),
        chicago=("Fa, Ada A. 2021. “The ‘Why’ of ‘Toys’ and ‘Tools’ Aren't.” {emphasis:J. Toys}."),
        mla=("Fa, Ada A. “The ‘Why’ of ‘Toys’ and ‘Tools’ Aren't.” {emphasis:J. Toys}, 2021."),
        why=(
            "Chicago: double quotation marks in quoted titles become single. What "
            "is single stays as it was."
        ),
    ),
    "protected case": Case(
        item=titled(
            '<span class="nocase">eBPF</span> for <span class="nocase">gpu</span> users: '
            '<span class="nocase">LaTeX</span> and GPU'
        ),
        acm=("Ada A. Fa. 2021. eBPF for gpu users: LaTeX and GPU. {emphasis:J. Toys} (2021)."),
        apa=("Fa, A. A. (2021). eBPF for gpu users: LaTeX and GPU. {emphasis:J. Toys}."),
        ieee=("A. A. Fa, “eBPF for gpu users: LaTeX and GPU,” {emphasis:J. Toys}, 2021."),
        chicago=("Fa, Ada A. 2021. “eBPF for gpu Users: LaTeX and GPU.” {emphasis:J. Toys}."),
        mla=("Fa, Ada A. “eBPF for gpu Users: LaTeX and GPU.” {emphasis:J. Toys}, 2021."),
        why=(
            "Chicago, MLA: headline case for the words that are not protected. APA "
            "wants sentence case, which no program can make from headlines without "
            "harm to names: titles stay."
        ),
    ),
    "styles": Case(
        item=titled(
            "<i>in vivo</i> H<sub>2</sub>O at 10<sup>3</sup> <b>K</b> "
            'by <span style="font-variant: small-caps;">Sat</span>'
        ),
        acm=(
            "Ada A. Fa. 2021. {emphasis:in vivo} H{subscript:2}O at "
            "10{superscript:3} {strong:K} by {small-caps:Sat}. {emphasis:J. Toys} "
            "(2021)."
        ),
        apa=(
            "Fa, A. A. (2021). {emphasis:in vivo} H{subscript:2}O at "
            "10{superscript:3} {strong:K} by {small-caps:Sat}. {emphasis:J. Toys}."
        ),
        ieee=(
            "A. A. Fa, “{emphasis:in vivo} H{subscript:2}O at 10{superscript:3} "
            "{strong:K} by {small-caps:Sat},” {emphasis:J. Toys}, 2021."
        ),
        chicago=(
            "Fa, Ada A. 2021. “{emphasis:In Vivo} H{subscript:2}O at "
            "10{superscript:3} {strong:K} by {small-caps:Sat}.” {emphasis:J. Toys}."
        ),
        mla=(
            "Fa, Ada A. “{emphasis:In Vivo} H{subscript:2}O at 10{superscript:3} "
            "{strong:K} by {small-caps:Sat}.” {emphasis:J. Toys}, 2021."
        ),
        why="Styles stay; headline case goes into them.",
    ),
    "italics in italics": Case(
        item={**NOTE, "container-title": "Journal of <i>E. coli</i>"},
        acm="Ada A. Fa. 2021. Toys. {emphasis:Journal of} E. coli (2021).",
        apa="Fa, A. A. (2021). Toys. {emphasis:Journal of} E. coli.",
        ieee="A. A. Fa, “Toys,” {emphasis:Journal of} E. coli, 2021.",
        chicago="Fa, Ada A. 2021. “Toys.” {emphasis:Journal of} E. coli.",
        mla="Fa, Ada A. “Toys.” {emphasis:Journal of} E. coli, 2021.",
        why=(
            "Chicago, MLA: italics in an italic title are upright. Headline case "
            "where the container is not protected."
        ),
    ),
    "maths": Case(
        item=titled('On <span class="nocase">n</span>-grams, x_1 < y and O(n)'),
        acm=("Ada A. Fa. 2021. On n-grams, x_1 < y and O(n). {emphasis:J. Toys} (2021)."),
        apa="Fa, A. A. (2021). On n-grams, x_1 < y and O(n). {emphasis:J. Toys}.",
        ieee="A. A. Fa, “On n-grams, x_1 < y and O(n),” {emphasis:J. Toys}, 2021.",
        chicago="Fa, Ada A. 2021. “On n-Grams, x_1 < y and O(n).” {emphasis:J. Toys}.",
        mla="Fa, Ada A. “On n-Grams, x_1 < y and O(n).” {emphasis:J. Toys}, 2021.",
        why="A formula comes as text; a sign of inequality is no tag.",
    ),
    "HTML": Case(
        item=titled("Use <\u2060b>bold<\u2060/b> &lt;tag&gt; <script>X()</script> <\u2060/span>"),
        acm=(
            "Ada A. Fa. 2021. Use <b>bold</b> &lt;tag&gt; <script>X()</script> "
            "</span>. {emphasis:J. Toys} (2021)."
        ),
        apa=(
            "Fa, A. A. (2021). Use <b>bold</b> &lt;tag&gt; <script>X()</script> "
            "</span>. {emphasis:J. Toys}."
        ),
        ieee=(
            "A. A. Fa, “Use <b>bold</b> &lt;tag&gt; <script>X()</script> </span>,” "
            "{emphasis:J. Toys}, 2021."
        ),
        chicago=(
            "Fa, Ada A. 2021. “Use <b>bold</b> &lt;tag&gt; <script>X()</script> "
            "</span>.” {emphasis:J. Toys}."
        ),
        mla=(
            "Fa, Ada A. “Use <b>bold</b> &lt;tag&gt; <script>X()</script> </span>.” "
            "{emphasis:J. Toys}, 2021."
        ),
        why=(
            "Text that looks like HTML is text, also for headline case; the word "
            "joiner that says so is gone."
        ),
    ),
    "LaTeX": Case(
        item=titled(r"$x$ \alpha *s* _u_ [x](y) -- `C` {Z} --- @A ... #1"),
        acm=(
            "Ada A. Fa. 2021. $x$ \\alpha *s* _u_ [x](y) -- `C` {Z} --- @A ... #1. "
            "{emphasis:J. Toys} (2021)."
        ),
        apa=(
            "Fa, A. A. (2021). $x$ \\alpha *s* _u_ [x](y) -- `C` {Z} --- @A ... #1. "
            "{emphasis:J. Toys}."
        ),
        ieee=(
            "A. A. Fa, “$x$ \\alpha *s* _u_ [x](y) -- `C` {Z} --- @A ... #1,” "
            "{emphasis:J. Toys}, 2021."
        ),
        chicago=(
            "Fa, Ada A. 2021. “$x$ \\alpha *s* _u_ [x](y) -- `C` {Z} --- @A ... "
            "#1.” {emphasis:J. Toys}."
        ),
        mla=(
            "Fa, Ada A. “$x$ \\alpha *s* _u_ [x](y) -- `C` {Z} --- @A ... #1.” "
            "{emphasis:J. Toys}, 2021."
        ),
        why=("Text that looks like LaTeX or Markdown is text; dashes and dots stay as they are."),
    ),
}


@pytest.fixture(scope="module")
def printed() -> dict[str, dict[str, RichText]]:
    items = {name: case.item for name, case in CASES.items()}
    citations = format_citations(items, STYLES, store=CitationStore(folder=None))
    assert (citations.missing, citations.failed) == ("", ())
    return {style: dict(found) for style, found in citations.by_style.items()}


@pytest.mark.parametrize("name", CASES)
def test_printed(name: str, printed: dict[str, dict[str, RichText]]) -> None:
    case = CASES[name]
    expected = (case.acm, case.apa, case.ieee, case.chicago, case.mla)
    found = ["".join(map(shown, printed[style][name].nodes)) for style in DEFAULT_STYLES]
    assert dict(zip(DEFAULT_STYLES, found, strict=True)) == dict(
        zip(DEFAULT_STYLES, expected, strict=True)
    ), case.why
