"""A portal with enough papers to be related, counted and drawn."""

from support.programmes import head, programme

__all__ = ["BIB", "FILES"]

_PAPERS = (
    ("fed", "Federated Learning at the Edge", "Ada Lovelace and Ben Bold and Cy Cord", "Edge"),
    ("fair", "Fair Federated Learning", "Ada Lovelace and Dee Dove", "edge, Fairness"),
    ("trees", "Pruning Decision Trees", "Eve Earl and Ben Bold", "Trees"),
    ("leaves", "Leaves of Decision Trees", "Eve Earl and Fay Fox", "Trees"),
    ("cuts", "Cutting Decision Trees at the Edge", "Gus Gold", "trees, Edge"),
    ("clouds", "Forecasting Clouds with Federated Learning", "Ben Bold and Cy Cord", ""),
)
BIB = "\n".join(
    f"@inproceedings{{{key}2027, title = {{{title}}}, author = {{{authors}}}, year = 2027,\n"
    f'  booktitle = {{Proc.}}, author+an:affiliation = {{1="Univ. of {key[:1].upper()}"}},\n'
    f"  keywords = {{{keywords}}},\n"
    f"  abstract = {{A paper of {title.lower()}.}}}}"
    for key, title, authors, keywords in _PAPERS
)
PROGRAM = programme(
    """
    - id: one
      title: First
      kind: talks
      start: 2027-05-08 09:00
      talks: [{paper: fed2027}, {paper: fair2027}, {paper: clouds2027}]
    - id: two
      title: Second
      kind: posters
      start: 2027-05-08 11:00
      talks: [{paper: trees2027}, {paper: leaves2027}]
    """,
    head("2027-05-08", name="W 2027"),
)
PEOPLE = """\
committees:
  - {edition: w2027, role: tpc, members: [Ada Lovelace, Hal Holt]}
  - {edition: w2027, role: web-chair, members: [Ida Ives]}
"""
FILES = {
    "papers/w2027.bib": BIB,
    "program/w2027.yaml": PROGRAM,
    "people/committees.yaml": PEOPLE,
    "index.md": "# Home\n\n```{toctree}\npapers/index\nprogram/index\npeople/index\n```\n",
}
