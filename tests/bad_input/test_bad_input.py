"""Every kind of bad input: one folder a case, with the report it must give.

`expected.txt` is what `proceedings check` prints (and the page writer adds).  To accept a changed
message on purpose, delete the file and run the test once.
"""

import shutil
from pathlib import Path

import pytest

from sphinx_proceedings.building.pipeline import generate
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.diagnostics import Code

CASES = Path(__file__).parent / "cases"
NOT_HERE = {
    # Found when Sphinx reads hand-written pages (tests/sphinx_ext/test_domain.py),
    Code.UNKNOWN_SESSION,
    Code.AMBIGUOUS_REFERENCE,
    # only on request (tests/check/test_identities.py, test_affiliations.py),
    Code.PERSON_SUSPECT,
    Code.AFFILIATION_SUSPECT,
    # (tests/check/pdfs/, tests/sources/pdf/)
    *({code for code in Code if code.slug.startswith("pdf-")} - {Code.PDF_PICTURE}),
    # in the settings and by what is installed (tests/building/, tests/sphinx_ext/test_outputs.py,
    # tests/sphinx_ext/site/test_search.py, tests/sphinx_ext/test_printed.py,
    # tests/upstream/test_versions.py), and on a cluster (tests/sphinx_ext/test_cluster.py).
    Code.CITATION_STYLE,
    Code.CITATION_UNAVAILABLE,
    Code.CLUSTER_UNAVAILABLE,
    Code.SEARCH_UNAVAILABLE,
    Code.UNKNOWN_OUTPUT,
    # by documents that are printed, which is tried in tests/sphinx_ext/test_printed.py and
    # tests/cli/test_volume.py
    Code.PRINT_GLYPH,
    Code.PRINT_LEFT_OUT,
    Code.PRINT_UNAVAILABLE,
    Code.PAPER_FILES_MISSING,
    # of a size that is not kept here (tests/sources/paper_files/),
    Code.PAPER_FILE_LARGE,
    Code.UNKNOWN_VERSION,
    # No setting, key or field has had another name so far (tests/building/test_former_code.py,
    # tests/sources/bibtex/test_former_fields.py, tests/sources/yaml/test_former_keys.py).
    Code.FORMER_NAME,
}


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda path: path.name)
def test_report_and_sources_as_they_were(case: Path, tmp_path: Path) -> None:
    root = tmp_path / "portal"
    shutil.copytree(case, root, ignore=shutil.ignore_patterns("expected.txt"))
    sources = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    report = text_report(generate(root).diagnostics)
    assert {path: path.read_bytes() for path in sources} == sources
    expected = case / "expected.txt"
    if not expected.exists():
        expected.write_text(report, encoding="utf-8")
        pytest.fail(f"{expected} was missing and has been written: read it")
    assert report == expected.read_text(encoding="utf-8")


def test_every_code_has_a_case() -> None:
    reports = "".join(path.read_text(encoding="utf-8") for path in CASES.glob("*/expected.txt"))
    missing = {code.slug for code in set(Code) - NOT_HERE if f"[{code.slug}]" not in reports}
    assert missing == set()
