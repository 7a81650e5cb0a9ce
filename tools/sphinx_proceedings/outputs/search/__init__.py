"""The model → what Pagefind indexes, and what readers can ask for and narrow by."""
