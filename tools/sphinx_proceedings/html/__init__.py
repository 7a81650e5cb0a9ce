"""MyST as `pages/` writes it → HTML as Sphinx would write it, without parsing all of Markdown.

The portal's pages are of a few forms, and an editor's portal has tens of thousands of them: most
of the time of a build went into reading back what the tool itself had written.  What is here knows
those forms only.  Whatever else it meets it does not guess at: it raises `NotUnderstoodError`, and
the page is read and written by MyST and docutils as any other.  Tests hold both to the same bytes.
"""
