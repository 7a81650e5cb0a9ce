"""Keys of YAML that have former names."""

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.renames import RENAMES, NameOf, Rename
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.schemas import PeopleFile, ProgrammeFile
from sphinx_proceedings.sources.yaml.validation import read_form

RENAMED = (
    Rename(of=NameOf.PROGRAMME, old="zone_of_time", new="timezone", since="1.2"),
    Rename(of=NameOf.PROGRAMME, old="label", new="title", since="1.3"),
    Rename(of=NameOf.PEOPLE, old="begin", new="start", since="1.2"),
)
FORMER = """\
name: W
start: 2027-05-10
"zone_of_time": Europe/Rome  # of the venue
begin: 2027-05-10
sessions:
  - {id: a, label: A, kind: talks, start: 2027-05-10 09:00}
  - {id: d, label: D, kind: talks, start: 2027-05-10 09:30}
  - {id: b, label: B, title: C, kind: talks, start: 2027-05-10 10:00}
"""


def test_former_keys_count_also_where_they_are_needed() -> None:
    source = Source(path="program/w2027.yaml", text=FORMER)
    form, told = read_form(source, ProgrammeFile, RENAMED)
    assert form is not None
    assert form.timezone == "Europe/Rome"
    assert [session.title for session in form.sessions] == ["A", "D", "C"]
    former = [each for each in told if each.code is Code.FORMER_NAME]
    assert former == [
        Diagnostic(
            code=Code.FORMER_NAME,
            location=Location(path="program/w2027.yaml", line=3, column=1),
            message="the key 'zone_of_time' is called 'timezone' since version 1.2",
            hint="write timezone; `proceedings upgrade` does it",
            pointer="/zone_of_time",
        ),
        Diagnostic(
            code=Code.FORMER_NAME,
            location=Location(path="program/w2027.yaml", line=6, column=13),
            message="the key 'label' is called 'title' since version 1.3 (2 times)",
            hint="write title; `proceedings upgrade` does it",
            pointer="/sessions/0/label",
        ),
    ]
    # A key of other files, and one that stands beside the present one, are unknown as ever.
    others = sorted((each.location.line, each.code.slug) for each in told if each not in former)
    assert others == [(4, "yaml-unknown-key"), (8, "yaml-unknown-key")]


def test_other_forms_have_other_names() -> None:
    source = Source(path="people/w.yaml", text="label: x\n")
    _, told = read_form(source, PeopleFile, RENAMED)
    assert [each.code for each in told] == [Code.YAML_UNKNOWN_KEY]


def test_each_old_name_has_one_present_name_that_is_none_of_the_old_ones() -> None:
    former = {(rename.of, rename.old) for rename in RENAMES}
    assert len(former) == len(RENAMES)
    assert former.isdisjoint((rename.of, rename.new) for rename in RENAMES)
