"""The vocabulary of the portal as frozen values.  No input or output."""
