"""E-mail addresses as they stand in texts of exports, to look for what is left of them."""

from hypothesis import strategies as st

__all__ = ["ADDRESSES", "AROUND"]

_LOCAL = st.from_regex(r"[a-z0-9][a-z0-9._+-]{0,20}", fullmatch=True)
_HOST = st.from_regex(r"([a-z0-9][a-z0-9-]{0,10}[a-z0-9]\.){1,3}[a-z]{2,6}", fullmatch=True)
ADDRESSES = st.builds("{}@{}".format, _LOCAL, _HOST)
AROUND = st.sampled_from(
    [
        "%s",
        "<%s>",
        "Ada (%s)",
        "mailto:%s",
        "%s;%s",
        "see %s.",
        "\\texttt{%s}",
        "<b>%s</b>",
        "\\href{mailto:%s}{me}",
        "<a href='mailto:%s'>me</a>",
        "$%s$",
        "{a, b}%s",
        "x&lt;%s",
    ]
)
"""What stands around them."""
