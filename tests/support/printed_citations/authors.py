"""Authors: how many, and what their names are like."""

from support.printed_citations.case import OTHERS, Case, by, people, person

__all__ = ["AUTHORS"]

AUTHORS = {
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
}
