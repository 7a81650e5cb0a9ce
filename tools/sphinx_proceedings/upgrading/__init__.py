"""What a portal's own files need so that a later version of the tool goes on with them."""
