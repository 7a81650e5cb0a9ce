"""Documents for print: what pages and timetables say → data → PDF, by templates of Typst."""
