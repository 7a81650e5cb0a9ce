"""Works of each kind, and what may be missing of them."""

from support.printed_citations.case import ARTICLE, NOTE, PAPER, Case, without

__all__ = ["WORKS"]

WORKS = {
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
}
