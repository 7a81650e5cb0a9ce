"""Settings of any form have a digest."""

from conftest import Build, Write

CIRCULAR = """extensions = ["sphinx_proceedings"]
html_theme = "basic"
project = "Circular"
known = {"list": []}
known["list"].append(known)
same = [known, known]
"""


def test_a_setting_may_refer_to_itself(write: Write, build: Build) -> None:
    root = write(
        {"conf.py": CIRCULAR, "papers/w.bib": "@misc{a, title = {A}, author = {Lovelace, Ada}}"}
    )
    assert build(root).warnings == ""
    first = build(root).pages()
    assert build(root).pages() == first
