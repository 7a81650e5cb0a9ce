"""Crossref's own schema, where a package that carries it is installed."""

from functools import cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any

import pytest

_NAME = "crossref5.4.0.xsd"
_REASON = f"{_NAME} is not there: uv pip install --no-deps -r requirements-schemas.txt"
# Other schemas are named by their address; the package has these two beside Crossref's.
_LOCAL = {
    "http://www.w3.org/Math/XMLSchema/mathml3/mathml3.xsd": "mathml3/mathml3.xsd",
    "http://www.w3.org/2009/01/xml.xsd": "xml.xsd",
}


@cache
def crossref_schema() -> Any:
    """The compiled schema; skips the test without it.  Nothing is loaded from the network."""
    etree = pytest.importorskip("lxml.etree")
    try:
        found = [file for file in files("commonmeta-py") or () if file.name == _NAME]
    except PackageNotFoundError:
        found = []
    if not found:
        pytest.skip(_REASON)
    path = Path(str(found[0].locate()))

    class Local(etree.Resolver):  # type: ignore[misc,name-defined]
        def resolve(self, url: str, public_id: str, context: Any) -> Any:
            if url in _LOCAL:
                local = path.parent / "standard-modules" / _LOCAL[url]
                return self.resolve_filename(str(local), context)
            return None

    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local())
    return etree.XMLSchema(etree.parse(str(path), parser))


def schema_errors(xml: bytes) -> list[str]:
    """What the schema says against the document."""
    etree = pytest.importorskip("lxml.etree")
    schema = crossref_schema()
    schema.validate(etree.fromstring(xml))
    return [error.message for error in schema.error_log]
