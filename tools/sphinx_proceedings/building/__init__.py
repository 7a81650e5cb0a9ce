"""A portal put together, and all that a site needs of it written where it changed.

`pipeline.py` is the way through: it asks for the portal (`effective_portal.py`, which has sources
as they last were good, `last_good_sources.py`, for those that cannot be used now), for what is told
of it (`memory/`, `paper_citations.py`), and has it written (`writing/`).  `site_files.py` names the
files beside the pages, `settings.py` has what `conf.py` says, `version.py` the tool's version.
"""
