"""PDF files → what is known of them, and pictures of their first pages, in confined processes."""
