"""What may be wrong with a site, one thing at a time."""

from support.site_breaks.links import LINKS
from support.site_breaks.pages import PAGES
from support.site_breaks.records import RECORDS
from support.site_breaks.site_files import SITE_FILES

__all__ = ["BREAKS"]

BREAKS = PAGES | LINKS | RECORDS | SITE_FILES
