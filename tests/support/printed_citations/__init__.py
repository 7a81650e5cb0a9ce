"""What the five default styles print, held against their manuals.

ACM: “Citation Style and Reference Formats” of the ACM.  APA: Publication Manual, 7th edition.
IEEE: Reference Guide.  Chicago: Manual of Style, 18th edition, author-date.  MLA: Handbook, 9th
edition.  A reason that ends in “left” is a place where the CSL style is not what the manual says.
"""

from support.printed_citations.authors import AUTHORS
from support.printed_citations.texts import TEXTS
from support.printed_citations.works import WORKS

__all__ = ["CASES"]

CASES = AUTHORS | WORKS | TEXTS
