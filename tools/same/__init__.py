"""Whether two versions of the tool make the same sites."""
