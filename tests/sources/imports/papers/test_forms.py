"""What holds for every form of exports: the whole of `FORMS`, and files that are hostile."""

import json
import re
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.imports import papers
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.papers.forms import FORMS, recognised
from sphinx_proceedings.sources.imports.papers.submissions import Export
from support.packages import export_package, package_of

NAMED = {form.name: form for form in FORMS}
SAMPLES = {
    "2027.notes.xml": "anthology",
    "aclpub2": "aclpub2",
    "crossref.json": "crossref",
    "csl.json": "csl",
    "datacite.json": "datacite",
    "dblp.bib": "dblp",
    "dblp.xml": "dblp",
    "easychair": "easychair",
    "hotcrp-authors.csv": "hotcrp",
    "hotcrp-data.json": "hotcrp",
    "openreview-1.json": "openreview",
    "openreview-2.json": "openreview",
    "pmlr": "pmlr",
}
"""File or folder of `tests/paper_exports` → its form."""
ADDRESS = re.compile(r"[\w.+-]@[\w-]+\.[a-z]{2}")
MAIN = {
    "2027.notes.xml": "2027.notes.xml",
    "aclpub2": "papers.yml",
    "easychair": "submission.csv",
    "pmlr": "wono27.bib",
}
"""Which file of an export lists its papers, where it is not the only one."""


@cache
def read(sample: str) -> Export:
    return NAMED[SAMPLES[sample]].read(export_package(sample))


def with_main(sample: str, data: bytes) -> Package:
    package = export_package(sample)
    main = MAIN.get(sample, sample)
    return package_of({name: package.read(name) for name in package.sizes} | {main: data}, sample)


def main_of(sample: str) -> bytes:
    return export_package(sample).read(MAIN.get(sample, sample))


def read_or_refuse(form: Form, package: Package) -> None:
    """Nothing but an export or an `ExportError` comes of it, and no address is in either."""
    assert form.recognises(package) in (True, False)
    try:
        export = form.read(package)
    except ExportError as error:
        refusal = error
    else:
        assert not ADDRESS.search(repr(export))
        return
    assert refusal.hint
    assert refusal.location.path
    assert not ADDRESS.search(refusal.message + refusal.hint)


def test_names_of_forms_are_their_own() -> None:
    assert len(NAMED) == len(FORMS)
    assert all(re.fullmatch("[a-z0-9]+", form.name) and form.label for form in FORMS)


def test_each_form_is_a_module_and_every_module_with_one_is_listed() -> None:
    modules = (
        import_module(f"{papers.__name__}.{found.name}") for found in iter_modules(papers.__path__)
    )
    found = {id(module.FORM) for module in modules if isinstance(getattr(module, "FORM", 0), Form)}
    assert found == {id(form) for form in FORMS}


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_is_of_one_form_alone(sample: str) -> None:
    package = export_package(sample)
    assert [form.name for form in FORMS if form.recognises(package)] == [SAMPLES[sample]]
    assert recognised(package) is NAMED[SAMPLES[sample]]


@pytest.mark.parametrize("files", [{}, {"a.pdf": b"%PDF"}, {"a.json": b"{}", "a.csv": b"a,b\n"}])
def test_nobody_can_tell(files: dict[str, bytes]) -> None:
    assert recognised(package_of(files)) is None


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_address_is_in_what_is_read(sample: str) -> None:
    export = read(sample)
    assert export.submissions
    assert not ADDRESS.search(repr(export))


@pytest.mark.parametrize("sample", SAMPLES)
def test_reading_again_finds_the_same(sample: str) -> None:
    assert NAMED[SAMPLES[sample]].read(export_package(sample)) == read(sample)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_value_has_a_place(sample: str) -> None:
    export = read(sample)
    assert all(submission.location.line for submission in export.submissions)
    assert all(remark.location.path for remark in export.remarks)


@pytest.mark.parametrize("sample", SAMPLES)
def test_cut_files_are_refused_or_read_in_part(sample: str) -> None:
    data = main_of(sample)
    for end in range(0, len(data), 97):
        read_or_refuse(NAMED[SAMPLES[sample]], with_main(sample, data[:end]))


