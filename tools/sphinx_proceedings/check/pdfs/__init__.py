"""Rules over papers' PDFs: whether each is that of its paper, and fit to be published.

What a rule is not sure of it does not tell: an alarm for nothing costs the trust in all others.
"""
