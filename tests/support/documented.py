"""What of other packages their documentation tells, and what they have inside."""

OTHERS = ("docutils", "myst_parser", "pydata_sphinx_theme", "ruamel", "sphinx", "sphinx_autobuild")
"""Packages that are touched."""
DOCUMENTED = {
    "docutils",
    "docutils.nodes",
    "sphinx",
    "sphinx.addnodes",
    "sphinx.application",
    "sphinx.builders",
    "sphinx.builders.html",
    "sphinx.cmd.build",
    "sphinx.config",
    "sphinx.domains",
    "sphinx.environment",
    "sphinx.errors",
    "sphinx.locale",
    "sphinx.roles",
    "sphinx.transforms",
    "sphinx.util",
    "sphinx.util.docutils",
    # Its `make_refnode` is in Sphinx's tutorial.
    "sphinx.util.nodes",
    "sphinx.util.typing",
    "sphinx.writers.html5",
}
"""Modules that extensions may use."""
DOCUMENTED_OF_YAML = {"ruamel.yaml", "ruamel.yaml.comments", "ruamel.yaml.scalarstring"}
INSIDE = {
    "app": {"extensions", "parallel", "quiet"},
    "builder": {
        "copysource",
        "current_docname",
        "highlighter",
        "images",
        "out_suffix",
        "parallel_ok",
        "templates",
    },
    "config": {"overrides", "setup", "verbosity"},
    "env": {
        "all_docs",
        "dependencies",
        "dlfiles",
        "images",
        "longtitles",
        "merge_info_from",
        "toc_num_entries",
        "tocs",
        "toctree_includes",
    },
    "translator": {"section_level"},
}
"""Attributes by what code calls the objects that have them; all that begin with `_` are inside."""
