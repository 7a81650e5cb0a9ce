"""A document in which the bench has its places."""

__all__ = ["MARKS"]

MARKS = "# P\n" + "".join(
    f"<!-- {name}: make reference -->\n<!-- end of {name} -->\n"
    for name in ("machine", "builds", "comparison")
)
