"""`python -m` this with a module and its arguments: it finds nothing that others do not document.

It is missing for this tool alone; Sphinx itself finds it.
"""

import builtins
import runpy
import sys
from collections.abc import Collection
from inspect import currentframe
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.writers.html5 import HTML5Translator

from support.documented import DOCUMENTED, DOCUMENTED_OF_YAML, INSIDE, OTHERS

_CLASSES = {
    "app": Sphinx,
    "builder": StandaloneHTMLBuilder,
    "config": Config,
    "env": BuildEnvironment,
    "translator": HTML5Translator,
}
_import = builtins.__import__


def _is_the_tool(name: str) -> bool:
    return name.partition(".")[0] == "sphinx_proceedings"


def _import_documented(name: str, *others: Any, **named: Any) -> Any:
    is_documented = name in DOCUMENTED | DOCUMENTED_OF_YAML | _OF_YAML
    # What an import statement tells first: the names of the module that it stands in.
    asking = str(others[0].get("__name__", "")) if others and others[0] else ""
    if name.partition(".")[0] in OTHERS and not is_documented and _is_the_tool(asking):
        raise ImportError(f"{asking} imports {name}")
    return _import(name, *others, **named)


_OF_YAML = {"ruamel.yaml.composer", "ruamel.yaml.error", "ruamel.yaml.nodes"}
"""Those are of the version that is known."""


def _hide(kind: type, names: Collection[str]) -> None:
    found = kind.__getattribute__

    def attribute(self: object, name: str) -> Any:
        is_inside = name in names or (name.startswith("_") and not name.startswith("__"))
        asking = currentframe().f_back.f_globals.get("__name__", "")
        if is_inside and _is_the_tool(asking):
            raise AttributeError(f"{kind.__name__}.{name}")
        return found(self, name)

    kind.__getattribute__ = attribute


if __name__ == "__main__":
    builtins.__import__ = _import_documented
    for what, names in INSIDE.items():
        _hide(_CLASSES[what], names)
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
