"""Titles with something in them."""

from support.printed_citations.case import NOTE, Case, titled

__all__ = ["TEXTS"]

TEXTS = {
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
