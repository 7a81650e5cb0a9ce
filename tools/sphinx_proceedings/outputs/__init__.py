"""The model → what stands beside the pages and in their heads, and what these outputs share."""
