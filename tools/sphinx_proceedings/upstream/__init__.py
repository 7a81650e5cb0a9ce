"""Every touch of what other packages do not document: one module for what belongs together.

For each a test says in a sentence what another version has changed.
"""