@pytest.mark.parametrize("sample", SAMPLES)
@given(at=st.floats(0, 1), number=st.integers(0, 9), inserted=st.binary(max_size=6))
def test_damaged_files_are_refused_or_read(
    sample: str, at: float, number: int, inserted: bytes
) -> None:
    data = main_of(sample)
    place = int(at * len(data))
    damaged = data[:place] + inserted + data[place + number :]
    read_or_refuse(NAMED[SAMPLES[sample]], with_main(sample, damaged))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@given(
    data=st.binary(max_size=200), suffix=st.sampled_from([".json", ".xml", ".bib", ".csv", ".xlsx"])
)
def test_any_bytes_are_refused_or_read(form: Form, data: bytes, suffix: str) -> None:
    read_or_refuse(form, package_of({f"a{suffix}": data, "papers.yml": data}))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_an_empty_package_is_refused(form: Form) -> None:
    assert not form.recognises(package_of({}))
    with pytest.raises(ExportError):
        form.read(package_of({}))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_file_that_cannot_be_read_is_of_no_form(form: Form) -> None:
    def refuse(name: str) -> bytes:
        raise ExportError(package.whole, "it is damaged", "copy it again")

    package = replace(
        package_of({"a.json": b"", "a.xml": b"", "a.bib": b""}),
        reader=refuse,
    )
    assert not form.recognises(package)
    with pytest.raises(ExportError):
        form.read(package)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_file_that_is_too_large_is_not_read(sample: str) -> None:
    def refuse(name: str) -> bytes:
        raise AssertionError(name)

    package = export_package(sample)
    sizes = dict.fromkeys(package.sizes, 64 * 1024**2 + 1)
    # How it begins may be looked at.
    large = replace(package, sizes=sizes, reader=refuse, beginner=package.begin)
    with pytest.raises(ExportError, match="it has 67,108,865 bytes, more than the"):
        NAMED[SAMPLES[sample]].read(large)


# JSON of any shape


JSON_SAMPLES = (
    "crossref.json",
    "csl.json",
    "datacite.json",
    "hotcrp-data.json",
    "openreview-1.json",
    "openreview-2.json",
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(
        ["ada@example.org", "<i>x</i>", "10.1234/x", "https://example.org/a@b.org", "x"]
    )
)


def names_in(value: object) -> set[str]:
    match value:
        case dict():
            return {*value, *(name for item in value.values() for name in names_in(item))}
        case list():
            return {name for item in value for name in names_in(item)}
        case _:
            return set()


def values_with(names: set[str]) -> st.SearchStrategy[object]:
    return st.recursive(
        SCALARS,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(sorted(names)), inner, max_size=8)
        ),
        max_leaves=12,
    )


@pytest.mark.parametrize("sample", JSON_SAMPLES)
@given(data=st.data())
def test_values_of_any_type_count_as_absent(sample: str, data: st.DataObject) -> None:
    whole = json.loads(main_of(sample))
    changed = data.draw(st.sampled_from(sorted(names_in(whole))))
    value = data.draw(values_with(names_in(whole)))

    def with_other(item: object) -> object:
        match item:
            case dict():
                return {k: value if k == changed else with_other(v) for k, v in item.items()}
            case list():
                return [with_other(part) for part in item]
            case _:
                return item

    text = json.dumps(with_other(whole))
    read_or_refuse(NAMED[SAMPLES[sample]], with_main(sample, text.encode()))


@pytest.mark.parametrize("sample", JSON_SAMPLES)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 200_000, id="open lists"),
        pytest.param("[" * 200_000 + "]" * 200_000, id="lists within lists"),
        pytest.param('{"message":' * 100_000 + "1" + "}" * 100_000, id="objects within objects"),
        pytest.param("9" * 100_000, id="a long number"),
        pytest.param("[" + "{}," * 1_000_000 + "{}]", id="a million objects"),
        pytest.param("[" + "1," * 8_000_001 + "1]", id="millions of numbers"),
        pytest.param("null", id="null"),
        pytest.param('"message"', id="text"),
    ],
)
def test_hostile_json_is_refused(sample: str, text: str) -> None:
    with pytest.raises(ExportError) as caught:
        NAMED[SAMPLES[sample]].read(with_main(sample, text.encode()))
    assert caught.value.hint


