"""The version of the tool, as its users know it."""

__all__ = ["__version__"]

__version__ = "0.1.0"
