"""The vocabulary of a portal as frozen values, without input or output."""