# YAML of any shape


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 200_000, id="open lists"),
        pytest.param("- " * 200_000, id="lists within lists"),
        pytest.param("a: &a [x]\nb: [*a, *a]\n", id="anchors"),
        pytest.param(
            "a0: &a0 x\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 99)),
            id="a bomb of anchors",
        ),
        pytest.param("- !!python/object/apply:os.system [echo]\n", id="a call"),
        pytest.param("- id: 1\n  title: *missing\n", id="an alias without anchor"),
        pytest.param("a: 1\n--- \nb: 2\n", id="several documents"),
        pytest.param("%YAML 9.9\n---\n- a\n", id="another version"),
    ],
)
def test_hostile_yaml_is_refused(text: str) -> None:
    with pytest.raises(ExportError) as caught:
        NAMED["aclpub2"].read(with_main("aclpub2", text.encode()))
    assert caught.value.hint


YAML_FILES = (
    "conference_details.yml",
    "organizing_committee.yml",
    "papers.yml",
    "prefaces.yml",
    "program_committee.yml",
    "sponsors.yml",
)


@pytest.mark.parametrize("file", YAML_FILES)
@given(data=st.data())
def test_yaml_of_any_type_counts_as_absent(file: str, data: st.DataObject) -> None:
    names = {"area", "authors", "editors", "entries", "file", "first_name", "id", "last_name"}
    names |= {"attachments", "attributes", "members", "name", "role", "tier", "logos", "title"}
    names |= {"abstract", "archival", "keywords", "orcid", "type", "url", "isbn", "start_date"}
    # JSON is YAML.
    value = json.dumps(data.draw(values_with(names)))
    package = export_package("aclpub2")
    files = {name: package.read(name) for name in package.sizes}
    read_or_refuse(NAMED["aclpub2"], package_of({**files, file: value.encode()}))


# XML of any shape

XML_SAMPLES = ("2027.notes.xml", "dblp.xml")
BOMB = (
    '<!DOCTYPE s [<!ENTITY a0 "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
FILE = '<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
XML_NAMES = (
    "abstract", "author", "b", "booktitle", "collection", "crossref", "dblp", "doi", "ee", "editor",
    "erratum", "fixed-case", "i", "inproceedings", "last", "meta", "p", "pages", "paper", "par",
    "proceedings", "retracted", "revision", "tex-math", "title", "url", "volume",
)  # fmt: skip
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["id", "key", "date", "href", "orcid", "type"]),
    st.sampled_from(["1", "conf/x/Y", "2027-01-01", "ada@example.org", "https://example.org/"]),
    max_size=3,
)


def element(name: str, attributes: dict[str, str], inner: list[str]) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(inner)}</{name}>"


XML = st.recursive(
    st.sampled_from(
        ["ada@example.org", "x", "&#x202e;", "10.1234/x", "https://example.org/", " . "]
    ),
    lambda inner: st.builds(
        element, st.sampled_from(XML_NAMES), ATTRIBUTES, st.lists(inner, max_size=4)
    ),
    max_leaves=25,
)


@pytest.mark.parametrize("sample", XML_SAMPLES)
@given(inner=st.lists(XML, max_size=4))
def test_xml_of_any_shape_is_refused_or_read(sample: str, inner: list[str]) -> None:
    root = "dblp" if sample == "dblp.xml" else "collection"
    text = f"<{root}>{''.join(inner)}</{root}>"
    read_or_refuse(NAMED[SAMPLES[sample]], with_main(sample, text.encode()))


@pytest.mark.parametrize("sample", XML_SAMPLES)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{BOMB}<collection>&a11;</collection>", id="a bomb of entities"),
        pytest.param(f"{FILE}<collection>&a;</collection>", id="a file as entity"),
        pytest.param("<a>" * 100_000, id="open elements"),
        pytest.param("<a>" * 5000 + "</a>" * 5000, id="elements within elements"),
        pytest.param("<!DOCTYPE html><html><body></body></html>", id="a web page"),
        pytest.param("<collection/>", id="nothing in it"),
        pytest.param("<dblp/>", id="nothing in it either"),
        pytest.param("<other><paper><title>A</title></paper></other>", id="another root"),
    ],
)
def test_hostile_xml_is_refused(sample: str, text: str) -> None:
    with pytest.raises(ExportError) as caught:
        NAMED[SAMPLES[sample]].read(with_main(sample, text.encode()))
    assert caught.value.hint
