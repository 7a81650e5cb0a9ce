"""The one resolved table of a programme: what happens when and where.

Everything that tells times is made from it: pages, calendars, feeds for apps, metadata, checks.
"""
