"""What is around and beside the pages: head, style, scripts, search, files."""
