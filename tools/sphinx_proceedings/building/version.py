"""The version of the tool, as its users know it: that of the tag it was built from."""

from importlib.metadata import PackageNotFoundError, version

__all__ = ["__version__"]

try:
    __version__ = version("sphinx-proceedings")
except PackageNotFoundError:
    __version__ = "0.0"  # Its files alone, which nobody has installed.
