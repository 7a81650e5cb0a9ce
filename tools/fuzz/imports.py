"""Damaged exports of other tools: one is imported and can be used, or is refused as a whole."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from openpyxl import Workbook
from openpyxl.utils.exceptions import IllegalCharacterError

from fuzz.mending import mended_xml
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from sphinx_proceedings.cli import main
from sphinx_proceedings.diagnostics import Code, Severity
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import load_sources

__all__ = ["IMPORTS", "ImportForm"]

_TESTS = Path(__file__).parents[2] / "tests"
_PAPERS, _PROGRAMMES = _TESTS / "paper_exports", _TESTS / "programme_exports"
_EDITION = "w2027"
_BIB = "@misc{engine, title = {Notes on the Engine}, author = {Lovelace, Ada}}\n"
_LACKING = frozenset({Code.BIB_MISSING_FIELD, Code.NAME_SYNTAX})
_OF_BIBTEX = _LACKING | {Code.BIB_VALUE}
_ADDRESS = re.compile(r"[\w.+-]@[\w-]+\.[a-z]{2}")
_MOST_CELLS = 10_000
_JSON = (
    "{", "}", "[", "]", ":", ",", '"', "\\", "null", "true", "NaN", "-Infinity", "-1", "1e999",
    "\\u0000", "\\ud800", "\\u202e", "@", "\u200b", "é", "<b>", "$x$", "{\\", "\n\n", "\ufeff",
)  # fmt: skip
_XML = (
    "<", ">", "</", "/>", "&", "&amp;", "&#x92;", "&x;", "<!--", "-->", "<![CDATA[", "]]>", '"',
    "<author>", "</author>", "<title>", "<paper>", "<volume>", " id='x'", "\u202e", "\ufeff", "é",
)  # fmt: skip
_TABLE = (
    ",", ";", "\t", '"', "\n", "\r", "\r\n", "\0", "=1+1", "+1", "-", "@", "#N/A", "1e999", "NaN",
    "2027-03-28 02:30", "25:00", "0", "45000.5", "31/12/2027", "accept", "\ufeff", "\u202e", "é",
)  # fmt: skip
_YAML = (
    "{", "}", "[", "]", ":", ": ", "- ", "\n", "\n  ", "#", "&a ", "*a", "!", "|\n", ">\n", "'",
    '"', "~", "null", "true", "2027-05-10", "1e999", "\t", "\u202e", "\ufeff", "é", "../", "1.pdf",
)  # fmt: skip
_BIBTEX = (
    "{", "}", '"', ",", "=", "#", "%", "@", "\\", "\n", "$", "&", "@misc{", "@proceedings{x,",
    " and ", "<b>", "doi = {", "crossref = {", "\u202e", "\ufeff", "é",
)  # fmt: skip

_Given = Callable[[str, bytes], Iterable[Mapping[str, bytes]]]
"""The name of a file and its bytes → files to give, each time others."""


def _alone(name: str, data: bytes) -> Iterator[Mapping[str, bytes]]:
    yield {name: data}


def _xml(name: str, data: bytes) -> Iterator[Mapping[str, bytes]]:
    """Also what a lenient parser makes of it: most damage is refused at once."""
    yield {name: data}
    yield {name: mended_xml(data)}


def _table(name: str, data: bytes) -> Iterator[Mapping[str, bytes]]:
    """Also the same table as a workbook."""
    yield {name: data}
    if (book := _workbook(data)) is not None:
        yield {"table.xlsx": book}


def _workbook(data: bytes) -> bytes | None:
    book = Workbook()
    sheet = book.worksheets[0]
    rows = csv.reader(io.StringIO(data.decode("utf-8", "replace"), newline=""), delimiter=";")
    try:
        cells = 0
        for row in rows:
            cells += len(row)
            if cells > _MOST_CELLS:
                return None
            sheet.append([float(cell) if _is_number(cell) else cell for cell in row])
    except (IllegalCharacterError, csv.Error):
        return None
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", cell) is not None


@dataclass(frozen=True)
class ImportForm:
    """An export, imported by the command as editors do it."""

    name: str
    command: str
    """`papers` or `schedule`."""
    samples: tuple[Path, ...]
    """Files to damage."""
    signs: Sequence[str]
    beside: Path | None = None
    """The folder of which the samples are, where a package has other files as well."""
    given: _Given = field(default=_alone)
    wrong_there: frozenset[Code] = _LACKING
    """What is wrong in an export and stays wrong in the portal, where it is told."""

    def examples(self) -> Sequence[bytes]:
        """As they are, and in other encodings."""
        found = [path.read_bytes() for path in self.samples]
        text = found[0].decode("utf-8")
        return [
            *found,
            text.encode("utf-16"),
            b"\xef\xbb\xbf" + found[0],
            text.encode("latin-1", "replace"),
        ]

    def faults(self, data: bytes) -> Iterator[str]:
        """What is refused without a word or half written, and what a portal cannot use."""
        for files in self.given(self.samples[0].name, data):
            yield from self._faults(files)

    def _faults(self, files: Mapping[str, bytes]) -> Iterator[str]:
        with TemporaryDirectory(prefix="fuzz-") as folder:
            root, export = Path(folder, "portal"), Path(folder, "export")
            (root / "papers").mkdir(parents=True)
            if self.command == "schedule":
                (root / "papers" / f"{_EDITION}.bib").write_text(_BIB, encoding="utf-8")
            yield from self._imported(root, self._path(export / "1", files))
            # Once more, over what is sound and was imported before.
            sound = {self.samples[0].name: self.samples[0].read_bytes()}
            self._run(root, self._path(export / "2", sound))
            yield from self._imported(root, self._path(export / "3", files))

    def _path(self, folder: Path, files: Mapping[str, bytes]) -> Path:
        """What is given: the file, or the folder that has others."""
        others = sorted(self.beside.rglob("*")) if self.beside else []
        around = {path.relative_to(self.beside or path): path for path in others if path.is_file()}
        for place, path in around.items():
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).write_bytes(path.read_bytes())
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
        return folder if around or len(files) > 1 else folder / next(iter(files))

    def _run(self, root: Path, path: Path) -> tuple[int, str]:
        told = io.StringIO()
        where = ["--edition", _EDITION, "--root", str(root), "--timezone", "Europe/Rome"]
        with (
            contextlib.redirect_stderr(told),
            contextlib.redirect_stdout(told),
            # Nothing is read twice, and nobody's cache fills.
            patch.dict(os.environ, {FOLDER_VARIABLE: "off"}),
        ):
            status = main(["import", self.command, str(path), *where])
        return status, told.getvalue()

    def _imported(self, root: Path, path: Path) -> Iterator[str]:
        before = _contents(root)
        status, told = self._run(root, path)
        after = _contents(root)
        if status != 0:
            if after != before:
                yield f"it is refused, and {_changed(before, after)} is written: {told}"
            if status != 1 or "error" not in told or "hint: " not in told:
                yield f"it is refused with {status}, and told is {told!r}"
            return
        errors = [
            f"{problem.location}: {problem.message}"
            for problem in assemble_portal(load_sources(root)).diagnostics
            if problem.severity is Severity.ERROR
            and problem.code not in self.wrong_there
            and problem.location.path in after
        ]
        if errors:
            yield f"what is written has errors: {errors[0]}"
        for name, data in after.items():
            if data != before.get(name) and _ADDRESS.search(data.decode("utf-8", "replace")):
                yield f"there is an address in {name}"
        again, told = self._run(root, path)
        if again != 0 or _contents(root) != after:
            yield f"again, {_changed(after, _contents(root))} changes ({again}): {told}"


def _contents(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    return sorted(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )


def _papers(
    name: str,
    signs: Sequence[str],
    *samples: str,
    beside: str = "",
    given: _Given = _alone,
    wrong_there: frozenset[Code] = _LACKING,
) -> ImportForm:
    return ImportForm(
        name=name,
        command="papers",
        samples=tuple(_PAPERS / sample for sample in samples),
        signs=signs,
        beside=_PAPERS / beside if beside else None,
        given=given,
        wrong_there=wrong_there,
    )


def _programme(
    name: str, signs: Sequence[str], *samples: str, given: _Given = _alone
) -> ImportForm:
    paths = tuple(_PROGRAMMES / sample for sample in samples)
    return ImportForm(name=name, command="schedule", samples=paths, signs=signs, given=given)


IMPORTS = (
    _papers("hotcrp", _JSON, "hotcrp-data.json"),
    _papers("hotcrp-csv", _TABLE, "hotcrp-authors.csv"),
    _papers("easychair", _TABLE, "easychair/submission.csv", beside="easychair"),
    _papers("openreview", _JSON, "openreview-2.json", "openreview-1.json"),
    _papers("aclpub2", _YAML, "aclpub2/papers.yml", beside="aclpub2"),
    _papers("aclpub2-committee", _YAML, "aclpub2/program_committee.yml", beside="aclpub2"),
    _papers("aclpub2-conference", _YAML, "aclpub2/conference_details.yml", beside="aclpub2"),
    _papers("pmlr", _BIBTEX, "pmlr/wono27.bib", beside="pmlr", wrong_there=_OF_BIBTEX),
    _papers("anthology", _XML, "2027.notes.xml", given=_xml),
    _papers("dblp", _XML, "dblp.xml", given=_xml),
    _papers("dblp-bib", _BIBTEX, "dblp.bib", wrong_there=_OF_BIBTEX),
    _papers("crossref", _JSON, "crossref.json"),
    _papers("datacite", _JSON, "datacite.json"),
    _papers("csl", _JSON, "csl.json"),
    _programme("pretalx", _JSON, "pretalx-submissions.json"),
    _programme("indico", _JSON, "indico-contributions.json", "indico-sessions.json"),
    _programme("spreadsheet", _TABLE, "programme.csv", given=_table),
)
"""The exports of other tools, each as one file that is damaged, with what lies beside it."""
