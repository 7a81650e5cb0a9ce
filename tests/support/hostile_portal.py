"""A portal in which every field of every source is an attack.

Builds are compared by it too, which run this file alone: it imports nothing.
"""

__all__ = ["EVIL", "FILES"]

EVIL = (
    '<svg onload="alert(1)"> <script>alert(2)</script> {{ 7*7 }} {role}`x`'
    " [a](javascript:alert(1)) *b* $5 \\"
)
TEX = (
    EVIL.replace("\\", r"\textbackslash{}")
    .replace("{{", r"\{\{")
    .replace("}}", r"\}\}")
    .replace("{role}", r"\{role\}")
    .replace("$", r"\$")
)
IMAGE = '<img src=x onerror="alert(3)">'
"""Left out of BibTeX, where it is a publisher's markup for a picture."""
YAML = EVIL.replace("'", "''")
CONF = """\
project = "Test"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
"""
BIB = f"""\
@inproceedings{{evil2026,
  author = {{{{{TEX}}} and Lovelace, Ada}},
  author+an:affiliation = {{2="{TEX.replace('"', "'")}"}},
  title = {{{TEX}}}, abstract = {{{IMAGE} {TEX}}}, note = {{{TEX}}}, award = {{{TEX}}},
  keywords = {{{TEX}}}, publisher = {{{TEX}}}, presenter = {{{{{TEX}}}}}, year = 2026,
  crossref = {{vol2026}},
}}
@inproceedings{{linked2026, author = {{Lovelace, Ada}}, year = 2026,
  keywords = {{../x, \\textless script\\textgreater, index, *stars*, C++, C}},
  author+an:affiliation = {{1="../../x"}}, award = {{{TEX}}}, code = {{https://example.org/?a=(b)*c*}},
  title = {{See \\url{{https://example.org/a_b}} and \\href{{javascript:alert(1)}}{{this}}}}}}
@proceedings{{vol2026, title = {{{TEX}}}, editor = {{{{{TEX}}}}}, isbn = {{{TEX}}}}}
"""
PROGRAM = f"""\
name: '{YAML}'
start: 2026-05-08
timezone: Europe/Rome
place: '{YAML}'
venue: {{name: '{YAML}', address: '{YAML}', url: 'https://example.org'}}
registration: {{url: 'https://example.org', note: '{YAML}'}}
contact: '{YAML}'
handle: '{YAML}'
sponsors: [{{name: '{YAML}', level: '{YAML}'}}, {{name: '{YAML}', url: 'https://example.org'}}]
volume: vol2026
key_dates: [{{what: '{YAML}', date: 2026-01-01, note: '{YAML}'}}]
topics: ['{YAML}']
sessions:
  - id: evil
    title: '{YAML}'
    kind: talks
    start: 2026-05-08 09:00
    room: '{YAML}'
    note: '{YAML}'
    chairs: [{{name: '{YAML}', affiliation: '{YAML}'}}, Somebody Else]
    talks:
      - {{paper: evil2026, title: '{YAML} again'}}
      - paper: linked2026
      - {{title: '{YAML}', abstract: '{YAML}', presenters: ['{YAML}']}}
"""
TOPICS = f"""\
topics:
  - {{label: '{YAML}', also: ['../x', '<script>'], broader: '*b* [c](javascript:alert(1))'}}
  - label: '*b* [c](javascript:alert(1))'
"""
PEOPLE = f"""\
affiliations: [{{name: 'Home of {YAML}', also: ['{YAML}', '../../x'], website: 'https://example.org'}}]
people: [{{id: evil, name: '{YAML}', bio: '{YAML}'}}]
committees:
  - edition: w2026
    role: tpc
    title: '{YAML}'
    members: [{{name: '{YAML}', affiliation: '{YAML}'}}]
"""
INDEX = """\
# Home

```{key-dates} w2026
```

```{topics} w2026
```

{paper}`evil2026` {session}`evil` {person}`evil`

```{toctree}
:hidden:
program/w2026/index
papers/w2026/index
people/index
topics/index
affiliations/index
organisation
```
"""

FILES = {
    "conf.py": CONF,
    "index.md": INDEX,
    "organisation.md": "# Organisation\n\n```{committees} w2026\n```\n",
    "papers/w2026.bib": BIB,
    "program/w2026.yaml": PROGRAM,
    "people/p.yaml": PEOPLE,
    "papers/topics.yaml": TOPICS,
}
