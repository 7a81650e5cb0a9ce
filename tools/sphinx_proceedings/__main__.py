"""`python -m sphinx_proceedings`: the command `proceedings`."""

from __future__ import annotations

import sys

from sphinx_proceedings.cli import main

sys.exit(main())
